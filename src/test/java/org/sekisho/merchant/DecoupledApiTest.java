package org.sekisho.merchant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.AppInvitations;
import org.sekisho.testkit.AppInvitations.Invitation;
import org.sekisho.testkit.AppPhone;
import org.sekisho.testkit.MailSink;
import org.sekisho.testkit.MerchantCalls;
import org.sekisho.testkit.SekishoTest;

/** A merchant of the REST API lets the cardholder answer elsewhere. */
@SekishoTest
class DecoupledApiTest {
    MailSink mails;

    @Inject
    AppInvitations invitations;

    @Test
    void resultOfAnApprovalIsFoundUnderTheId() {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone phone = new AppPhone();
        phone.register(card.name(), card.password());
        String token = MerchantCalls.demoToken();

        Response answer = MerchantCalls.authenticate(token, purchase(card, "{\"maxMinutes\": 60}"));
        find(token, answer.path("id")).body("status", equalTo("DECOUPLED")).body("completedAt", nullValue());
        approve(phone);

        answer.then()
                .statusCode(201)
                .body("status", equalTo("DECOUPLED"))
                .body("transStatus", equalTo("D"))
                .body("cardholderInfo", containsString("アプリ"))
                .body("challengeUrl", nullValue())
                .body("authenticationValue", nullValue());
        find(token, answer.path("id"))
                .body("status", equalTo("COMPLETED"))
                .body("transStatus", equalTo("Y"))
                .body("eci", equalTo("05"))
                .body("authenticationValue", matchesPattern("[A-Za-z0-9+/]{27}="))
                .body("cardholderInfo", nullValue());
    }

    @Test
    void holderWithoutTheAppIsAskedAsUsual() {
        Invitation card = invitations.ofNewCard(mails);

        MerchantCalls.authenticate(MerchantCalls.demoToken(), purchase(card, "{\"maxMinutes\": 60}"))
                .then()
                .statusCode(201)
                .body("status", equalTo("CHALLENGE_REQUIRED"))
                .body("challengeUrl", containsString("/challenge/start/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"maxMinutes\": 0}", "{\"maxMinutes\": 10081}", "{\"maxMinutes\": \"60\"}"})
    void timeIsOneMinuteToSevenDays(String decoupled) {
        Invitation card = invitations.ofNewCard(mails);

        MerchantCalls.authenticate(MerchantCalls.demoToken(), purchase(card, decoupled))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("decoupled.maxMinutes"));
    }

    private static String purchase(Invitation card, String decoupled) {
        return """
                {"cardNumber": "%s", "amount": {"value": 15000, "currency": "JPY"}, "returnUrl": "https://shop.example/back",
                 "decoupled": %s}""".formatted(card.enrolled().pan(), decoupled);
    }

    private static void approve(AppPhone phone) {
        JsonNode waiting = Acs.json(
                        phone.post("/app/purchases", "{\"language\":\"en\"}").body())
                .path("purchases")
                .path(0);
        String named = "{\"purchase\":\"" + waiting.path("purchase").asText() + "\",\"challenge\":\""
                + waiting.path("challenge").asText() + "\"}";
        assertThat(phone.post("/app/approval", named).statusCode()).isEqualTo(204);
    }

    private static ValidatableResponse find(String token, String id) {
        return given().auth()
                .oauth2(token)
                .get("/v1/authentications/" + id)
                .then()
                .statusCode(200);
    }
}
