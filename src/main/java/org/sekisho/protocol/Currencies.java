package org.sekisho.protocol;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The currencies of ISO 4217: messages write them as three digits, people as three letters. */
public final class Currencies {

    // A new currency may take over the number of the one it replaces (532: ANG, then XCG): the later code wins.
    private static final Map<String, String> LETTERS = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getNumericCode() != 0)
            .collect(toUnmodifiableMap(
                    Currency::getNumericCodeAsString,
                    Currency::getCurrencyCode,
                    (one, other) -> one.compareTo(other) > 0 ? one : other));

    private Currencies() {}

    /** The three capital letters of the currency with these three digits, retired ones included. */
    public static Optional<String> alpha3(String numeric) {
        return Optional.ofNullable(LETTERS.get(numeric));
    }

    /** How many decimal places its amounts have; empty for what is no currency, or has none. */
    public static OptionalInt exponent(String numeric) {
        String letters = LETTERS.get(numeric);
        int places = letters == null ? -1 : Currency.getInstance(letters).getDefaultFractionDigits();
        return places < 0 ? OptionalInt.empty() : OptionalInt.of(places);
    }

    /** Whether these three digits are money; metals, funds and "none" are excluded by the protocol. */
    static boolean contains(String numeric) {
        int number = Integer.parseInt(numeric);
        boolean excluded = number == 999 || (number >= 955 && number < 965);
        return !excluded && LETTERS.containsKey(numeric);
    }
}
