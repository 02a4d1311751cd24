package org.sekisho.card;

/** Kinds of credentials. Each credential is counted and locked by itself, whichever way it is asked for. */
public enum Factor {
    /** The member's password, which is that of all the member's cards. */
    PASSWORD,
    /** The right to one-time codes that are sent. */
    SENT_CODE,
    /** The one-time-code app, or an authenticator of the member's own. */
    APP,
    /** A passkey. */
    PASSKEY
}
