package org.sekisho.protocol;

import static org.sekisho.protocol.MessageVersion.V2_2_0;
import static org.sekisho.protocol.MessageVersion.V2_3_1;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes an ARes element by element, for the reason that {@link AReqBinding} reads so; nothing null or empty is written,
 * and nothing that the version of the message does not know.
 */
final class AResJson extends StdSerializer<ARes> {

    private static final long serialVersionUID = 1;

    /** Who says so, the ACS: of lists and devices, and of card security codes. */
    private static final String ACS_LISTS = "03";

    private static final String ACS_CODES = "02";

    AResJson() {
        super(ARes.class);
    }

    @Override
    public void serialize(ARes aRes, JsonGenerator json, SerializerProvider context) throws IOException {
        MessageVersion version = MessageVersion.findOrLatest(aRes.messageVersion());
        json.writeStartObject();
        ids(json, aRes);
        outcome(json, aRes, version);
        challenge(json, aRes);
        if (version.isBefore(V2_3_1)) {
            code(json, "authenticationType", aRes.authenticationType());
        } else {
            later(json, aRes);
        }
        if (!version.isBefore(V2_2_0)) {
            text(json, "acsDecConInd", aRes.acsDecConInd());
            list(json, version.isBefore(V2_3_1) ? "whiteListStatus" : "trustListStatus", aRes);
        }
        cardholderInfo(json, aRes.cardholderInfo(), version);
        tree(json, "broadInfo", aRes.broadInfo());
        tree(json, "messageExtension", aRes.messageExtension());
        json.writeEndObject();
    }

    private static void ids(JsonGenerator json, ARes aRes) throws IOException {
        text(json, "messageType", aRes.messageType());
        text(json, "messageVersion", aRes.messageVersion());
        text(json, "threeDSServerTransID", aRes.threeDSServerTransID());
        text(json, "dsTransID", aRes.dsTransID());
        text(json, "dsReferenceNumber", aRes.dsReferenceNumber());
        text(json, "acsTransID", aRes.acsTransID());
        text(json, "acsReferenceNumber", aRes.acsReferenceNumber());
        text(json, "acsOperatorID", aRes.acsOperatorID());
        text(json, "sdkTransID", aRes.sdkTransID());
    }

    private static void outcome(JsonGenerator json, ARes aRes, MessageVersion version) throws IOException {
        TransStatusReason reason = aRes.transStatusReason();
        code(json, "transStatus", aRes.transStatus());
        code(json, "transStatusReason", reason == null ? null : reason.in(version));
        text(json, "authenticationValue", aRes.authenticationValue());
        text(json, "eci", aRes.eci());
    }

    private static void challenge(JsonGenerator json, ARes aRes) throws IOException {
        text(json, "acsChallengeMandated", aRes.acsChallengeMandated());
        text(json, "acsURL", aRes.acsURL());
        text(json, "acsSignedContent", aRes.acsSignedContent());
        tree(json, "acsRenderingType", aRes.acsRenderingType());
    }

    private static void later(JsonGenerator json, ARes aRes) throws IOException {
        String method = aRes.authenticationMethod();
        if (method != null && !method.isEmpty()) {
            json.writeArrayFieldStart("authenticationMethod");
            json.writeString(method);
            json.writeEndArray();
        }
        text(json, "transChallengeExemption", aRes.transChallengeExemption());
        text(json, "threeDSRequestorAppURLInd", aRes.threeDSRequestorAppURLInd());
        text(json, "deviceInfoRecognisedVersion", aRes.deviceInfoRecognisedVersion());
        if (aRes.later() != null) {
            optional(json, aRes.later());
        }
    }

    private static void optional(JsonGenerator json, ARes.Later later) throws IOException {
        text(json, "transStatusReasonInfo", later.transStatusReasonInfo());
        if (later.deviceBindingStatus() != null) {
            text(json, "deviceBindingStatus", later.deviceBindingStatus());
            text(json, "deviceBindingStatusSource", ACS_LISTS);
        }
        if (later.cardSecurityCodeStatus() != null) {
            text(json, "cardSecurityCodeStatus", later.cardSecurityCodeStatus());
            text(json, "cardSecurityCodeStatusSource", ACS_CODES);
        }
    }

    /** The list of trusted shops under the name it has in the version. */
    private static void list(JsonGenerator json, String name, ARes aRes) throws IOException {
        text(json, name, aRes.whiteListStatus());
        text(json, name + "Source", aRes.whiteListStatusSource());
    }

    private static void cardholderInfo(JsonGenerator json, @Nullable String info, MessageVersion version)
            throws IOException {
        if (version.isBefore(V2_3_1) || info == null || info.isEmpty()) {
            text(json, "cardholderInfo", info);
        } else {
            json.writeObjectFieldStart("cardholderInfo");
            json.writeStringField("text", info);
            json.writeEndObject();
        }
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null && !value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }

    private static void code(JsonGenerator json, String name, @Nullable Coded value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value.code());
        }
    }

    private static void tree(JsonGenerator json, String name, @Nullable JsonNode value) throws IOException {
        if (value != null && !value.isEmpty()) {
            json.writePOJOField(name, value);
        }
    }
}
