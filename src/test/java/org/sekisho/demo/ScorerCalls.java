package org.sekisho.demo;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.sekisho.testkit.Acs;

/** What tests say to the stand-in scorer. */
final class ScorerCalls {
    /** The transaction that session queries are about. */
    static final String TRANSACTION = UUID.randomUUID().toString();

    private ScorerCalls() {}

    /** Makes the scorer prompt and honest; it is everybody's. */
    static void calm() {
        given().redirects()
                .follow(false)
                .formParam("lang", "en")
                .post("/demo/scorer/reset")
                .then()
                .statusCode(303);
    }

    static ValidatableResponse choose(String lie) {
        return choose(Map.of("lie", lie));
    }

    static ValidatableResponse choose(Map<String, String> chosen) {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParams(form(chosen))
                .post("/demo/scorer")
                .then();
    }

    static Map<String, String> form(Map<String, String> chosen) {
        Map<String, String> all = new HashMap<>(Map.of(
                "lang",
                "en",
                "lie",
                "NONE",
                "latencyMillis",
                "0",
                "jitterMillis",
                "0",
                "errorPercent",
                "0",
                "errorStatus",
                "503"));
        all.putAll(chosen);
        return all;
    }

    static ValidatableResponse sessionQuery(String amount, String currency) {
        return given().formParams(Map.of(
                        "session_id",
                        UUID.randomUUID().toString(),
                        "org_id",
                        "o",
                        "api_key",
                        "k",
                        "event_type",
                        "PAYMENT",
                        "transaction_id",
                        TRANSACTION,
                        "transaction_amount",
                        amount,
                        "transaction_currency",
                        currency))
                .post("/demo/scorer/api/session-query")
                .then();
    }

    static ValidatableResponse score(String amount) {
        return given().contentType(ContentType.JSON)
                .body(question(amount))
                .post("/demo/scorer/score")
                .then();
    }

    static String question(String amount) {
        return """
                {"category": "01", "purchase": {"amount": "%s", "currency": "392", "exponent": "0"}}""".formatted(amount);
    }

    /** Without the patience of the other clients. */
    static String raw(String amount, Duration patience) throws IOException, InterruptedException {
        try (HttpClient client = client()) {
            return client.send(request(amount, patience), BodyHandlers.ofString())
                    .body();
        }
    }

    static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    static HttpRequest request(String amount, Duration patience) {
        return HttpRequest.newBuilder(URI.create(Acs.url("/demo/scorer/score")))
                .header("content-type", "application/json")
                .timeout(patience)
                .POST(BodyPublishers.ofString(question(amount)))
                .build();
    }
}
