package org.sekisho.platform;

/** The configuration cannot work. The message is one sentence for the operator: what is wrong and what to set. */
public final class Misconfigured extends RuntimeException {

    /** @param sentence shown as it is, without a stack trace */
    public Misconfigured(String sentence) {
        super(sentence, null, false, false);
    }
}
