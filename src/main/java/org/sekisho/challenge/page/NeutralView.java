package org.sekisho.challenge.page;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page that explains, because no challenge can be shown.
 *
 * @param again how to try once more; absent where that would lead nowhere
 */
public record NeutralView(
        Locale locale, Problem problem, @Nullable Again again) {

    /** A page that offers nothing. */
    public NeutralView(Locale locale, Problem problem) {
        this(locale, problem, null);
    }

    /**
     * What is posted to try again.
     *
     * @param action path on this installation
     * @param leaves whether the challenge can be left as well
     */
    public record Again(String action, Map<String, String> fields, boolean leaves) {}

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
