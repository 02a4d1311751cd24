package org.sekisho.risk;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.jspecify.annotations.Nullable;

/**
 * What the fraud-scoring provider is told. An allow-list: nothing is sent that is not named here, and no card number, name or
 * address is.
 */
@JsonSerialize(using = QuestionJson.class)
public record Question(
        String transactionId,
        String sessionId,
        String channel,
        String category,
        Card card,
        Merchant merchant,
        @Nullable Purchase purchase,
        @Nullable Device device) {

    /**
     * The card.
     *
     * @param token keyed hash of the card number
     */
    public record Card(String bin, String token, String scheme) {}

    /** The merchant. */
    public record Merchant(
            @Nullable String id,
            String name,
            @Nullable String mcc,
            @Nullable String country) {}

    /** The purchase, amount in minor units. */
    public record Purchase(String amount, String currency, int exponent, String date) {}

    /**
     * The browser.
     *
     * @param key keyed hash of what tells it from others
     */
    public record Device(
            @Nullable String ip,
            @Nullable String userAgent,
            @Nullable String language,
            @Nullable String timeZone,
            @Nullable String screen,
            @Nullable String key) {

        /** The same with its key. */
        public Device with(@Nullable String key) {
            return new Device(ip, userAgent, language, timeZone, screen, key);
        }
    }
}
