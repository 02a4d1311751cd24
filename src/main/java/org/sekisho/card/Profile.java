package org.sekisho.card;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a member's own pages need to know of the member; personal, so it is read only for them.
 *
 * @param loginId    what the member signs in with
 * @param sharesData false once the member stopped the sharing of data with the fraud-scoring provider
 * @param email      confirmed
 * @param phone      confirmed
 * @param passwordId the credential the member signs in with; absent for a member who cannot
 */
public record Profile(
        UUID id,
        String issuerId,
        String loginId,
        @Nullable String language,
        boolean sharesData,
        @Nullable String email,
        @Nullable String phone,
        @Nullable UUID passwordId) {

    /** Nothing of the person. */
    @Override
    public String toString() {
        return "Profile[" + id + "]";
    }
}
