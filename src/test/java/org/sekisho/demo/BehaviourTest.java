package org.sekisho.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BehaviourTest {

    @Test
    void formIsReadAsItWasTyped() {
        BehaviourForm form = new BehaviourForm("1200", " 300 ", "25", "429", "NAN");

        assertThat(form.behaviour()).isEqualTo(new Behaviour(1_200, 300, 25, 429, Lie.NAN));
        assertThat(form.behaviour().isCalm()).isFalse();
        assertThat(Behaviour.CALM.isCalm()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "30001, 0,     0,   503, NONE",
        "-1,    0,     0,   503, NONE",
        "1.5,   0,     0,   503, NONE",
        ",      0,     0,   503, NONE",
        "0,     10001, 0,   503, NONE",
        "0,     0,     101, 503, NONE",
        "0,     0,     0,   399, NONE",
        "0,     0,     0,   600, NONE",
        "0,     0,     0,   200, NONE",
        "0,     0,     0,   503, LIAR",
        "0,     0,     0,   503, "
    })
    void whatIsOutOfBoundsIsRefused(String latency, String jitter, String percent, String status, String lie) {
        BehaviourForm form = new BehaviourForm(latency, jitter, percent, status, lie);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(form::behaviour)
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(400));
    }
}
