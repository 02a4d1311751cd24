package org.sekisho.merchant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.requestor.store.Requestors;
import org.sekisho.testkit.MerchantCalls;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;

@SekishoTest
@OverTheWire
class AuthenticationApiTest {

    private static final String INSTANT = "20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z";

    @Inject
    Requestors requestors;

    @Test
    void aSmallPurchaseIsApprovedAtOnceAndFoundAgain() {
        String token = MerchantCalls.demoToken();
        Response answer = MerchantCalls.authenticate(token, MerchantCalls.purchase(5000));
        String id = answer.path("id");

        answer.then()
                .statusCode(201)
                .header("Location", endsWith("/v1/authentications/" + id))
                .body("status", equalTo("COMPLETED"))
                .body("transStatus", equalTo("Y"))
                .body("eci", equalTo("05"))
                .body("authenticationValue", matchesPattern("[A-Za-z0-9+/]{27}="))
                .body("challengeUrl", nullValue())
                .body("createdAt", nullValue());
        find(token, id)
                .statusCode(200)
                .body("authenticationValue", equalTo(answer.path("authenticationValue")))
                .body("createdAt", matchesPattern(INSTANT))
                .body("completedAt", matchesPattern(INSTANT));
    }

    @Test
    void aVeryLargePurchaseIsRefusedWithAReason() {
        MerchantCalls.authenticate(MerchantCalls.demoToken(), MerchantCalls.purchase(200_000))
                .then()
                .statusCode(201)
                .body("status", equalTo("COMPLETED"))
                .body("transStatus", equalTo("N"))
                .body("transStatusReason", equalTo("11"))
                .body("authenticationValue", nullValue());
    }

    @Test
    void aChallengeEndsInAResultThatNeedsNoWebhook() {
        MerchantCalls.register(requestors, "without-webhook", null, null);
        String token = MerchantCalls.token("without-webhook", "without-webhook-secret");
        Response answer = MerchantCalls.authenticate(token, MerchantCalls.purchase(15_000));
        answer.then()
                .statusCode(201)
                .body("status", equalTo("CHALLENGE_REQUIRED"))
                .body("transStatus", equalTo("C"))
                .body("challengeUrl", containsString("/challenge/start/"));
        find(token, answer.path("id"))
                .body("status", equalTo("CHALLENGE_REQUIRED"))
                .body("challengeUrl", equalTo(answer.path("challengeUrl")))
                .body("completedAt", nullValue());

        String lastPage = MerchantCalls.pass(answer.path("challengeUrl"));

        assertThat(lastPage).contains("https://shop.example/back").contains("name=\"cres\"");
        find(token, answer.path("id"))
                .statusCode(200)
                .body("status", equalTo("COMPLETED"))
                .body("transStatus", equalTo("Y"))
                .body("eci", equalTo("05"))
                .body("authenticationValue", matchesPattern("[A-Za-z0-9+/]{27}="))
                .body("challengeUrl", nullValue())
                .body("completedAt", matchesPattern(INSTANT));
    }

    @Test
    void aWishForAChallengeIsGranted() {
        String body = MerchantCalls.purchase(100).replaceFirst("\\{", "{\"challengePreference\": \"CHALLENGE\", ");

        MerchantCalls.authenticate(MerchantCalls.demoToken(), body).then().body("transStatus", equalTo("C"));
    }

    @Test
    void everythingThatMayBeSaidIsTaken() {
        MerchantCalls.authenticate(MerchantCalls.demoToken(), """
                        {"cardNumber": "3569990000000011", "cardExpiry": "3012", "amount": {"value": 2050, "currency": "USD"},
                         "merchantName": "関の茶屋 𠮷", "returnUrl": "https://shop.example/back?order=4711", "language": "ja",
                         "browser": {"ip": "2001:db8::7", "userAgent": "Mozilla/5.0", "language": "ja-JP", "acceptHeader": "*/*",
                          "javaScriptEnabled": true, "screenWidth": 1920, "screenHeight": 1080, "colorDepth": 24,
                          "timeZoneOffset": -540}, "challengePreference": "NO_CHALLENGE"}""")
                .then()
                .statusCode(201)
                .body("transStatus", equalTo("Y"));
    }

    @Test
    void theSameRequestGetsTheSameBytes() {
        String token = MerchantCalls.demoToken();
        String key = UUID.randomUUID().toString();
        Response first = MerchantCalls.authenticate(token, key, MerchantCalls.purchase(5000));

        Response again = MerchantCalls.authenticate(token, key, MerchantCalls.purchase(5000));
        Response other = MerchantCalls.authenticate(token, key, MerchantCalls.purchase(5001));

        again.then().statusCode(201).header("Location", first.header("Location"));
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        other.then().statusCode(422).body("type", equalTo("urn:sekisho:problem:idempotency-key-reused"));
    }

