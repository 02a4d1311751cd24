package org.sekisho.authvalue;

/** Whoever makes and checks values did not answer as agreed. Expected, so it carries no stack trace; never says what was asked. */
public final class ValueUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    ValueUnavailable(String why) {
        super(why, null, false, false);
    }
}
