package org.sekisho.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.sekisho.testkit.Enrolment.PASSWORD;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sekisho.requestor.store.Requestors;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.MerchantCalls;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.Page;
import org.sekisho.testkit.SekishoTest;

/** Merchants without a 3DS Server charge a card while its holder is absent. */
@SekishoTest
@OverTheWire
class LaterChargeApiTest {

    private static final Pattern CREQ = Pattern.compile("name=\"creq\" value=\"([^\"]+)\"");

    @Inject
    Enrolment enrolment;

    @Inject
    Requestors requestors;

    private final String client = "later-" + UUID.randomUUID();

    @Test
    void whatTheCardholderProvedCarriesALaterCharge() {
        String token = merchant(client);
        String pan = enrolment.withPassword().pan();
        String proven = proven(token, pan);

        later(token, pan, proven)
                .then()
                .statusCode(201)
                .body("status", equalTo("COMPLETED"))
                .body("transStatus", equalTo("Y"))
                .body("eci", equalTo("05"))
                .body("authenticationValue", notNullValue())
                .body("challengeUrl", nullValue());
    }

    @Test
    void nothingElseDoes() {
        String token = merchant(client);
        String pan = enrolment.withPassword().pan();
        String proven = proven(token, pan);
        String other = merchant("other-" + UUID.randomUUID());

        later(other, pan, proven).then().body("transStatus", equalTo("N")).body("transStatusReason", equalTo("01"));
        later(token, enrolment.withPassword().pan(), proven).then().body("transStatus", equalTo("N"));
        later(token, pan, UUID.randomUUID().toString())
                .then()
                .body("transStatus", equalTo("U"))
                .body("transStatusReason", equalTo("23"))
                .body("authenticationValue", nullValue());
    }

    @Test
    void browserOfSomebodyAbsentIsWrong() {
        MerchantCalls.authenticate(merchant(client), """
                        {"cardNumber": "%s", "amount": {"value": 500, "currency": "JPY"}, "priorAuthentication": "no id",
                         "returnUrl": "https://shop.example/back"}""".formatted(MerchantCalls.PAN))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("priorAuthentication"));
        MerchantCalls.authenticate(merchant("b" + client), """
                        {"cardNumber": "%s", "amount": {"value": 500, "currency": "JPY"}, "priorAuthentication": "%s",
                         "browser": {"ip": "192.0.2.7"}}""".formatted(MerchantCalls.PAN, UUID.randomUUID()))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("browser"));
    }

    private String merchant(String id) {
        MerchantCalls.register(requestors, id, null, null);
        return MerchantCalls.token(id, id + "-secret");
    }

    private static String proven(String token, String pan) {
        Response asked =
                MerchantCalls.authenticate(token, MerchantCalls.purchase(15_000).replace(MerchantCalls.PAN, pan));
        String page = Acs.send(HttpRequest.newBuilder(URI.create(asked.path("challengeUrl"))))
                .body();
        Matcher cReq = CREQ.matcher(page);
        assertThat(cReq.find()).as(page).isTrue();
        Page first = Challenge.open(cReq.group(1), null);
        Challenge.submit(first, PASSWORD);
        return asked.path("id");
    }

    private static Response later(String token, String pan, @Nullable String prior) {
        return MerchantCalls.authenticate(token, """
                {"cardNumber": "%s", "amount": {"value": 500, "currency": "JPY"}, "priorAuthentication": "%s"}""".formatted(pan, prior));
    }
}
