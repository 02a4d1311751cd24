package org.sekisho.requestor;

/** What a token may allow. */
public final class Scopes {

    /** To ask whether a card is enrolled. */
    public static final String ENROLMENT_READ = "enrolment:read";
    /** To authenticate cardholders. */
    public static final String AUTHENTICATIONS_WRITE = "authentications:write";
    /** To ask for results. */
    public static final String AUTHENTICATIONS_READ = "authentications:read";

    private Scopes() {}
}
