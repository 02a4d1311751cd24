package org.sekisho.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreTest {

    @ParameterizedTest
    @CsvSource({
        "1,       392, 0, ALLOW",
        "9999,    392, 0, ALLOW",
        "10000,   392, 0, CHALLENGE",
        "99999,   392, 0, CHALLENGE",
        "100000,  392, 0, DENY",
        "6666,    840, 2, ALLOW",
        "6667,    840, 2, CHALLENGE",
        "66700,   840, 2, DENY",
        "6250,    978, 2, CHALLENGE",
        "10000,   036, 2, CHALLENGE"
    })
    void theAmountInYenDecides(String amount, String currency, String exponent, String decision) {
        Score score = Score.of(Score.yen(purchase(amount, currency, exponent)));

        assertThat(score.decision()).isEqualTo(decision);
        assertThat(score.score()).isBetween(0, 1000);
    }

    @ParameterizedTest
    @CsvSource({"-1, 392, 0", "1.5, 392, 0", "abc, 392, 0", "'', 392, 0", "100, 392, x"})
    void anUnreadableAmountIsRefused(String amount, String currency, String exponent) {
        assertThatThrownBy(() -> Score.yen(purchase(amount, currency, exponent)))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({"01, true", "'', true", "PAYMENT, true", "02, false", "NPA, false", "NON_PAYMENT, false"})
    void everyCategoryButNonPaymentIsAPayment(String category, boolean payment) {
        assertThat(Score.isPayment(category)).isEqualTo(payment);
    }

    @Test
    void theTwoFaultsAreExactAmounts() {
        assertThat(Score.yen(purchase("7777", "392", "0"))).isEqualByComparingTo(Score.HANGS_AT);
        assertThat(Score.yen(purchase("8888", "392", "0"))).isEqualByComparingTo(Score.FAILS_AT);
    }

    private static ObjectNode purchase(String amount, String currency, String exponent) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("amount", amount)
                .put("currency", currency)
                .put("exponent", exponent);
    }
}
