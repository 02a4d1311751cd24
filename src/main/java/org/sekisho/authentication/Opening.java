package org.sekisho.authentication;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.authvalue.Oav1;
import org.sekisho.device.BrowserFacts;
import org.sekisho.protocol.Pan;
import org.sekisho.risk.Question;
import org.sekisho.risk.Wish;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.store.NewTransaction.RequestKey;

/**
 * A request to authenticate a cardholder, whichever way it came.
 *
 * @param key             what makes it the same request as an earlier one
 * @param protocol        how it came, for the authentication value
 * @param dsURL           where the RReq goes; absent for the REST API
 * @param notificationURL where the browser is sent at the end
 * @param clues           what rules look at and nobody else
 * @param stored          the request as it is kept: without the card number
 * @param app             the merchant's app that the cardholder is in; absent for a browser
 * @param decoupled       absent where the cardholder is not to be asked without the merchant
 */
public record Opening(
        UUID acsTransId,
        RequestKey key,
        Oav1.Protocol protocol,
        Pan pan,
        String messageVersion,
        String messageCategory,
        String threeDSServerTransID,
        @Nullable String dsTransID,
        @Nullable String dsURL,
        String notificationURL,
        Merchant merchant,
        Facts.@Nullable Purchase purchase,
        @Nullable String language,
        Question.@Nullable Device device,
        Clues clues,
        Wish wish,
        @Nullable UUID requestorId,
        String stored,
        Facts.@Nullable App app,
        @Nullable Decoupled decoupled) {

    /**
     * The 3DS Requestor lets the cardholder answer elsewhere, later. [3DS: threeDSRequestorDecReqInd, threeDSRequestorDecMaxTime]
     *
     * @param time how long
     * @param only whether there is no other way to ask, because no cardholder is there
     */
    public record Decoupled(Duration time, boolean only) {}

    /** A request of a cardholder in a browser. */
    public Opening(
            UUID acsTransId,
            RequestKey key,
            Oav1.Protocol protocol,
            Pan pan,
            String messageVersion,
            String messageCategory,
            String threeDSServerTransID,
            @Nullable String dsTransID,
            @Nullable String dsURL,
            String notificationURL,
            Merchant merchant,
            Facts.@Nullable Purchase purchase,
            @Nullable String language,
            Question.@Nullable Device device,
            Clues clues,
            Wish wish,
            @Nullable UUID requestorId,
            String stored) {
        this(
                acsTransId,
                key,
                protocol,
                pan,
                messageVersion,
                messageCategory,
                threeDSServerTransID,
                dsTransID,
                dsURL,
                notificationURL,
                merchant,
                purchase,
                language,
                device,
                clues,
                wish,
                requestorId,
                stored,
                null,
                null);
    }

    /** The same request of a cardholder in a merchant's app. */
    public Opening in(Facts.App merchantsApp) {
        return new Opening(
                acsTransId,
                key,
                protocol,
                pan,
                messageVersion,
                messageCategory,
                threeDSServerTransID,
                dsTransID,
                dsURL,
                notificationURL,
                merchant,
                purchase,
                language,
                device,
                clues,
                wish,
                requestorId,
                stored,
                merchantsApp,
                decoupled);
    }

    /** The same request, to be answered elsewhere where that is possible. */
    public Opening decoupled(@Nullable Decoupled wanted) {
        return new Opening(
                acsTransId,
                key,
                protocol,
                pan,
                messageVersion,
                messageCategory,
                threeDSServerTransID,
                dsTransID,
                dsURL,
                notificationURL,
                merchant,
                purchase,
                language,
                device,
                clues,
                wish,
                requestorId,
                stored,
                app,
                wanted);
    }

    /** Who is to be paid. */
    public record Merchant(
            @Nullable String id,
            @Nullable String acquirerBin,
            String name,
            @Nullable String mcc,
            @Nullable String country) {}

    /**
     * What rules look at.
     *
     * @param challengeInd   the 3DS Requestor's preference, two digits
     * @param billingCountry ISO 3166-1 numeric
     * @param browser        as the request describes it
     * @param methodRan      whether the 3DS Method may have told more about the browser
     */
    public record Clues(
            @Nullable String challengeInd, @Nullable String billingCountry, BrowserFacts browser, boolean methodRan) {}

    /** Whether money is to be paid. */
    public boolean payment() {
        return "01".equals(messageCategory);
    }

    /** The ids only: the rest is a person's or a card's. */
    @Override
    public String toString() {
        return "Opening[" + acsTransId + "]";
    }
}
