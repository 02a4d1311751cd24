package org.sekisho.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LiesTest {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @ParameterizedTest
    @CsvSource({
        "500,    JSON,          {\"decision\":\"ALLOW\";\"score\":80",
        "15000,  JSON,          {\"decision\":\"CHALLENGE\";\"score\":540",
        "150000, JSON,          {\"decision\":\"DENY\";\"score\":930",
        "500,    SESSION_QUERY, {\"review_status\":\"pass\";\"policy_score\":\"84\"",
        "15000,  SESSION_QUERY, {\"review_status\":\"review\";\"policy_score\":\"-8\"",
        "150000, SESSION_QUERY, {\"review_status\":\"reject\";\"policy_score\":\"-86\""
    })
    void honestAnswerFollowsFromTheAmount(long yen, Face face, String beginning) {
        Told told = told(Lie.NONE, face, yen);

        assertThat(told.text()).startsWith(beginning.replace(';', ','));
        assertThat(told.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "ALWAYS_ALLOW,     JSON,          ALLOW",
        "ALWAYS_CHALLENGE, JSON,          CHALLENGE",
        "ALWAYS_DENY,      JSON,          DENY",
        "ALWAYS_ALLOW,     SESSION_QUERY, pass",
        "ALWAYS_CHALLENGE, SESSION_QUERY, review",
        "ALWAYS_DENY,      SESSION_QUERY, reject"
    })
    void chosenDecisionStandsWhateverTheAmount(Lie lie, Face face, String decision) {
        for (long yen : new long[] {500, 15_000, 150_000}) {
            assertThat(json(told(lie, face, yen)).path(face.decision).asText()).isEqualTo(decision);
        }
    }

    @Test
    void scoreHasAnotherType() {
        assertThat(json(told(Lie.WRONG_TYPE, Face.JSON, 500)).path("score").isTextual())
                .isTrue();
        assertThat(json(told(Lie.WRONG_TYPE, Face.SESSION_QUERY, 500))
                        .path("policy_score")
                        .isArray())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsMissingOrRenamedIsNotThere(Face face) {
        assertThat(json(told(Lie.MISSING_DECISION, face, 500)).has(face.decision))
                .isFalse();
        assertThat(json(told(Lie.RENAMED_FIELD, face, 500)).has(face.needed)).isFalse();
        assertThat(json(told(Lie.RENAMED_FIELD, face, 500)).has("the_" + face.needed))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "OUT_OF_RANGE,  500,    JSON,          CHANGED, 4000",
        "OUT_OF_RANGE,  500,    SESSION_QUERY, CHANGED, -700",
        "CONTRADICTION, 500,    JSON,          ALLOW,   990",
        "CONTRADICTION, 15000,  JSON,          ALLOW,   990",
        "CONTRADICTION, 150000, JSON,          DENY,    10",
        "CONTRADICTION, 500,    SESSION_QUERY, pass,    -98",
        "CONTRADICTION, 150000, SESSION_QUERY, reject,  98"
    })
    void scoreIsImpossibleOrAgainstTheDecision(Lie lie, long yen, Face face, String decision, int score) {
        JsonNode answer = json(told(lie, face, yen));

        assertThat(answer.path(face.score).asInt()).isEqualTo(score);
        assertThat(answer.path(face.decision).asText()).isIn(decision, face.word("ALLOW"));
    }

    @ParameterizedTest
    @EnumSource
    void strictReaderTakesNoneOfTheBrokenTexts(Face face) {
        for (Lie lie : new Lie[] {Lie.NAN, Lie.DUPLICATE_KEY, Lie.TRAILING_GARBAGE, Lie.NOT_JSON}) {
            String text = told(lie, face, 500).text();

            assertThatThrownBy(() -> STRICT.readTree(text)).as(text).isInstanceOf(JsonProcessingException.class);
        }
        assertThat(told(Lie.EMPTY, face, 500).text()).isEmpty();
    }

    @Test
    void laterDecisionOfTwoIsTheOtherOne() {
        assertThat(told(Lie.DUPLICATE_KEY, Face.JSON, 500).text())
                .matches("\\{\"decision\":\"ALLOW\".*\"decision\":\"DENY\"}");
        assertThat(told(Lie.DUPLICATE_KEY, Face.SESSION_QUERY, 150_000).text())
                .matches("\\{\"review_status\":\"pass\".*\"review_status\":\"reject\"}");
    }

    @ParameterizedTest
    @CsvSource({"HUGE", "TRICKLE", "CLOSE"})
    void bytesGoOutInAnotherManner(Lie lie) {
        assertThat(told(lie, Face.JSON, 500).manner()).hasToString(lie.name());
    }

    private static Told told(Lie lie, Face face, long yen) {
        Inquiry inquiry = new Inquiry("session-of-a-test", "", BigDecimal.valueOf(yen));
        Score score = Lies.score(lie, inquiry.score());
        return Lies.tell(lie, face, face.answer(score, inquiry), score);
    }

    private static JsonNode json(Told told) {
        try {
            return STRICT.readTree(told.text());
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
