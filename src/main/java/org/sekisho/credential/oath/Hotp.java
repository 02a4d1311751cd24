package org.sekisho.credential.oath;

import java.nio.ByteBuffer;

/** HOTP (RFC 4226): a code of a counter. */
public final class Hotp {

    private static final long[] POWERS = {
        1L, 10L, 100L, 1_000L, 10_000L, 100_000L, 1_000_000L, 10_000_000L, 100_000_000L, 1_000_000_000L, 10_000_000_000L
    };

    private Hotp() {}

    /** The code of a counter, with its leading zeros. */
    public static String code(byte[] key, OathHash hash, long counter, int digits) {
        byte[] message = ByteBuffer.allocate(Long.BYTES).putLong(counter).array();
        return truncate(hash.hmac(key, message), digits);
    }

    /** Dynamic truncation [RFC 4226, 5.3]: the last four bits say where the 31 bits of the code begin. */
    static String truncate(byte[] mac, int digits) {
        if (digits < 4 || digits > 10) {
            throw new IllegalArgumentException("a code has 4 to 10 digits");
        }
        int offset = mac[mac.length - 1] & 0x0F;
        long number = ByteBuffer.wrap(mac).getInt(offset) & 0x7FFF_FFFF;
        return padded(number % POWERS[digits], digits);
    }

    private static String padded(long number, int digits) {
        String text = Long.toString(number);
        return "0".repeat(digits - text.length()) + text;
    }
}
