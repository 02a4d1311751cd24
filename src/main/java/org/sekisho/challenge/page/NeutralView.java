package org.sekisho.challenge.page;

import java.util.Locale;

/** A page that explains and offers nothing, because no challenge can be named. */
public record NeutralView(Locale locale, Problem problem) {
    /** Why nothing can be offered here. */
    public enum Problem {
        /** The transaction is not known, or not any more. */
        UNKNOWN(404),
        /** The challenge goes on in another window. */
        ELSEWHERE(409),
        /** We cannot answer now; trying again may help. */
        UNAVAILABLE(503);

        final int status;

        Problem(int status) {
            this.status = status;
        }
    }
}
