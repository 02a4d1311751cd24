package org.sekisho.merchant;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sekisho.protocol.Pan;
import org.sekisho.requestor.Requestor;
import org.sekisho.rest.Members;
import org.sekisho.risk.Wish;

/**
 * A request to authenticate a cardholder, checked.
 *
 * @param amount   minor units
 * @param language as the browser says it
 * @param decoupled how long the cardholder may answer elsewhere; absent where that is not wished
 * @param stored   the request as it is kept: without the card number
 */
record AuthenticationRequest(
        Pan pan,
        long amount,
        Currency currency,
        @Nullable String merchantName,
        String returnUrl,
        @Nullable String language,
        BrowserFacts browser,
        Wish wish,
        @Nullable Duration decoupled,
        String stored) {

    private static final int LONGEST_URL = 2048;
    private static final int LONGEST_MERCHANT_NAME = 40;
    private static final int LONGEST_LANGUAGE = 35;
    /** Seven days, as EMV 3DS has it. */
    private static final int LONGEST_MINUTES = 10_080;
    /** Twelve digits, as authorisation messages have them. */
    private static final long MOST = 999_999_999_999L;

    /** The request as its sender writes it, for the API description. */
    @Schema(name = "AuthenticationRequest")
    record Body(
            @Schema(required = true, pattern = "[0-9]{13,19}")
            String cardNumber,

            @Schema(description = "YYMM", pattern = "[0-9]{4}")
            String cardExpiry,

            @Schema(required = true) Amount amount,

            @Schema(description = "Shown to the cardholder; your own name where absent", maxLength = 40)
            String merchantName,

            @Schema(
                    required = true,
                    description = "Where the browser goes after the challenge; at one of your registered origins",
                    maxLength = LONGEST_URL)
            String returnUrl,

            @Schema(description = "Language tag such as ja or en-GB")
            String language,

            BrowserFacts.Body browser,

            @Schema(
                    enumeration = {"NONE", "CHALLENGE", "NO_CHALLENGE"},
                    defaultValue = "NONE")
            String challengePreference,

            Decoupled decoupled) {}

    /** What lets cardholders answer elsewhere, for the API description. */
    @Schema(
            name = "Decoupled",
            description =
                    "The cardholder may answer on another device, later, without a page of yours. Where that cannot be, they are asked as usual.")
    record Decoupled(
            @Schema(required = true, description = "How long", minimum = "1", maximum = "10080")
            int maxMinutes) {}

    /** An amount, for the API description. */
    record Amount(
            @Schema(required = true, description = "Minor units", minimum = "1")
            long value,

            @Schema(required = true, description = "ISO 4217 letters", pattern = "[A-Z]{3}")
            String currency) {}

    /** Only the ids of it: the rest is a person's or a card's. */
    @Override
    public String toString() {
        return "AuthenticationRequest[" + pan + "]";
    }

    /** Reads and checks all members; fails with a problem that names each one that is wrong. */
    static AuthenticationRequest read(ObjectNode body, Requestor requestor, CardNumbers cardNumbers) {
        Members members = Members.of(body);
        Pan pan = cardNumbers.read(members);
        members.text(
                "cardExpiry", 4, text -> text.matches("[0-9]{2}(0[1-9]|1[0-2])"), "must be the year and month as YYMM");
        members.require("amount");
        Members amount = members.object("amount");
        Long value = members.has("amount") ? value(amount) : null;
        Currency currency = members.has("amount") ? currency(amount) : null;
        String merchantName = members.text("merchantName", LONGEST_MERCHANT_NAME);
        members.require("returnUrl");
        String returnUrl = members.text(
                "returnUrl",
                LONGEST_URL,
                text -> uri(text).filter(requestor::mayReturnTo).isPresent(),
                "must be an absolute address at one of your registered origins");
        String language = members.text(
                "language", LONGEST_LANGUAGE, BrowserFacts::isLanguage, "must be a language tag such as ja or en-GB");
        BrowserFacts browser = BrowserFacts.read(members.object("browser"));
        Wish wish = wish(members);
        Duration decoupled = decoupled(members);
        members.end();
        return new AuthenticationRequest(
                requireNonNull(pan),
                requireNonNull(value),
                requireNonNull(currency),
                merchantName,
                requireNonNull(returnUrl),
                language == null ? browser.language() : language,
                browser,
                wish,
                decoupled,
                body.put("cardNumber", pan.toString()).toString());
    }

    private static @Nullable Duration decoupled(Members members) {
        if (!members.has("decoupled")) {
            return null;
        }
        Members wanted = members.object("decoupled");
        wanted.require("maxMinutes");
        Long minutes = wanted.integer("maxMinutes", 1, LONGEST_MINUTES);
        return minutes == null ? null : Duration.ofMinutes(minutes);
    }

    private static @Nullable Long value(Members amount) {
        amount.require("value");
        return amount.integer("value", 1, MOST);
    }

    private static @Nullable Currency currency(Members amount) {
        amount.require("currency");
        String code = amount.text(
                "currency", 3, text -> money(text).isPresent(), "must be three letters of ISO 4217 that name money");
        return code == null ? null : Currency.getInstance(code);
    }

    /** Metals, funds and "none" have no decimal places: they are not money. */
    private static Optional<Currency> money(String code) {
        try {
            return Optional.of(Currency.getInstance(code)).filter(found -> found.getDefaultFractionDigits() >= 0);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text)).filter(AuthenticationRequest::isWeb);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isWeb(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        return Set.of("http", "https").contains(scheme) && uri.getHost() != null;
    }

    private static Wish wish(Members members) {
        String preference = members.text(
                "challengePreference",
                12,
                text -> Set.of("NONE", "CHALLENGE", "NO_CHALLENGE").contains(text),
                "must be NONE, CHALLENGE or NO_CHALLENGE");
        // A merchant that would rather have no challenge gets one all the same where the risk asks for it.
        return "CHALLENGE".equals(preference) ? Wish.CHALLENGE : Wish.NONE;
    }
}
