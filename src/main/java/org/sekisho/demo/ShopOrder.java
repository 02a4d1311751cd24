package org.sekisho.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One purchase: what was bought, and how far its authentication is. */
public record ShopOrder(
        UUID id,
        UUID serverTransId,
        Lang lang,
        String article,
        String amount,
        ShopCard card,
        WindowSize windowSize,
        boolean sandboxed,
        Progress progress) {

    /**
     * What has become known since; everything is empty at first.
     *
     * @param sentence what the issuer wants the customer to read
     */
    public record Progress(
            @Nullable String acsTransId,
            @Nullable String acsUrl,
            @Nullable Decision decision,
            @Nullable String sentence,
            @Nullable Instant decidedAt,
            @Nullable Instant returnedAt,
            @Nullable Instant challengedAt,
            Instant now) {
        static Progress none() {
            return new Progress(null, null, null, null, null, null, null, Instant.EPOCH);
        }
    }

    /** After this long with a result but without the browser the page moves on by itself. */
    private static final Duration BROWSER_IS_LOST = Duration.ofSeconds(15);
    /** How long a browser that came back waits for the result from server to server. */
    private static final Duration RESULT_IS_LOST = Duration.ofMinutes(2);

    public String lastFour() {
        return card.lastFour();
    }

    public @Nullable Decision decision() {
        return progress.decision();
    }

    public boolean isDecided() {
        return progress.decision() != null;
    }

    public boolean isChallenge() {
        return progress.acsUrl() != null;
    }

    /** Whether the customer answers elsewhere, and has not yet. */
    public boolean isLater() {
        return !isDecided() && !isChallenge() && progress.acsTransId() != null;
    }

    /** Whether the page around the challenge should go to the result. */
    public boolean isOver() {
        Instant decided = progress.decidedAt();
        boolean lost = decided != null && decided.plus(BROWSER_IS_LOST).isBefore(progress.now());
        return progress.returnedAt() != null || lost || (isDecided() && !isChallenge());
    }

    /** Whether the browser has come back from the issuer. */
    public boolean isBack() {
        return progress.returnedAt() != null;
    }

    /** Whether it still makes sense to wait for the result. */
    public boolean isWaiting() {
        Instant returned = progress.returnedAt();
        return !isDecided()
                && (returned == null || returned.plus(RESULT_IS_LOST).isAfter(progress.now()));
    }
}
