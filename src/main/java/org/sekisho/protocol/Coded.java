package org.sekisho.protocol;

import org.jspecify.annotations.Nullable;

/** A value from one of the protocol's closed lists. */
interface Coded {

    String code();

    /** The value with this code; an unknown one is a wrong format (203) of the named element. */
    static <E extends Coded> E find(E[] values, @Nullable String code, String element) {
        for (E value : values) {
            if (value.code().equals(code)) {
                return value;
            }
        }
        throw new ProtocolException(ErrorCode.FORMAT_INVALID, element);
    }
}
