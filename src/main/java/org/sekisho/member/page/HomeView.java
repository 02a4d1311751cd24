package org.sekisho.member.page;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sekisho.transaction.Money;

/**
 * A member's first page.
 *
 * @param email      masked by the caller
 * @param phone      masked by the caller
 * @param sms        whether messages can be sent to telephones at all
 * @param sharesData whether data may be shared with the fraud-scoring provider
 */
public record HomeView(
        Who who,
        String loginId,
        @Nullable String email,
        @Nullable String phone,
        boolean sms,
        Notice notice,
        List<Card> cards,
        List<Line> purchases,
        boolean sharesData) {

    /**
     * One card.
     *
     * @param product what kind of card it is, by its name
     * @param methods what its holder can be asked for
     * @param shops   that its holder trusts
     */
    public record Card(
            String id,
            String lastFour,
            String product,
            boolean blocked,
            @Nullable String message,
            List<String> methods,
            List<Shop> shops) {}

    /**
     * A shop that the holder of a card trusts.
     *
     * @param key  of the merchant, 64 hexadecimal digits
     * @param zone in which the moment is printed
     */
    public record Shop(String key, String name, Instant since, ZoneId zone) {}

    /**
     * One purchase.
     *
     * @param amount absent where nothing was paid
     * @param zone   in which the moment is printed
     */
    public record Line(
            String id,
            String merchant,
            @Nullable Money amount,
            Instant at,
            ZoneId zone,
            String lastFour,
            Result result,
            boolean reported) {}

    /** What became of it, as far as its card's holder may know. */
    public enum Result {
        CONFIRMED,
        ATTEMPTED,
        NOTED,
        REFUSED,
        CANCELLED,
        TIMED_OUT,
        FAILED,
        RUNNING
    }
}
