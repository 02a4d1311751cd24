package org.sekisho.risk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds signals: an ordinary purchase, of which a test changes what it is about. */
final class SignalsOf {

    private Signals.@Nullable Amount amount = new Signals.Amount("5000", 0, "392");
    private int hour = 14;
    private List<String> challengeInd = List.of("01");
    private @Nullable String ipCountry = "392";
    private @Nullable String billingCountry = "392";
    private @Nullable Boolean knownDevice;
    private @Nullable Boolean trustedMerchant;
    private final Map<Window, Integer> velocity = new HashMap<>();

    static SignalsOf aPurchase() {
        return new SignalsOf();
    }

    SignalsOf of(String minorUnits, int exponent, String currency) {
        amount = new Signals.Amount(minorUnits, exponent, currency);
        return this;
    }

    SignalsOf withoutAmount() {
        amount = null;
        return this;
    }

    SignalsOf at(int hourOfDay) {
        hour = hourOfDay;
        return this;
    }

    SignalsOf from(@Nullable String country) {
        ipCountry = country;
        return this;
    }

    SignalsOf billedTo(@Nullable String country) {
        billingCountry = country;
        return this;
    }

    SignalsOf onKnownDevice(@Nullable Boolean known) {
        knownDevice = known;
        return this;
    }

    SignalsOf atTrustedMerchant(@Nullable Boolean trusted) {
        trustedMerchant = trusted;
        return this;
    }

    SignalsOf wishing(String... codes) {
        challengeInd = List.of(codes);
        return this;
    }

    SignalsOf counted(Window window, int requests) {
        velocity.put(window, requests);
        return this;
    }

    Signals signals() {
        return new Signals(
                amount,
                hour,
                "5411",
                "JPMERCHANT0000001",
                "392",
                challengeInd,
                amount != null,
                ipCountry,
                billingCountry,
                "392",
                knownDevice,
                trustedMerchant,
                Map.copyOf(velocity),
                Channel.BROWSER,
                null);
    }

    Evidence evidence() {
        return new Evidence(
                CardState.REGISTERED,
                new Assessment(Level.MEDIUM, java.util.List.of("provider:a", "provider:b"), "ref-1"),
                Wish.NONE,
                signals());
    }
}
