package org.sekisho.demo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;

/** The stand-in scorer over HTTP: its two faces, and what it does to the connection. */
@SekishoTest
@OverTheWire
class ScorerTest {
    @AfterEach
    void calm() {
        ScorerCalls.calm();
    }

    @ParameterizedTest
    @CsvSource({"500, pass", "15000, review", "150000, reject"})
    void sessionQueryIsAnsweredByAmount(String amount, String status) {
        ValidatableResponse answer = ScorerCalls.sessionQuery(amount, "JPY");

        answer.statusCode(200)
                .body("request_result", equalTo("success"))
                .body("review_status", equalTo(status))
                .body("request_id", equalTo(ScorerCalls.TRANSACTION));
    }

    @Test
    void sessionQueryKnowsCurrenciesByTheirLetters() {
        ScorerCalls.sessionQuery("666.70", "USD").body("review_status", equalTo("reject"));
        ScorerCalls.sessionQuery("62.50", "EUR").body("review_status", equalTo("review"));
        ScorerCalls.sessionQuery("62.50", "???").body("request_result", equalTo("fail_invalid_parameter"));
    }

    @Test
    void amountsThatHangOrBreakDoSoOnBothFaces() {
        ScorerCalls.sessionQuery("8888", "JPY").statusCode(500);
        ScorerCalls.score("8888").statusCode(500);
        assertThatThrownBy(() -> ScorerCalls.raw("7777", Duration.ofMillis(700)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void sessionQueryWithoutCredentialsOrSessionFailsPolitely() {
        given().formParams(Map.of("session_id", UUID.randomUUID().toString()))
                .post("/demo/scorer/api/session-query")
                .then()
                .statusCode(200)
                .body("request_result", equalTo("fail_access"));
        given().formParams(Map.of("session_id", "short", "org_id", "o", "api_key", "k"))
                .post("/demo/scorer/api/session-query")
                .then()
                .statusCode(200)
                .body("request_result", equalTo("fail_invalid_parameter"));
    }

    @Test
    void endingsAreTaken() {
        given().contentType(ContentType.JSON)
                .body("{\"transactionId\": \"" + ScorerCalls.TRANSACTION + "\", \"transStatus\": \"Y\"}")
                .post("/demo/scorer/outcome")
                .then()
                .statusCode(204);
        given().formParams(Map.of(
                        "org_id",
                        "o",
                        "api_key",
                        "k",
                        "request_id",
                        ScorerCalls.TRANSACTION,
                        "action",
                        "update_review_status"))
                .post("/demo/scorer/api/update")
                .then()
                .statusCode(200)
                .body("request_result", equalTo("success"));
    }

    @Test
    void lieHoldsForBothFacesUntilItIsReset() {
        ScorerCalls.choose("OUT_OF_RANGE")
                .statusCode(303)
                .header("Location", containsString("/demo/scorer?saved=true&lang=en"));

        ScorerCalls.score("500").body("score", equalTo(4000));
        ScorerCalls.sessionQuery("500", "JPY").body("policy_score", equalTo("-700"));
        calm();
        ScorerCalls.score("500").body("score", equalTo(80));
    }

    @Test
    void errorsHaveTheChosenStatus() {
        ScorerCalls.choose(Map.of("lie", "NONE", "errorPercent", "100", "errorStatus", "429"));

        ScorerCalls.score("500").statusCode(429);
        ScorerCalls.sessionQuery("500", "JPY").statusCode(429);
    }

    @Test
    void latencyIsKept() {
        ScorerCalls.choose(Map.of("lie", "NONE", "latencyMillis", "300", "jitterMillis", "50"));

        long time = given().contentType(ContentType.JSON)
                .body(ScorerCalls.question("500"))
                .post("/demo/scorer/score")
                .time();

        assertThat(time).isGreaterThanOrEqualTo(300);
    }

    @Test
    void hugeAnswerIsFiftyMegabytes() throws Exception {
        ScorerCalls.choose("HUGE");

        assertThat(ScorerCalls.raw("500", Duration.ofSeconds(20)))
                .hasSizeGreaterThan(50 * 1024 * 1024)
                .endsWith("}");
    }

    @Test
    void answerTricklesByteByByte() throws Exception {
        ScorerCalls.choose("TRICKLE");

        try (HttpClient client = ScorerCalls.client();
                InputStream answer = client.send(
                                ScorerCalls.request("500", Duration.ofSeconds(5)), BodyHandlers.ofInputStream())
                        .body()) {
            int first = answer.read();
            long begun = System.nanoTime();
            int second = answer.read();

            assertThat((char) first + "" + (char) second).isEqualTo("{\"");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(500));
            client.shutdownNow();
        }
    }

    @Test
    void connectionIsClosedWithoutAWord() {
        ScorerCalls.choose("CLOSE");

        assertThatThrownBy(() -> ScorerCalls.raw("500", Duration.ofSeconds(5))).isInstanceOf(IOException.class);
    }
}
