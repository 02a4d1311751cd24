package org.sekisho.transaction;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Pattern;
import org.sekisho.protocol.Currencies;

/**
 * An amount as the merchant sent it.
 *
 * @param minorUnits digits only, such as {@code 12300}
 * @param exponent how many of these digits stand after the point; from the message, never from a table of ours
 * @param currency ISO 4217 numeric code, such as {@code 392}
 */
public record Money(String minorUnits, int exponent, String currency) {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,48}");
    private static final String YEN = "JPY";

    /** Refuses what is not a number of minor units. */
    public Money {
        if (!DIGITS.matcher(minorUnits).matches() || exponent < 0 || exponent > 9) {
            throw new IllegalArgumentException("not an amount in minor units");
        }
    }

    /** {@code ¥12,300} or {@code JPY 12,300}; an unknown currency keeps its number behind the amount. */
    public String in(Locale locale) {
        return Currencies.alpha3(currency)
                .map(code -> in(locale, code))
                .orElseGet(() -> number() + " (ISO " + currency + ")");
    }

    private String in(Locale locale, String code) {
        var yenSign = code.equals(YEN) && locale.getLanguage().equals("ja");
        return yenSign ? "¥" + number() : code + "\u00a0" + number();
    }

    private String number() {
        var pattern = exponent == 0 ? "#,##0" : "#,##0." + "0".repeat(exponent);
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(new BigDecimal(new BigInteger(minorUnits), exponent));
    }
}
