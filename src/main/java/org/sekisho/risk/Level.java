package org.sekisho.risk;

/** What the fraud-scoring provider thinks. */
public enum Level {
    /** Nothing speaks against it. */
    LOW,
    /** The cardholder should prove who they are. */
    MEDIUM,
    /** It looks like fraud. */
    HIGH,
    /** The provider said nothing that can be trusted: late, absent, wrong, contradictory. Never better than MEDIUM. */
    UNKNOWN
}
