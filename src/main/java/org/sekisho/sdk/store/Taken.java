package org.sekisho.sdk.store;

/**
 * What becomes of a message that came in.
 *
 * @param <M> the message, once it was read
 */
public sealed interface Taken<M> {

    /**
     * It is the caller's to answer.
     *
     * @param turn lets only the latest of those who work on it answer
     */
    record Yours<M>(M message, SdkSession session, int turn) implements Taken<M> {}

    /** It was answered before, like this. */
    record Answered<M>(String answer) implements Taken<M> {}

    /** Somebody is answering it, or the one before it. */
    record Wait<M>() implements Taken<M> {}

    /** The conversation is over. */
    record Over<M>() implements Taken<M> {}

    /** There is no such conversation. */
    record Unknown<M>() implements Taken<M> {}
}
