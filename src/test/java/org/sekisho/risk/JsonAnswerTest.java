package org.sekisho.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonAnswerTest {

    private static final JsonAnswer ANSWERS = new JsonAnswer(ProviderSettings.of());

    @ParameterizedTest
    @CsvSource({"ALLOW, 10, LOW", "CHALLENGE, 500, MEDIUM", "DENY, 950, HIGH", "ALLOW, 699, LOW", "DENY, 300, HIGH"})
    void decisionIsTheLevel(String decision, int score, Level level) {
        Assessment assessment = ANSWERS.read(
                "{\"decision\":\"%s\",\"score\":%d,\"reasons\":[\"a\",\"b\"],\"more\":{}}".formatted(decision, score));

        assertThat(assessment).isEqualTo(new Assessment(level, List.of("provider:a", "provider:b"), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"ALLOW\"",
                "{\"decision\":\"ALLOW\",\"score\":10,\"reasons\":[]",
                "{\"decision\":\"ALLOW\",\"score\":10,\"reasons\":[]}}",
                "{\"decision\":\"ALLOW\",\"score\":10,\"reasons\":[]} x",
                "{\"decision\":\"ALLOW\",\"decision\":\"ALLOW\",\"score\":10,\"reasons\":[]}",
                "{\"decision\":\"DENY\",\"decision\":\"ALLOW\",\"score\":10,\"reasons\":[]}",
                "{\"score\":10,\"reasons\":[]}",
                "{\"Decision\":\"ALLOW\",\"score\":10,\"reasons\":[]}",
                "{\"decision\":\"allow\",\"score\":10,\"reasons\":[]}",
                "{\"decision\":[\"ALLOW\"],\"score\":10,\"reasons\":[]}",
                "{\"decision\":null,\"score\":10,\"reasons\":[]}",
                "{\"decision\":true,\"score\":10,\"reasons\":[]}",
                "{\"decision\":\"UNKNOWN\",\"score\":10,\"reasons\":[]}",
                "{\"decision\":\"ALLOW\",\"reasons\":[]}",
                "{\"decision\":\"ALLOW\",\"score\":\"10\",\"reasons\":[]}",
                "{\"decision\":\"ALLOW\",\"score\":NaN,\"reasons\":[]}",
                "{\"decision\":\"ALLOW\",\"score\":1.5,\"reasons\":[]}",
                "{\"decision\":\"ALLOW\",\"score\":1e400,\"reasons\":[]}",
                "{\"decision\":\"ALLOW\",\"score\":-1,\"reasons\":[]}",
                "{\"decision\":\"ALLOW\",\"score\":1001,\"reasons\":[]}",
                "{\"decision\":\"ALLOW\",\"score\":99999999999999999999,\"reasons\":[]}",
                "{\"decision\":\"ALLOW\",\"score\":700,\"reasons\":[]}",
                "{\"decision\":\"DENY\",\"score\":299,\"reasons\":[]}",
                "{\"decision\":\"ALLOW\",\"score\":10}",
                "{\"decision\":\"ALLOW\",\"score\":10,\"reasons\":\"a\"}",
                "{\"decision\":\"ALLOW\",\"score\":10,\"reasons\":[1]}",
                "{\"decision\":\"ALLOW\",\"score\":10,\"reasons\":[null]}",
                "{\"decision\":\"ALLOW\",\"score\":10,\"reasons\":[],\"reference\":7}",
                "\uFEFF\uFEFF{\"decision\":\"ALLOW\",\"score\":10,\"reasons\":[]}",
                "{'decision':'ALLOW','score':10,'reasons':[]}"
            })
    void whateverIsNotAsAgreedIsUnknown(String body) {
        assertThat(ANSWERS.read(body).level()).isEqualTo(Level.UNKNOWN);
    }

    @Test
    void deepAndLongAnswersAreUnknown() {
        String deep = "{\"decision\":\"ALLOW\",\"score\":10,\"reasons\":[],\"x\":" + "[".repeat(1_000)
                + "]".repeat(1_000) + "}";
        String many = "{\"decision\":\"ALLOW\",\"score\":10,\"reasons\":[" + "\"a\",".repeat(20) + "\"a\"]}";
        String lengthy = "{\"decision\":\"ALLOW\",\"score\":10,\"reasons\":[\"" + "a".repeat(65) + "\"]}";

        assertThat(List.of(deep, many, lengthy))
                .allSatisfy(body -> assertThat(ANSWERS.read(body).level()).isEqualTo(Level.UNKNOWN));
    }

    @Test
    void pointersFitAnswersOfAnotherShape() {
        JsonAnswer other = new JsonAnswer(ProviderSettings.of(
                "decision-pointer", "/data/0/outcome",
                "allow", "green,blue",
                "challenge", "amber",
                "deny", "red",
                "score-pointer", "",
                "reasons-pointer", "/data/0/why",
                "reference-pointer", "/id"));

        Assessment assessment = other.read("{\"id\":\"q-1\",\"data\":[{\"outcome\":\"blue\",\"why\":[\"calm\"]}]}");

        assertThat(assessment).isEqualTo(new Assessment(Level.LOW, List.of("provider:calm"), "q-1"));
    }
}
