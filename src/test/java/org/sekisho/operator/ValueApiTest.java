package org.sekisho.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Enrolment.Enrolled;
import org.sekisho.testkit.MerchantCalls;
import org.sekisho.testkit.Messages;
import org.sekisho.testkit.OperatedIssuers;
import org.sekisho.testkit.OperatedIssuers.Operated;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** What an issuer's authorisation system hears about a value. */
@SekishoTest
class ValueApiTest {

    @Inject
    OperatedIssuers issuers;

    @Inject
    Enrolment enrolment;

    @Inject
    Tables tables;

    private Operated issuer = new Operated("", "", "", "");
    private ObjectNode aReq = Messages.aReq();
    private JsonNode aRes = aReq;

    @BeforeEach
    void authenticate() {
        issuer = issuers.anIssuer();
        aReq = Messages.aReq(issuer.pan());
        aRes = Acs.answer(aReq);
    }

    @Test
    void valueIsValidByReferenceAndEachUseIsTold() {
        verified(reference())
                .body("result", equalTo("valid"))
                .body("uses", equalTo(1))
                .body("acsTransID", equalTo(aRes.path("acsTransID").asText()));

        verified(reference()).body("result", equalTo("valid")).body("uses", equalTo(2));
    }

    @Test
    void recordIsFoundByTheValueAlone() {
        ObjectNode body = reference();
        body.remove("dsTransID");

        verified(body).body("result", equalTo("valid")).body("uses", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource({"5000, 392, valid", "1, 392, valid", "5001, 392, amount-exceeded", "5000, 840, amount-exceeded"})
    void amountMayBeSmallerAndNotLarger(String amount, String currency, String result) {
        verified(reference().put("purchaseAmount", amount).put("purchaseCurrency", currency))
                .body("result", equalTo(result));
    }

    @Test
    void strictlyAllThatTheMessageHoldsIsEnoughWithoutARecord() {
        ObjectNode body = strict();
        tables.change("DELETE FROM authentication_value WHERE acs_trans_id = $1", id());

        verified(body).body("result", equalTo("valid")).body("uses", nullValue());
        verified(reference()).body("result", equalTo("invalid"));
    }

    @Test
    void strictlyWhatIsNotGivenComesFromTheRecord() {
        verified(presented("strict")).body("result", equalTo("valid")).body("uses", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource({
        "purchaseAmount,     4999",
        "purchaseCurrency,   840",
        "purchaseExponent,   2",
        "purchaseDate,       20260401093001",
        "messageCategory,    02",
        "acquirerMerchantID, 000000000000002",
        "acquirerBIN,        353013",
        "merchantName,       Another Shop",
        "dsTransID,          11111111-2222-4333-8444-555555555555",
        "acsTransID,         11111111-2222-7333-8444-555555555555",
        "eci,                06"
    })
    void strictlyNothingMayDiffer(String member, String other) {
        verified(strict().put(member, other)).body("result", equalTo("invalid")).body("acsTransID", nullValue());
    }

    @Test
    void anotherCardOfTheIssuerDoesNotGoWithTheValue() {
        String other = issuer.pan().substring(0, 12) + "0099";

        verified(reference().put("cardNumber", other)).body("result", equalTo("invalid"));
        verified(strict().put("cardNumber", other)).body("result", equalTo("invalid"));
    }

    @Test
    void oldValueHasExpired() {
        tables.change(
                "UPDATE authentication_value SET made_at = now() - interval '91 days' WHERE acs_trans_id = $1", id());

        verified(reference()).body("result", equalTo("expired"));
        verified(strict()).body("result", equalTo("expired"));
    }

    @Test
    void keyThatIsNotThereIsNamed() {
        verified(reference().put("authenticationValue", "EfoFCgsMDfynpuNdx7LjbXwASyI="))
                .body("result", equalTo("unknown-key"));
    }

    @Test
    void wrongValuesAreCountedAndEndInAProblem() {
        ObjectNode wrong = strict().put("purchaseAmount", "1");
        for (int failure = 1; failure <= 10; failure++) {
            verified(wrong).body("result", equalTo("invalid"));
        }

        Response refused = ask(reference());

        refused.then().statusCode(429).body("type", equalTo("urn:sekisho:problem:too-many-wrong-values"));
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(3_500, 3_600);
        tables.change("UPDATE value_failure SET since = since - interval '2 hours' WHERE failures >= 10");
        verified(reference()).body("result", equalTo("valid"));
    }

    @Test
    void rightValuesCostNothing() {
        for (int use = 1; use <= 12; use++) {
            verified(reference()).body("uses", equalTo(use));
        }
    }

    @Test
    void valueOfAChallengeCountsOnceItWasGiven() {
        Enrolled holder = enrolment.withPassword();
        try (Directory directory = Directory.start()) {
            Challenge challenge = Challenge.of(holder.pan(), directory);
            Challenge.submit(challenge.open(), Enrolment.PASSWORD);
            JsonNode rReq = directory.result(challenge);

            ask("demo-operator", ofChallenge(holder, challenge, rReq))
                    .then()
                    .statusCode(200)
                    .body("result", equalTo("valid"))
                    .body("uses", equalTo(1));
        }
    }

    @Test
    void valueThatWasMadeForAnotherProofWasNeverGiven() {
        tables.change("UPDATE authentication_value SET value_hash = '\\x00' WHERE acs_trans_id = $1", id());

        verified(strict()).body("result", equalTo("invalid"));
    }

    @Test
    void anotherIssuersCardIsNotThere() {
        Operated other = issuers.anIssuer();

        ask(other.writer(), reference()).then().statusCode(404);
    }

    @Test
    void whatIsWrongIsNamedAndNotRepeated() {
        ObjectNode body = reference()
                .put("cardNumber", "12")
                .put("authenticationValue", "x")
                .put("mode", "both");
        body.put("extra", 1);

        Response refused = ask(body);

        refused.then().statusCode(400).body("errors.size()", equalTo(4));
        assertThat(refused.asString()).doesNotContain("both");
        ask(JsonNodeFactory.instance.objectNode().put("mode", "reference"))
                .then()
                .statusCode(400)
                .body("errors.size()", equalTo(4));
    }

    @Test
    void valueIsKeptAsAHashOnly() {
        String value = aRes.path("authenticationValue").asText();

        assertThat(tables.number(
                        "SELECT count(*) FROM authentication_value v WHERE v::text LIKE '%' || $1 || '%'", value))
                .isZero();
        assertThat(tables.number(
                        "SELECT count(*) FROM authentication_value v WHERE acs_trans_id = $1 AND length(value_hash) = 32",
                        id()))
                .isOne();
    }

    @Test
    void gatewayThatDoesNotAnswerIsNoYAndNoVerification() {
        Operated elsewhere = issuers.anIssuer("DISCOVER");
        JsonNode answer = elsewhere.purchase(5000);

        assertThat(answer.path("transStatus").asText()).isEqualTo("U");
        assertThat(answer.path("transStatusReason").asText()).isEqualTo("22");
        assertThat(answer.has("authenticationValue")).isFalse();
        assertThat(elsewhere.purchase(15000).path("transStatus").asText()).isEqualTo("U");
        ask(elsewhere.writer(), strict().put("cardNumber", elsewhere.pan()))
                .then()
                .statusCode(503)
                .body("type", equalTo("urn:sekisho:problem:values-unavailable"));
    }

    private UUID id() {
        return UUID.fromString(aRes.path("acsTransID").asText());
    }

    private ObjectNode presented(String mode) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("mode", mode)
                .put("cardNumber", issuer.pan())
                .put("authenticationValue", aRes.path("authenticationValue").asText());
    }

    private ObjectNode reference() {
        return presented("reference")
                .put("purchaseAmount", "5000")
                .put("purchaseCurrency", "392")
                .put("dsTransID", aReq.path("dsTransID").asText());
    }

    private ObjectNode strict() {
        ObjectNode body = presented("strict");
        for (String member : new String[] {
            "messageCategory",
            "purchaseAmount",
            "purchaseCurrency",
            "purchaseExponent",
            "purchaseDate",
            "acquirerMerchantID",
            "acquirerBIN",
            "merchantName",
            "dsTransID"
        }) {
            body.set(member, aReq.path(member));
        }
        return body.put("acsTransID", aRes.path("acsTransID").asText()).put("eci", "05");
    }

    private static ObjectNode ofChallenge(Enrolled holder, Challenge challenge, JsonNode rReq) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("mode", "reference")
                .put("cardNumber", holder.pan())
                .put("authenticationValue", rReq.path("authenticationValue").asText())
                .put("purchaseAmount", "15000")
                .put("purchaseCurrency", "392")
                .put("dsTransID", challenge.aReq().path("dsTransID").asText());
    }

    private ValidatableResponse verified(ObjectNode body) {
        return ask(body).then().statusCode(200);
    }

    private Response ask(ObjectNode body) {
        return ask(issuer.writer(), body);
    }

    private Response ask(String client, ObjectNode body) {
        return io.restassured.RestAssured.given()
                .auth()
                .oauth2(MerchantCalls.token(client, client + "-secret"))
                .contentType(io.restassured.http.ContentType.JSON)
                .body(body.toString())
                .post("/v1/authentication-values/verifications");
    }
}
