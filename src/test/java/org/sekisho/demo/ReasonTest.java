package org.sekisho.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonTest {

    @ParameterizedTest
    @CsvSource({
        "risk:low,            The risk was found to be low.",
        "risk:proof-needed,   The cardholder has to prove who they are.",
        "rule:night,          A rule of the issuer applied.",
        "rules:v3,            The version of the issuer's rules.",
        "provider:timeout,    The scorer did not answer in time.",
        "provider:http-503,   The scorer answered with an error status.",
        "provider:new-device, A reason that the scorer gave.",
        "card:blocked,        This card is blocked.",
        "weather:rain,        ''"
    })
    void everyKnownPrefixHasASentence(String code, String sentence) {
        Reason reason = new Reason(code, false);

        assertThat(reason.meaning(Lang.EN)).isEqualTo(sentence);
        assertThat(reason.meaning(Lang.JA).isEmpty()).isEqualTo(sentence.isEmpty());
    }

    @Test
    void whatTheScorerSaidIsWhyItsAnswerWasNotUsed() {
        List<Reason> reasons = Reason.of(List.of("risk:unknown", "provider:policy-score", "risk:proof-needed"));

        assertThat(reasons.get(1).meaning(Lang.EN)).isEqualTo("Why the scorer's answer could not be used.");
    }
}
