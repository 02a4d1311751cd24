package org.sekisho.demo;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;

@SekishoTest
@OverTheWire
class DemoStandInsTest {

    @Test
    void thePhoneShowsTheCodeOfATransaction() {
        String reference = UUID.randomUUID().toString();

        postJson("/demo/phone/messages", """
                {"to": "h***@example.jp", "channel": "EMAIL", "subject": "Code",
                 "text": "Pay ¥18,500 <b>\\n482913\\n", "reference": "%s"}""".formatted(reference)).statusCode(202);

        given().get("/demo/phone/messages?acsTransID=" + reference)
                .then()
                .statusCode(200)
                .body("$", hasSize(1))
                .body("[0].code", equalTo("482913"));
        given().get("/demo/phone?acsTransID=" + reference)
                .then()
                .body(containsString("482913"), containsString("&lt;b&gt;"));
    }

    @Test
    void theScorerAnswersByAmountAndBreaksOnDemand() {
        score("15000").statusCode(200).body("decision", equalTo("CHALLENGE"));
        score("8888").statusCode(500);
        score("much").statusCode(400).contentType("application/problem+json");
    }

    @Test
    void theDirectoryConfirmsAResultWhoseRequestItNeverSaw() {
        String id = UUID.randomUUID().toString();

        ValidatableResponse response = postJson("/demo/directory/rreq", """
                {"messageType": "RReq", "messageVersion": "2.2.0", "threeDSServerTransID": "%1$s",
                 "dsTransID": "%1$s", "acsTransID": "%1$s", "transStatus": "N"}""".formatted(id));

        response.statusCode(200)
                .header("Content-Type", equalTo("application/json;charset=UTF-8"))
                .body("messageType", equalTo("RRes"))
                .body("acsTransID", equalTo(id))
                .body("resultsStatus", equalTo("01"));
    }

    @Test
    void theDirectoryAnswersNonsenseWithAnErro() {
        postJson("/demo/directory/areq", "nonsense")
                .statusCode(200)
                .body("messageType", equalTo("Erro"))
                .body("errorCode", equalTo("101"));
    }

    @Test
    void theShopBelievesNoResultForAnOrderItDoesNotKnow() {
        postJson("/demo/shop/rreq", "{\"messageType\": \"RReq\", \"threeDSServerTransID\": \"x\"}")
                .statusCode(200)
                .body("errorCode", equalTo("301"));
    }

    @Test
    void theShopSpeaksTwoLanguagesAndRunsNoForeignScript() {
        given().get("/demo?lang=ja").then().statusCode(200).body(containsString("関の茶屋"));
        given().get("/demo/shop?lang=en")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("script-src 'nonce-"))
                .body(containsString("Seki Teahouse"));
    }

    @Test
    void aWrongFormIsAnsweredWithAPage() {
        given().accept("text/html")
                .header("Accept-Language", "en")
                .formParam("article", "FREE")
                .formParam("amount", "much")
                .formParam("currency", "JPY")
                .post("/demo/shop/orders")
                .then()
                .statusCode(400)
                .body(containsString("Please enter an amount"));
    }

    @Test
    void unknownOrdersAndForeignSessionDataAreRefused() {
        given().get("/demo/shop/orders/1").then().statusCode(404);
        given().get("/demo/shop/orders/" + UUID.randomUUID() + "/state").then().statusCode(404);
        given().formParam("cres", "e30")
                .formParam("threeDSSessionData", "%%%")
                .post("/demo/shop/notification")
                .then()
                .statusCode(400);
    }

    private static ValidatableResponse score(String amount) {
        return postJson("/demo/scorer/score", """
                {"category": "01", "purchase": {"amount": "%s", "currency": "392", "exponent": "0"}}""".formatted(amount));
    }

    private static ValidatableResponse postJson(String path, String body) {
        return given().contentType(ContentType.JSON).body(body).post(path).then();
    }
}
