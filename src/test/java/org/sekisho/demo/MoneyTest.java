package org.sekisho.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12000|JPY|12000|¥12,000",
                "1,200|JPY|1200|¥1,200",
                "12.50|USD|1250|$12.50",
                "12|EUR|1200|€12.00",
                "100.00|JPY|100|¥100"
            })
    void typedAmountsBecomeMinorUnits(String typed, Money.Currency currency, long minorUnits, String shown) {
        Money money = Money.parse(typed, currency).orElseThrow();

        assertThat(money.minorUnits()).isEqualTo(minorUnits);
        assertThat(money.shown()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"'', JPY", "0, JPY", "-5, JPY", "12.5, JPY", "1e9, JPY", "12.345, USD", "99999999999, JPY", "abc, EUR"})
    void everythingElseIsNoAmount(String typed, Money.Currency currency) {
        assertThat(Money.parse(typed, currency)).isEmpty();
    }
}
