package org.sekisho.demo;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An amount in one of the currencies the shop takes, in minor units. */
public record Money(long minorUnits, Currency currency) {
    private static final long MOST = 9_999_999_999L;
    private static final Pattern TYPED = Pattern.compile("\\d{1,10}(\\.\\d{1,2})?");

    /** What the shop sells in: symbol, ISO 4217 number and decimals. */
    public enum Currency {
        JPY("¥", "392", 0),
        USD("$", "840", 2),
        EUR("€", "978", 2);

        final String symbol;
        final String number;
        final int exponent;

        Currency(String symbol, String number, int exponent) {
            this.symbol = symbol;
            this.number = number;
            this.exponent = exponent;
        }
    }

    /** Reads what somebody typed, such as 1,200 or 12.50; empty where it is no positive amount with fitting decimals. */
    static Optional<Money> parse(String typed, Currency currency) {
        String plain = typed.strip().replace(",", "");
        if (!TYPED.matcher(plain).matches()) {
            return Optional.empty();
        }
        BigDecimal minor =
                new BigDecimal(plain).movePointRight(currency.exponent).stripTrailingZeros();
        if (minor.scale() > 0 || minor.signum() <= 0 || minor.compareTo(BigDecimal.valueOf(MOST)) > 0) {
            return Optional.empty();
        }
        return Optional.of(new Money(minor.longValueExact(), currency));
    }

    static Money yen(long yen) {
        return new Money(yen, Currency.JPY);
    }

    /** As a price tag shows it: ¥1,200 or $12.50. */
    public String shown() {
        BigDecimal major = BigDecimal.valueOf(minorUnits, currency.exponent);
        return currency.symbol + String.format(Locale.ROOT, "%,." + currency.exponent + "f", major);
    }
}
