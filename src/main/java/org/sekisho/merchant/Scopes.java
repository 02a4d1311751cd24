package org.sekisho.merchant;

/** What a token may allow. */
final class Scopes {

    static final String ENROLMENT_READ = "enrolment:read";
    static final String AUTHENTICATIONS_WRITE = "authentications:write";
    static final String AUTHENTICATIONS_READ = "authentications:read";

    private Scopes() {}
}