    @Test
    void eightCopiesAtOnceOpenOneAuthentication() throws Exception {
        String token = MerchantCalls.demoToken();
        String key = UUID.randomUUID().toString();
        Callable<String> copy = () -> {
            Response answer = MerchantCalls.authenticate(token, key, MerchantCalls.purchase(15_000));
            return answer.statusCode() + answer.asString();
        };

        try (var threads = Executors.newFixedThreadPool(8)) {
            List<String> answers = threads.invokeAll(Collections.nCopies(8, copy)).stream()
                    .map(Future::resultNow)
                    .distinct()
                    .toList();

            assertThat(answers).singleElement().asString().startsWith("201{");
        }
    }

    @Test
    void oneMerchantsKeyAndResultsAreNothingToAnother() {
        MerchantCalls.register(requestors, "neighbour", null, null);
        String mine = MerchantCalls.demoToken();
        String theirs = MerchantCalls.token("neighbour", "neighbour-secret");
        String key = UUID.randomUUID().toString();
        String id = MerchantCalls.authenticate(mine, key, MerchantCalls.purchase(5000))
                .path("id");

        Response same = MerchantCalls.authenticate(theirs, key, MerchantCalls.purchase(5000));

        same.then().statusCode(201);
        assertThat(same.<String>path("id")).isNotEqualTo(id);
        String unknown = find(theirs, UUID.randomUUID().toString())
                .statusCode(404)
                .extract()
                .asString();
        find(theirs, id).statusCode(404).contentType("application/problem+json").body(equalTo(unknown));
        find(theirs, "no-id").statusCode(404).body(equalTo(unknown));
        find(theirs, "1-1-1-1-1").statusCode(404).body(equalTo(unknown));
    }

    @Test
    void aCardOfNoIssuerHereIsSaidToBeNone() {
        MerchantCalls.authenticate(
                        MerchantCalls.demoToken(),
                        MerchantCalls.purchase(100).replace(MerchantCalls.PAN, "4111111111111111"))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:sekisho:problem:card-not-supported"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"value\": 5000 | \"value\": \"5000\"    | amount.value",
                "\"value\": 5000 | \"value\": 50.5        | amount.value",
                "\"value\": 5000 | \"value\": -1          | amount.value",
                "\"value\": 5000 | \"value\": 1e30        | amount.value",
                "\"value\": 5000,|                        | amount.value",
                "JPY             | XAU                    | amount.currency",
                "JPY             | jpy                    | amount.currency",
                "JPY             | ZZZ                    | amount.currency",
                "https://shop.example/back | https://evil.example/back              | returnUrl",
                "https://shop.example/back | https://shop.example@evil.example/     | returnUrl",
                "https://shop.example/back | https://shop.example.evil.example/     | returnUrl",
                "https://shop.example/back | javascript:alert(1)                    | returnUrl",
                "https://shop.example/back | //shop.example/back                    | returnUrl",
                "{\"cardNumber\" | {\"merchantName\": \"a\\u0000b\", \"cardNumber\" | merchantName",
                "{\"cardNumber\" | {\"merchantName\": \"\\ud800\", \"cardNumber\"   | merchantName",
                "{\"cardNumber\" | {\"merchantName\": [], \"cardNumber\"            | merchantName",
                "{\"cardNumber\" | {\"cardExpiry\": \"3013\", \"cardNumber\"        | cardExpiry",
                "{\"cardNumber\" | {\"challengePreferance\": \"CHALLENGE\", \"cardNumber\" | challengePreferance",
                "{\"cardNumber\" | {\"challengePreference\": \"OFTEN\", \"cardNumber\"     | challengePreference",
                "{\"cardNumber\" | {\"browser\": {\"ip\": \"1.2.3\"}, \"cardNumber\"       | browser.ip",
                "{\"cardNumber\" | {\"browser\": {\"colorDepth\": 5}, \"cardNumber\"       | browser.colorDepth",
                "{\"cardNumber\" | {\"browser\": 1, \"cardNumber\"                         | browser",
                "{\"cardNumber\" | {\"language\": \"日本\", \"cardNumber\"                  | language"
            })
    void aWrongMemberIsNamed(String good, String bad, String field) {
        String body = MerchantCalls.purchase(5000).replace(good, bad == null ? "" : bad);

        MerchantCalls.authenticate(MerchantCalls.demoToken(), body)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:sekisho:problem:invalid-request"))
                .body("errors.field", equalTo(List.of(field)))
                .body("errors[0].message", notNullValue());
    }

    @Test
    void allWrongMembersAreNamedTogether() {
        MerchantCalls.authenticate(MerchantCalls.demoToken(), "{\"amount\": {}}")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("cardNumber", "amount.value", "amount.currency", "returnUrl")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b"})
    void theIdempotencyKeyIsVisibleAscii(String key) {
        MerchantCalls.authenticate(MerchantCalls.demoToken(), key, MerchantCalls.purchase(1))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("Idempotency-Key"))
                .body("title", startsWith("Invalid"));
    }

    private static ValidatableResponse find(String token, String id) {
        return given().auth().oauth2(token).get("/v1/authentications/" + id).then();
    }
}
