package org.sekisho.credential.oath;

/** TOTP (RFC 6238): a code of a step of time. */
public final class Totp {

    /** Seconds of a step, where nothing else was agreed. */
    public static final int STEP_SECONDS = 30;

    private Totp() {}

    /** The step that a moment is in. */
    public static long step(long epochSeconds) {
        return Math.floorDiv(epochSeconds, STEP_SECONDS);
    }

    /** The code of a step, with 6 to 8 digits. */
    public static String code(byte[] key, OathHash hash, long step, int digits) {
        if (digits < 6 || digits > 8) {
            throw new IllegalArgumentException("a code has 6 to 8 digits");
        }
        return Hotp.code(key, hash, step, digits);
    }
}
