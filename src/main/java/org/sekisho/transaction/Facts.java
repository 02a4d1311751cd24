package org.sekisho.transaction;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.protocol.TrustListStatus;

/**
 * What is known when a transaction is opened and what every later step needs. Never changes, holds no card number and no
 * personal data.
 *
 * @param messageVersion  frozen here: no later message may name another
 * @param dsTransID       absent where a merchant came through the REST API
 * @param dsURL           where the RReq goes; absent as above
 * @param notificationURL where the browser is sent at the end; fixed here, never read from a later message; empty for an app
 * @param language        as the browser said it, unchecked
 * @param requestorId     the merchant of the REST API, absent for a directory's AReq
 * @param scheme          whose rules give the ECI
 * @param reasons         why the decision was made
 * @param scored          the fraud-scoring provider's part in it; absent where none was asked
 * @param deviceKey       the browser's, a keyed hash; absent where too little was known of it
 * @param app             absent where the cardholder is in a browser
 * @param decoupled       absent where the cardholder is not asked without the merchant
 * @param asker           who asked; absent in facts of earlier versions
 * @param trust           the trust list; absent where the issuer has none
 * @param fallsBack       whether the cardholder can be asked without the merchant after a challenge that nobody answered
 */
@JsonSerialize(using = FactsWriter.class)
public record Facts(
        String messageVersion,
        String messageCategory,
        String threeDSServerTransID,
        @Nullable String dsTransID,
        @Nullable String dsURL,
        String notificationURL,
        String merchantName,
        @Nullable Purchase purchase,
        @Nullable String language,
        String issuerId,
        @Nullable Account account,
        @Nullable UUID requestorId,
        String scheme,
        Limits limits,
        List<String> reasons,
        @Nullable Scored scored,
        @Nullable String deviceKey,
        @Nullable App app,
        @Nullable Decoupled decoupled,
        @Nullable Asker asker,
        @Nullable Trust trust,
        boolean fallsBack) {

    /**
     * Where the merchant stands on the card's trust list.
     *
     * @param merchant its key; absent where merchant or card cannot be on a list
     * @param listed   whether it was on the list when the request came
     * @param offered  whether the cardholder is asked to put it there
     */
    public record Trust(@Nullable String merchant, boolean listed, boolean offered) {

        /** Before anybody is asked. */
        public TrustListStatus before() {
            if (merchant == null) {
                return TrustListStatus.NOT_ELIGIBLE;
            }
            return listed ? TrustListStatus.LISTED : offered ? TrustListStatus.PENDING : TrustListStatus.NOT_LISTED;
        }

        /**
         * When the challenge is over.
         *
         * @param said what the cardholder said of it; absent where nothing was
         */
        public TrustListStatus after(boolean authenticated, @Nullable Boolean said) {
            if (merchant == null || listed) {
                return before();
            }
            if (!offered || !authenticated || said == null) {
                return TrustListStatus.NOT_LISTED;
            }
            return said ? TrustListStatus.LISTED : TrustListStatus.REJECTED;
        }
    }

    /**
     * The cardholder is asked on another device, whatever becomes of the merchant's page.
     *
     * @param time  how long, from the ARes on
     * @param whole whether the 3DS Requestor gives no more
     */
    public record Decoupled(Duration time, boolean whole) {}

    /**
     * The 3DS Requestor, to be known again when it asks without the cardholder.
     *
     * @param requestor our own name for it, or what the directory calls it
     * @param merchant  the acquirer's name for the merchant; absent where the request named none
     */
    public record Asker(String requestor, @Nullable String merchant) {}

    /**
     * The merchant's app that the cardholder is in.
     *
     * @param sdkTransID     as it was sent
     * @param acsInterface   01 its own screens, 02 pages of ours
     * @param acsUiTemplate  the first that it is to show
     */
    public record App(String sdkTransID, String acsInterface, String acsUiTemplate) {}

    /** Facts of a cardholder in a browser. */
    public Facts(
            String messageVersion,
            String messageCategory,
            String threeDSServerTransID,
            @Nullable String dsTransID,
            @Nullable String dsURL,
            String notificationURL,
            String merchantName,
            @Nullable Purchase purchase,
            @Nullable String language,
            String issuerId,
            @Nullable Account account,
            @Nullable UUID requestorId,
            String scheme,
            Limits limits,
            List<String> reasons,
            @Nullable Scored scored,
            @Nullable String deviceKey) {
        this(
                messageVersion,
                messageCategory,
                threeDSServerTransID,
                dsTransID,
                dsURL,
                notificationURL,
                merchantName,
                purchase,
                language,
                issuerId,
                account,
                requestorId,
                scheme,
                limits,
                reasons,
                scored,
                deviceKey,
                null,
                null,
                null,
                null,
                false);
    }

    /**
     * Who was asked.
     *
     * @param provider  its name; absent for the one without a name
     * @param reference its own name for the question
     */
    public record Scored(
            @Nullable String provider, @Nullable String reference) {}

    /**
     * What is bought.
     *
     * @param amount   minor units, digits only
     * @param currency ISO 4217, three digits
     * @param exponent decimal places of the amount
     * @param date     YYYYMMDDHHMMSS, UTC
     */
    public record Purchase(String amount, String currency, int exponent, String date) {

        private static final DateTimeFormatter WIRE = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

        /** The amount as it is shown. */
        @JsonIgnore
        public Money money() {
            return new Money(amount, exponent, currency);
        }

        /** When it is bought. */
        public Instant at() {
            return at(date);
        }

        /** The moment that the wire writes so. */
        public static Instant at(String date) {
            return LocalDateTime.parse(date, WIRE).toInstant(ZoneOffset.UTC);
        }

        /** A moment as the wire writes it. */
        public static String wireDate(Instant at) {
            return LocalDateTime.ofInstant(at, ZoneOffset.UTC).format(WIRE);
        }
    }

    /**
     * The card and the credential that is asked for.
     *
     * @param kind of the credential, as the credential package names it; absent where nothing can be asked for
     */
    public record Account(
            UUID cardId,
            String lastFour,
            @Nullable UUID credentialId,
            @Nullable String kind) {}

    /** Whether money is to be paid. */
    @JsonIgnore
    public boolean isPayment() {
        return "01".equals(messageCategory);
    }

    /** Whether a directory waits for an RReq when a challenge ends. */
    @JsonIgnore
    public boolean isReportedToDirectory() {
        return dsURL != null;
    }
}
