package org.sekisho.authentication;

/** A request that opens nothing. Expected, so it carries no stack trace. */
public final class Refused extends RuntimeException {

    /** Why. */
    public enum Why {
        /** The card number is in no range of ours. */
        NOT_OUR_CARD,
        /** The card cannot be asked for with a message of this version. */
        OTHER_VERSION,
        /** Another request was made with the same key or id. */
        KEY_TAKEN
    }

    private final Why why;

    Refused(Why why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    /** Why. */
    public Why why() {
        return why;
    }
}
