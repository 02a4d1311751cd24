package org.sekisho.risk;

/** What an authentication request comes to. */
public enum Verdict {
    /** Authenticated without a screen. */
    APPROVE,
    /** The cardholder is asked to prove who they are. */
    CHALLENGE,
    /** Not authenticated. */
    REFUSE,
    /** Not authenticated, and the issuer asks not to try an authorisation. */
    REJECT,
    /** Proof was wanted and cannot be given: attempted. */
    ATTEMPT,
    /** Proof was wanted and cannot be given: not possible. */
    UNAVAILABLE,
    /** Only data was to be shared: acknowledged. */
    INFORM
}
