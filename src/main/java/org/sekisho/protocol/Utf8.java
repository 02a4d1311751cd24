package org.sekisho.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** One walk over the bytes of a message, eight at a time, before anybody takes them for text. [RFC 3629] */
final class Utf8 {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final long BACKSLASHES = '\\' * ONES;

    private Utf8() {}

    /** What bytes are. */
    enum Kind {
        /** Not UTF-8: cut off, longer than need be, a surrogate, or beyond the last character. */
        BROKEN,
        /** UTF-8 without a backslash. */
        PLAIN,
        /** UTF-8 with a backslash, behind which JSON can hide any character. */
        ESCAPED
    }

    static Kind of(byte[] bytes) {
        boolean escaped = false;
        int at = 0;
        while (at < bytes.length) {
            if (at <= bytes.length - Long.BYTES && isUnremarkable((long) EIGHT.get(bytes, at))) {
                at += Long.BYTES;
            } else if (bytes[at] >= 0) {
                escaped |= bytes[at] == '\\';
                at++;
            } else {
                int length = sequence(bytes, at);
                if (length == 0) {
                    return Kind.BROKEN;
                }
                at += length;
            }
        }
        return escaped ? Kind.ESCAPED : Kind.PLAIN;
    }

    /** ASCII without a backslash: subtracting one borrows from a byte that is zero, and only a backslash is zero here. */
    private static boolean isUnremarkable(long eight) {
        long others = eight ^ BACKSLASHES;
        return ((eight | ((others - ONES) & ~others)) & HIGH_BITS) == 0;
    }

    /** The length of the character that begins here, 0 if it is none. */
    private static int sequence(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        int length = length(first);
        if (length == 0 || at + length > bytes.length) {
            return 0;
        }
        int second = bytes[at + 1] & 0xFF;
        int lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (second < lowest || second > highest) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    private static int length(int first) {
        if (first < 0xC2 || first > 0xF4) {
            return 0;
        }
        return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    }
}
