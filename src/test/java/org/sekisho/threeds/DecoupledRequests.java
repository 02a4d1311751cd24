package org.sekisho.threeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.AppInvitations.Invitation;
import org.sekisho.testkit.AppPhone;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;

/** Requests that let the cardholder answer elsewhere, and what their app shows of them. */
final class DecoupledRequests {

    private static final List<String> OF_BROWSERS = List.of(
            "browserAcceptHeader",
            "browserIP",
            "browserJavascriptEnabled",
            "browserJavaEnabled",
            "browserLanguage",
            "browserColorDepth",
            "browserScreenHeight",
            "browserScreenWidth",
            "browserTZ",
            "browserUserAgent",
            "notificationURL",
            "threeDSCompInd");

    private DecoupledRequests() {}

    static ObjectNode purchase(Invitation card, Directory directory, String minutes) {
        return Challenge.purchase(card.enrolled().pan(), directory)
                .put("threeDSRequestorDecReqInd", "Y")
                .put("threeDSRequestorDecMaxTime", minutes);
    }

    static ObjectNode threeRi(ObjectNode aReq) {
        OF_BROWSERS.forEach(aReq::remove);
        aReq.remove("threeDSRequestorAuthenticationInd");
        return aReq.put("deviceChannel", "03").put("threeRIInd", "08");
    }

    static ObjectNode latest(ObjectNode aReq) {
        aReq.put("messageVersion", "2.3.1").put("acquirerCountryCode", "392");
        aReq.putArray("acceptLanguage").add("ja");
        return aReq;
    }

    static Challenge decoupled(ObjectNode aReq) {
        JsonNode aRes = Acs.answer(aReq);
        assertThat(aRes.path("transStatus").asText()).as(aRes.toString()).isEqualTo("D");
        return new Challenge(aReq, aRes);
    }

    static AppPhone registered(Invitation card) {
        AppPhone phone = new AppPhone();
        assertThat(phone.register(card.name(), card.password()).statusCode()).isEqualTo(200);
        return phone;
    }

    /** The first purchase that an app shows. */
    static JsonNode waiting(AppPhone phone) {
        return Acs.json(phone.post("/app/purchases", "{\"language\":\"en\"}").body())
                .path("purchases")
                .path(0);
    }

    /** What names it when it is approved or refused. */
    static String named(JsonNode waiting) {
        return "{\"purchase\":\"" + UUID.fromString(waiting.path("purchase").asText()) + "\",\"challenge\":\""
                + waiting.path("challenge").asText() + "\"}";
    }
}
