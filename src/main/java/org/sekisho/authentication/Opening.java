package org.sekisho.authentication;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.authvalue.Oav1;
import org.sekisho.device.BrowserFacts;
import org.sekisho.protocol.Pan;
import org.sekisho.risk.Channel;
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
     */
    public record Decoupled(Duration time, Use use) {}

    /** What to ask elsewhere is good for. */
    public enum Use {
        /** The cardholder is there and may be asked as usual where this is not possible. */
        INSTEAD,
        /** No cardholder is there: there is no other way to ask. */
        ONLY,
        /** The cardholder is asked as usual; when they did not answer, the 3DS Requestor will ask again, without a cardholder. */
        AFTERWARDS
    }

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
        return asking(merchantsApp, decoupled);
    }

    /** The same request, to be answered elsewhere where that is possible. */
    public Opening decoupled(@Nullable Decoupled wanted) {
        return asking(app, wanted);
    }

    private Opening asking(Facts.@Nullable App app, @Nullable Decoupled decoupled) {
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
                decoupled);
    }

    /**
     * Who is to be paid.
     *
     * @param requestor the 3DS Requestor, as its directory names it; absent for the REST API
     */
    public record Merchant(
            @Nullable String id,
            @Nullable String acquirerBin,
            String name,
            @Nullable String mcc,
            @Nullable String country,
            @Nullable String requestor) {}

    /**
     * What rules look at.
     *
     * @param challengeInd   the 3DS Requestor's preferences, two digits each
     * @param billingCountry ISO 3166-1 numeric
     * @param browser        as the request describes it
     * @param methodRan      whether the 3DS Method may have told more about the browser
     * @param methodId       the id under which it ran earlier, for another authentication; absent where it ran for this one
     * @param absent         why the merchant asks without a cardholder; absent where there is one
     */
    public record Clues(
            List<String> challengeInd,
            @Nullable String billingCountry,
            BrowserFacts browser,
            boolean methodRan,
            @Nullable String methodId,
            @Nullable Absent absent) {}

    /**
     * A request without a cardholder.
     *
     * @param threeRIInd what it is for
     * @param priors     the authentications that it says it rests on
     */
    public record Absent(String threeRIInd, List<Prior> priors) {}

    /**
     * An earlier authentication as a merchant names it; at least one of the ids is there.
     *
     * @param acsTransID as it was written
     */
    public record Prior(
            @Nullable String acsTransID, @Nullable String dsTransID) {}

    /** Where the cardholder is. */
    public Channel channel() {
        return clues.absent() != null ? Channel.THREE_RI : app == null ? Channel.BROWSER : Channel.APP;
    }

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
