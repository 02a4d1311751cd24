package org.sekisho.risk;

import org.sekisho.protocol.TransStatus;

/** What an authentication request comes to. */
public enum Verdict {
    /** Authenticated without a screen. */
    APPROVE(TransStatus.AUTHENTICATED),
    /** The cardholder is asked to prove who they are. */
    CHALLENGE(TransStatus.CHALLENGE),
    /** Not authenticated. */
    REFUSE(TransStatus.NOT_AUTHENTICATED),
    /** Not authenticated, and the issuer asks not to try an authorisation. */
    REJECT(TransStatus.REJECTED),
    /** Proof was wanted and cannot be given: attempted. */
    ATTEMPT(TransStatus.ATTEMPTED),
    /** Proof was wanted and cannot be given: not possible. */
    UNAVAILABLE(TransStatus.UNAVAILABLE),
    /** Only data was to be shared: acknowledged. */
    INFORM(TransStatus.INFORMATIONAL);

    private final TransStatus transStatus;

    Verdict(TransStatus transStatus) {
        this.transStatus = transStatus;
    }

    /** How the request is answered. */
    public TransStatus transStatus() {
        return transStatus;
    }

    /** The verdict behind an answer; whether the cardholder is asked at once or elsewhere makes no other one. */
    public static Verdict of(TransStatus answered) {
        if (answered == TransStatus.DECOUPLED) {
            return CHALLENGE;
        }
        for (Verdict verdict : values()) {
            if (verdict.transStatus == answered) {
                return verdict;
            }
        }
        throw new IllegalArgumentException("no verdict is answered " + answered);
    }
}
