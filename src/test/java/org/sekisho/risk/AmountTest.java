package org.sekisho.risk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An amount has the exponent that its message says, and the one that its currency has: whoever writes another gains nothing. */
class AmountTest {

    @ParameterizedTest
    @CsvSource({
        "5000000, 0, 392, 5000000, 5000000",
        "5000000, 5, 392, 5000000, 50",
        "5000000, 2, 840, 50000,   50000",
        "5000000, 0, 840, 5000000, 50000",
        "5000000, 5, 840, 50000,   50",
        "5000000, 3, 999, 5000,    5000"
    })
    void largerReadingIsJudgedAndSmallerIsProved(
            String minorUnits, int exponent, String currency, String judged, String proved) {
        Signals.Amount amount = new Signals.Amount(minorUnits, exponent, currency);

        assertThat(amount.value()).isEqualByComparingTo(judged);
        assertThat(amount.least()).isEqualByComparingTo(proved);
    }
}
