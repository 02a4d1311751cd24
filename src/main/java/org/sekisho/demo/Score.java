package org.sekisho.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Set;

/** What the stand-in fraud scorer thinks of a purchase; only its amount in yen counts, so that outcomes can be chosen. */
record Score(String decision, int score, String reason) {
    /** The amount at which the scorer does not answer in time. */
    static final BigDecimal HANGS_AT = BigDecimal.valueOf(7_777);
    /** The amount at which the scorer fails. */
    static final BigDecimal FAILS_AT = BigDecimal.valueOf(8_888);

    static final Score ALLOW = new Score("ALLOW", 80, "low-amount");
    static final Score CHALLENGE = new Score("CHALLENGE", 540, "high-amount");
    static final Score DENY = new Score("DENY", 930, "very-high-amount");

    private static final BigDecimal CHALLENGE_FROM = BigDecimal.valueOf(10_000);
    private static final BigDecimal DENY_FROM = BigDecimal.valueOf(100_000);
    private static final Set<String> NON_PAYMENT = Set.of("02", "NPA", "NON_PAYMENT");
    private static final BigDecimal RATE_OF_THE_OTHERS = BigDecimal.valueOf(150);
    /** Yen for one major unit, by numeric currency code: rough and fixed, so that a demo repeats itself. */
    private static final Map<String, BigDecimal> YEN = Map.of(
            "392", BigDecimal.ONE,
            "840", BigDecimal.valueOf(150),
            "978", BigDecimal.valueOf(160),
            "826", BigDecimal.valueOf(190),
            "156", BigDecimal.valueOf(21),
            "410", new BigDecimal("0.11"),
            "901", new BigDecimal("4.7"));

    static boolean isPayment(String category) {
        return !NON_PAYMENT.contains(category);
    }

    static Score ofNonPayment() {
        return new Score("ALLOW", 50, "no-payment");
    }

    /** The same decision by choice, whatever was bought. */
    Score chosen() {
        return new Score(decision, score, "as-chosen");
    }

    static Score of(BigDecimal yen) {
        if (yen.compareTo(DENY_FROM) >= 0) {
            return DENY;
        }
        return yen.compareTo(CHALLENGE_FROM) >= 0 ? CHALLENGE : ALLOW;
    }

    /** The amount of a purchase {amount, currency, exponent} in yen, or a refusal where it is no amount. */
    static BigDecimal yen(JsonNode purchase) {
        String amount = purchase.path("amount").asText();
        String exponent = purchase.path("exponent").asText("0");
        if (!amount.matches("\\d{1,48}") || !exponent.matches("\\d")) {
            throw new Refusal(400, "purchase.amount must be minor units in digits and purchase.exponent one digit.");
        }
        return yen(
                new BigDecimal(amount).movePointLeft(Integer.parseInt(exponent)),
                purchase.path("currency").asText());
    }

    /** An amount of major units in yen. */
    static BigDecimal yen(BigDecimal amount, String currency) {
        return amount.multiply(YEN.getOrDefault(currency, RATE_OF_THE_OTHERS)).setScale(0, RoundingMode.HALF_UP);
    }
}
