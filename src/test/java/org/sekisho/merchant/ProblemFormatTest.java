package org.sekisho.merchant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.requestor.store.Requestors;
import org.sekisho.testkit.MerchantCalls;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;

@SekishoTest
@OverTheWire
class ProblemFormatTest {

    @Inject
    Requestors requestors;

    @Inject
    Pool pool;

    @Test
    void withoutATokenThereIsAChallengeWithoutAnError() {
        problem(given().get("/v1/authentications/" + UUID.randomUUID()), 401)
                .header("WWW-Authenticate", equalTo("Bearer realm=\"sekisho\""));
    }

    @Test
    void aScopeThatWasNotAskedForIsMissing() {
        String token = MerchantCalls.demoToken("enrolment:read");

        problem(MerchantCalls.authenticate(token, MerchantCalls.purchase(1)), 403)
                .header("WWW-Authenticate", containsString("insufficient_scope"));
        MerchantCalls.check(token, MerchantCalls.PAN).then().statusCode(200);
    }

    @Test
    void aDisabledMerchantsTokenStopsWorkingAtOnce() throws Throwable {
        MerchantCalls.register(requestors, "leaving", null, null);
        String token = MerchantCalls.token("leaving", "leaving-secret");
        MerchantCalls.check(token, MerchantCalls.PAN).then().statusCode(200);

        run("UPDATE requestor SET disabled = true WHERE client_id = 'leaving'");
        MerchantCalls.reload(requestors);

        problem(MerchantCalls.check(token, MerchantCalls.PAN), 401);
    }

    @Test
    void whatHttpRefusesIsAProblemToo() {
        String token = MerchantCalls.demoToken();

        problem(given().get("/v1/nothing"), 404);
        problem(given().auth().oauth2(token).delete("/v1/enrolment-checks"), 405)
                .header("Allow", containsString("POST"));
        problem(given().post("/oauth2/jwks"), 405).header("Allow", containsString("GET"));
        problem(given().auth().oauth2(token).contentType("text/plain").body("x").post("/v1/enrolment-checks"), 415);
        problem(given().auth().oauth2(token).accept("text/html").get("/v1/authentications/x"), 406);
        problem(given().contentType(ContentType.JSON).body("{}").post("/oauth2/token"), 415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{} {}",
                "{\"cardNumber\": \"3569990000000011\", \"cardNumber\": \"3569990000000011\"}",
                "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}",
                "{cardNumber: 1}",
                "{\"cardNumber\": NaN}"
            })
    void aBodyThatIsNotOneJsonObjectIsMalformed(String body) {
        Response answer = given().auth()
                .oauth2(MerchantCalls.demoToken())
                .contentType(ContentType.JSON)
                .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/v1/enrolment-checks");

        problem(answer, 400).body("type", equalTo("urn:sekisho:problem:malformed-body"));
        assertThat(answer.asString()).doesNotContain("3569");
    }

    @Test
    void bytesThatAreNotUtf8AreMalformed() {
        problem(
                given().auth()
                        .oauth2(MerchantCalls.demoToken())
                        .contentType(ContentType.JSON)
                        .body(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})
                        .post("/v1/enrolment-checks"),
                400);
    }

    @ParameterizedTest
    @ValueSource(ints = {70_000, 1_000_000, 3_000_000})
    void aBodyThatIsTooLongIsNotRead(int length) {
        problem(MerchantCalls.authenticate(MerchantCalls.demoToken(), "x".repeat(length)), 413);
    }

    @Test
    void aLongAReqStillGetsItsErro() {
        given().contentType(ContentType.JSON)
                .body("x".repeat(1_000_000))
                .post("/3ds/areq")
                .then()
                .statusCode(200)
                .body("messageType", equalTo("Erro"))
                .body("errorCode", equalTo("101"));
    }

    @Test
    void whatNobodyExpectedNamesOnlyTheFailure() throws Throwable {
        String token = MerchantCalls.demoToken();
        run("ALTER TABLE enrolment_budget RENAME TO enrolment_budget_away");
        try {
            Response answer = MerchantCalls.check(token, "3569990000000045");

            problem(answer, 500).body("instance", startsWith("urn:uuid:"));
            assertThat(answer.asString()).doesNotContain("budget", "Exception", "3569");
        } finally {
            run("ALTER TABLE enrolment_budget_away RENAME TO enrolment_budget");
        }
    }

    private void run(String sql) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> pool.query(sql).execute());
    }

    @Test
    void otherPathsKeepTheirOwnErrors() {
        given().get("/3ds/nothing").then().statusCode(404).body(equalTo(""));
        given().header("Authorization", "Bearer nonsense")
                .get("/demo/shop")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse problem(Response answer, int status) {
        return answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("type", notNullValue())
                .body("title", notNullValue())
                .body("detail", notNullValue());
    }
}
