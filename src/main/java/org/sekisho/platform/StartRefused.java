package org.sekisho.platform;

/** Sekisho cannot start, and the message says why and what to do in one sentence for the person who started it. */
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A refusal; no secret may be part of the sentence. */
    public StartRefused(String sentence) {
        super(sentence, null, false, false);
    }
}
