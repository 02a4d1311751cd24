package org.sekisho.credential.passkey;

/** What came of looking at an answer. */
public sealed interface Verified {

    /**
     * It is the passkey's, for us, and its holder was verified.
     *
     * @param signCount as the authenticator has counted
     */
    record Right(long signCount, boolean backedUp) implements Verified {}

    /** It is not. */
    record Wrong() implements Verified {}

    /** It counts less than before: somebody may have copied it. */
    record CountsBack() implements Verified {}
}
