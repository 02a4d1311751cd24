package org.sekisho.requestor;

import java.util.Set;

/** What a token may allow. */
public final class Scopes {

    /** To ask whether a card is enrolled. */
    public static final String ENROLMENT_READ = "enrolment:read";
    /** To authenticate cardholders. */
    public static final String AUTHENTICATIONS_WRITE = "authentications:write";
    /** To ask for results. */
    public static final String AUTHENTICATIONS_READ = "authentications:read";

    /** To read an issuer's rules, and how they would have done. */
    public static final String RULES_READ = "rules:read";

    /** To change an issuer's rules, and to try them. */
    public static final String RULES_WRITE = "rules:write";

    /** To ask why something was decided. */
    public static final String DECISIONS_READ = "decisions:read";

    /** To invite an issuer's cardholders to register. */
    public static final String INVITATIONS_WRITE = "invitations:write";

    /** To verify authentication values. */
    public static final String VALUES_VERIFY = "values:verify";

    /** What only operators of an issuer may have. */
    static final Set<String> OF_OPERATORS =
            Set.of(RULES_READ, RULES_WRITE, DECISIONS_READ, INVITATIONS_WRITE, VALUES_VERIFY);

    private Scopes() {}
}
