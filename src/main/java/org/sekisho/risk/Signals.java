package org.sekisho.risk;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sekisho.protocol.Currencies;

/**
 * What rules look at. Whatever is absent is not known, and a condition on it does not hold.
 *
 * @param amount          absent where nothing is paid
 * @param hour            of the day where the issuer is, 0 to 23
 * @param challengeInd    the 3DS Requestor's preferences, two digits each; empty where it has none
 * @param ipCountry       where the browser's address is, ISO 3166-1 numeric, as all countries here
 * @param knownDevice     whether the card's holder proved who they are on this device before; absent where nobody looked
 * @param trustedMerchant whether the card's holder trusts the merchant; absent where the issuer has no trust lists
 * @param velocity        requests in windows that a rule asks for, this one included
 * @param channel         where the cardholder is; absent in evidence of earlier versions
 * @param threeRi         absent where the cardholder is not
 */
public record Signals(
        @Nullable Amount amount,
        int hour,
        @Nullable String mcc,
        @Nullable String merchantId,
        @Nullable String merchantCountry,
        List<String> challengeInd,
        boolean payment,
        @Nullable String ipCountry,
        @Nullable String billingCountry,
        @Nullable String issuerCountry,
        @Nullable Boolean knownDevice,
        @Nullable Boolean trustedMerchant,
        Map<Window, Integer> velocity,
        @Nullable Channel channel,
        @Nullable ThreeRi threeRi) {

    /**
     * Money.
     *
     * @param currency ISO 4217 numeric
     */
    public record Amount(String minorUnits, int exponent, String currency) {

        /**
         * In major units: the larger of what its own exponent and its currency's make of it. Banks that are to pay look at the latter alone, so
         * whoever writes a wrong exponent must gain nothing by it.
         */
        public BigDecimal value() {
            return scaled(Math.min(exponent, usual()));
        }

        /** The smaller of the two: so much the cardholder has seen, and no less. */
        public BigDecimal least() {
            return scaled(Math.max(exponent, usual()));
        }

        private int usual() {
            return Currencies.exponent(currency).orElse(exponent);
        }

        private BigDecimal scaled(int places) {
            return new BigDecimal(new BigInteger(minorUnits), places);
        }
    }

    /** The same with what the store knows. */
    public Signals with(History history) {
        return new Signals(
                amount,
                hour,
                mcc,
                merchantId,
                merchantCountry,
                challengeInd,
                payment,
                ipCountry,
                billingCountry,
                issuerCountry,
                history.knownDevice(),
                trustedMerchant,
                history.velocity(),
                channel,
                threeRi);
    }

    /** The same request without a cardholder. */
    public Signals without(ThreeRi reason) {
        return new Signals(
                amount,
                hour,
                mcc,
                merchantId,
                merchantCountry,
                challengeInd,
                payment,
                ipCountry,
                billingCountry,
                issuerCountry,
                knownDevice,
                trustedMerchant,
                velocity,
                Channel.THREE_RI,
                reason);
    }

    /** What was before, as far as a rule asks for it. */
    public record History(@Nullable Boolean knownDevice, Map<Window, Integer> velocity) {

        /** Nobody looked. */
        public static final History NOT_ASKED = new History(null, Map.of());
    }
}
