package org.sekisho.member.page;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The apps and authenticators that make codes for a card.
 *
 * @param app        where the app is
 * @param mailTo     where its registration password would go, masked; absent where there is no address
 * @param holders    what makes codes now
 */
public record ProofsView(
        Who who,
        String cardId,
        String lastFour,
        String app,
        @Nullable String mailTo,
        List<CodeHolder> holders,
        Notice notice) {

    /**
     * An app on a device, or an authenticator.
     *
     * @param label what the member called the card on that device; absent for an authenticator
     * @param zone  in which the moments are printed
     */
    public record CodeHolder(
            String id,
            @Nullable String label,
            Instant since,
            @Nullable Instant lastUsed,
            ZoneId zone) {}
}
