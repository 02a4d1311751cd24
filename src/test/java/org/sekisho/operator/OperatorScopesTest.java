package org.sekisho.operator;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.requestor.Requestor;
import org.sekisho.requestor.store.Requestors;
import org.sekisho.testkit.MerchantCalls;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** Who may do what: a merchant is no operator, whatever its row says, and an operator does what its token allows. */
@SekishoTest
@OverTheWire
class OperatorScopesTest {

    @Inject
    Requestors requestors;

    @Inject
    Tables tables;

    @Test
    void clientWithoutAnIssuerNeverHasAnOperatorsScopes() throws Throwable {
        String client = "merchant-" + UUID.randomUUID();
        VertxContextSupport.subscribeAndAwait(() -> requestors.addIfAbsent(
                new Requestor(UUID.randomUUID(), client, "A shop", Set.of("enrolment:read"), Set.of(), null),
                "secret",
                null));
        tables.change(
                "UPDATE requestor SET scopes = 'enrolment:read rules:read rules:write decisions:read' WHERE client_id = $1",
                client);
        MerchantCalls.reload(requestors);

        given().auth()
                .preemptive()
                .basic(client, "secret")
                .formParam("grant_type", "client_credentials")
                .formParam("scope", "rules:read")
                .post("/oauth2/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_scope"));
        given().auth()
                .oauth2(MerchantCalls.token(client, "secret"))
                .get("/v1/rule-sets")
                .then()
                .statusCode(403);
    }

    @Test
    void operatorWhoseIssuerIsTakenAwayIsRefusedWithTheTokenItHas() throws Throwable {
        String client = "leaving-" + UUID.randomUUID();
        Requestor operator =
                new Requestor(UUID.randomUUID(), client, "An operator", Set.of("rules:read"), Set.of(), null, "demo");
        VertxContextSupport.subscribeAndAwait(() -> requestors.addIfAbsent(operator, "secret", null));
        MerchantCalls.reload(requestors);
        String token = MerchantCalls.token(client, "secret");
        given().auth().oauth2(token).get("/v1/rule-sets").then().statusCode(200);

        tables.change("UPDATE requestor SET issuer_id = NULL WHERE client_id = $1", client);
        MerchantCalls.reload(requestors);

        given().auth().oauth2(token).get("/v1/rule-sets").then().statusCode(403);
    }

    @Test
    void demosOperatorSeesTheDemosRules() {
        given().auth()
                .oauth2(MerchantCalls.token("demo-operator", "demo-operator-secret"))
                .get("/v1/rule-sets")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /v1/rule-sets",
        "GET,    /v1/rule-sets/active",
        "GET,    /v1/rule-sets/1",
        "POST,   /v1/rule-sets",
        "PUT,    /v1/rule-sets/1",
        "DELETE, /v1/rule-sets/1",
        "POST,   /v1/rule-sets/1/publication",
        "GET,    /v1/decisions/019b1234-5678-7abc-8def-0123456789ab",
        "POST,   /v1/decisions/019b1234-5678-7abc-8def-0123456789ab/replay",
        "POST,   /v1/back-tests",
        "GET,    /v1/back-tests/019b1234-5678-7abc-8def-0123456789ab",
        "POST,   /v1/invitations",
        "POST,   /v1/authentication-values/verifications",
        "DELETE, /v1/back-tests/019b1234-5678-7abc-8def-0123456789ab"
    })
    void everyEndpointNeedsItsScope(String method, String path) {
        boolean reads = method.equals("GET") && !path.contains("decisions");
        String others = path.contains("decisions") ? "rules:read" : reads ? "decisions:read" : "rules:read";

        given().auth()
                .oauth2(MerchantCalls.token("demo-operator", "demo-operator-secret", others))
                .contentType(ContentType.JSON)
                .body("{}")
                .request(method, path)
                .then()
                .statusCode(403);
    }
}
