package org.sekisho.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.protocol.Wire;

/** A challenge that was opened, and what a cardholder does in it. */
public record Challenge(ObjectNode aReq, JsonNode aRes) {

    /** Sends an AReq that must lead to a challenge. */
    public static Challenge of(ObjectNode aReq) {
        JsonNode aRes = Acs.answer(aReq);
        if (!aRes.path("transStatus").asText().equals("C")) {
            throw new AssertionError("no challenge: " + aRes);
        }
        return new Challenge(aReq, aRes);
    }

    /** A purchase that needs proof, with its results sent to a directory. */
    public static Challenge of(String pan, Directory directory) {
        return of(purchase(pan, directory));
    }

    /** The AReq of such a purchase. */
    public static ObjectNode purchase(String pan, Directory directory) {
        return Messages.aReq(pan).put("purchaseAmount", "15000").put("dsURL", directory.url());
    }

    /** acsTransID. */
    public UUID id() {
        return UUID.fromString(aRes.get("acsTransID").asText());
    }

    /** The form field that opens it. */
    public String cReq() {
        return Wire.base64url(Messages.cReqJson(
                        aReq.get("threeDSServerTransID").asText(),
                        aRes.get("acsTransID").asText())
                .set("messageVersion", aReq.get("messageVersion")));
    }

    /** The first page. */
    public Page open() {
        return open("c2Vzc2lvbg==");
    }

    /** The first page, with what the shop wants back; null leaves the field out. */
    public Page open(@Nullable String sessionData) {
        return open(cReq(), sessionData);
    }

    /** What any CReq brings. */
    public static Page open(String cReq, @Nullable String sessionData) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("creq", cReq);
        if (sessionData != null) {
            fields.put("threeDSSessionData", sessionData);
        }
        return Acs.form("/challenge", fields);
    }

    /** Types an answer into a page and submits it. */
    public static Page submit(Page shown, String answer) {
        return submit(shown.step(), answer);
    }

    /** Submits an answer under any token. */
    public static Page submit(String step, String answer) {
        return Acs.form("/challenge/answer", Map.of("step", step, "answer", answer, "action", "submit"));
    }

    /** Presses another button than Submit. */
    public static Page press(Page shown, String action) {
        return Acs.form("/challenge/answer", Map.of("step", shown.step(), "answer", "", "action", action));
    }
}
