package org.sekisho.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    12300           | 0 | 392 | ja | ¥12,300
                    12300           | 0 | 392 | en | JPY 12,300
                    12345           | 2 | 840 | ja | USD 123.45
                    12345           | 2 | 840 | en | USD 123.45
                    12345           | 3 | 414 | en | KWD 12.345
                    5               | 2 | 978 | en | EUR 0.05
                    0               | 0 | 392 | ja | ¥0
                    1230000         | 2 | 392 | en | JPY 12,300.00
                    12300           | 0 | 123 | en | 12,300 (ISO 123)
                    12300           | 0 | 123 | ja | 12,300 (ISO 123)
                    0000012345      | 2 | 036 | en | AUD 123.45
                    123456789012345678901 | 0 | 392 | ja | ¥123,456,789,012,345,678,901
                    100             | 2 | 532 | en | XCG 1.00
                    """)
    void amountIsPrintedWithTheExponentOfTheMessage(
            String minorUnits, int exponent, String currency, String language, String printed) {
        var money = new Money(minorUnits, exponent, currency);

        var text = money.in(Locale.of(language));

        assertThat(text.replace('\u00a0', ' ')).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource({"-1,0", "1.5,2", "1e9,0", "'',0", "100,-1", "100,10", "١٢٣,0"})
    void whatIsNoNumberOfMinorUnitsIsRefused(String minorUnits, int exponent) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(minorUnits, exponent, "392"));
    }
}
