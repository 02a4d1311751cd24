package org.sekisho.member.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whose page it is.
 *
 * @param issuerId     as in the address
 * @param accent       brand colour as {@code #rrggbb}
 * @param supportPhone printed as it stands
 * @param formToken    what forms carry; absent where nobody is signed in
 */
public record Who(
        Locale locale,
        String issuerId,
        String issuerName,
        String accent,
        String supportPhone,
        @Nullable String formToken) {

    /** Path of the first page. */
    public String home() {
        return "/my/" + issuerId;
    }

    /** Not the token. */
    @Override
    public String toString() {
        return "Who[" + issuerId + "]";
    }
}
