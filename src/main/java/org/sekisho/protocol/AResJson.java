package org.sekisho.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes an ARes element by element, for the reason that {@link AReqBinding} reads so; nothing null or empty is written. */
final class AResJson extends StdSerializer<ARes> {

    private static final long serialVersionUID = 1;

    AResJson() {
        super(ARes.class);
    }

    @Override
    public void serialize(ARes aRes, JsonGenerator json, SerializerProvider context) throws IOException {
        json.writeStartObject();
        text(json, "messageType", aRes.messageType());
        text(json, "messageVersion", aRes.messageVersion());
        text(json, "threeDSServerTransID", aRes.threeDSServerTransID());
        text(json, "dsTransID", aRes.dsTransID());
        text(json, "dsReferenceNumber", aRes.dsReferenceNumber());
        text(json, "acsTransID", aRes.acsTransID());
        text(json, "acsReferenceNumber", aRes.acsReferenceNumber());
        text(json, "acsOperatorID", aRes.acsOperatorID());
        text(json, "sdkTransID", aRes.sdkTransID());
        code(json, "transStatus", aRes.transStatus());
        code(json, "transStatusReason", aRes.transStatusReason());
        text(json, "authenticationValue", aRes.authenticationValue());
        text(json, "eci", aRes.eci());
        text(json, "acsChallengeMandated", aRes.acsChallengeMandated());
        text(json, "acsURL", aRes.acsURL());
        text(json, "acsSignedContent", aRes.acsSignedContent());
        tree(json, "acsRenderingType", aRes.acsRenderingType());
        code(json, "authenticationType", aRes.authenticationType());
        text(json, "acsDecConInd", aRes.acsDecConInd());
        text(json, "cardholderInfo", aRes.cardholderInfo());
        text(json, "whiteListStatus", aRes.whiteListStatus());
        text(json, "whiteListStatusSource", aRes.whiteListStatusSource());
        tree(json, "broadInfo", aRes.broadInfo());
        tree(json, "messageExtension", aRes.messageExtension());
        json.writeEndObject();
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
