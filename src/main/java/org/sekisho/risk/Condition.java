package org.sekisho.risk;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One thing a rule asks of a request. What is not known never holds, whichever way the question is put. */
public sealed interface Condition {

    /** Whether it holds. */
    boolean holds(Evidence evidence);

    /** The amount, in major units of one currency; other currencies never meet it. */
    record AmountIn(
            String currency,
            @Nullable BigDecimal atLeast,
            @Nullable BigDecimal below) implements Condition {
        @Override
        public boolean holds(Evidence evidence) {
            Signals.Amount amount = evidence.signals().amount();
            return amount != null
                    && amount.currency().equals(currency)
                    && (atLeast == null || amount.value().compareTo(atLeast) >= 0)
                    && (below == null || amount.value().compareTo(below) < 0);
        }
    }

    /** How many requests there were, this one included. */
    record Velocity(Window window, int atLeast) implements Condition {
        @Override
        public boolean holds(Evidence evidence) {
            Integer counted = evidence.signals().velocity().get(window);
            return counted != null && counted >= atLeast;
        }
    }

    /** Whether the holder has proved who they are on this device before. */
    record KnownDevice(boolean wanted) implements Condition {
        @Override
        public boolean holds(Evidence evidence) {
            return Objects.equals(evidence.signals().knownDevice(), wanted);
        }
    }

    /** Whether the holder trusts the merchant. */
    record TrustedMerchant(boolean wanted) implements Condition {
        @Override
        public boolean holds(Evidence evidence) {
            return Objects.equals(evidence.signals().trustedMerchant(), wanted);
        }
    }

    /** Whether the browser is in another country. */
    record IpCountryDiffers(From from) implements Condition {
        /** Another than which. */
        public enum From {
            BILLING,
            ISSUER
        }

        @Override
        public boolean holds(Evidence evidence) {
            String here = evidence.signals().ipCountry();
            String there =
                    switch (from) {
                        case BILLING -> evidence.signals().billingCountry();
                        case ISSUER -> evidence.signals().issuerCountry();
                    };
            return here != null && there != null && !here.equals(there);
        }
    }

    /** The hour where the issuer is: from, included, until, excluded; over midnight where from is the later one. */
    record HourOfDay(int from, int until) implements Condition {
        @Override
        public boolean holds(Evidence evidence) {
            int hour = evidence.signals().hour();
            return from <= until ? hour >= from && hour < until : hour >= from || hour < until;
        }
    }

    /** A plain fact that is one of a list. */
    record OneOf(Fact fact, Set<String> values) implements Condition {
        @Override
        public boolean holds(Evidence evidence) {
            return fact.of(evidence).anyMatch(values::contains);
        }
    }

    /** Facts that are compared with lists. */
    enum Fact {
        MCC,
        MERCHANT,
        MERCHANT_COUNTRY,
        IP_COUNTRY,
        CHALLENGE_IND,
        CATEGORY,
        CHANNEL,
        THREE_RI_IND,
        PROVIDER,
        CARD;

        /** More than one where the 3DS Requestor has two preferences. */
        private Stream<String> of(Evidence evidence) {
            return this == CHALLENGE_IND
                    ? evidence.signals().challengeInd().stream()
                    : Stream.ofNullable(single(evidence));
        }

        private @Nullable String single(Evidence evidence) {
            Signals signals = evidence.signals();
            return switch (this) {
                case MCC -> signals.mcc();
                case MERCHANT -> signals.merchantId();
                case MERCHANT_COUNTRY -> signals.merchantCountry();
                case IP_COUNTRY -> signals.ipCountry();
                case CHALLENGE_IND -> null;
                case CATEGORY -> signals.payment() ? "PAYMENT" : "NON_PAYMENT";
                case CHANNEL ->
                    signals.channel() == null ? null : signals.channel().text();
                case THREE_RI_IND ->
                    signals.threeRi() == null ? null : signals.threeRi().ind();
                case PROVIDER -> evidence.assessment().level().name();
                case CARD -> evidence.card().name();
            };
        }
    }
}
