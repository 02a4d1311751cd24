package org.sekisho.sdk.crypto;

import java.util.Arrays;

/** The 256 bits that Sekisho and one app share for one challenge. */
public final class SessionKey {

    private static final int LENGTH = 32;
    private static final int HALF = LENGTH / 2;

    private final byte[] bytes;

    /** Takes a key as it was agreed on or kept. */
    public SessionKey(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a session key has 32 bytes");
        }
        this.bytes = bytes.clone();
    }

    /** The whole key, to be kept or used. */
    public byte[] all() {
        return bytes.clone();
    }

    byte[] leftHalf() {
        return Arrays.copyOf(bytes, HALF);
    }

    byte[] rightHalf() {
        return Arrays.copyOfRange(bytes, HALF, LENGTH);
    }

    @Override
    public String toString() {
        return "SessionKey[…]";
    }
}
