package org.sekisho.transaction;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes facts element by element, because they are written for every AReq; reading them is rare and left to the record. */
final class FactsWriter extends StdSerializer<Facts> {

    private static final long serialVersionUID = 1;

    FactsWriter() {
        super(Facts.class);
    }

    @Override
    public void serialize(Facts facts, JsonGenerator json, SerializerProvider context) throws IOException {
        json.writeStartObject();
        text(json, "messageVersion", facts.messageVersion());
        text(json, "messageCategory", facts.messageCategory());
        text(json, "threeDSServerTransID", facts.threeDSServerTransID());
        text(json, "dsTransID", facts.dsTransID());
        text(json, "dsURL", facts.dsURL());
        text(json, "notificationURL", facts.notificationURL());
        text(json, "merchantName", facts.merchantName());
        if (facts.purchase() != null) {
            purchase(json, facts.purchase());
        }
        text(json, "language", facts.language());
        text(json, "issuerId", facts.issuerId());
        if (facts.account() != null) {
            account(json, facts.account());
        }
        text(json, "requestorId", facts.requestorId());
        text(json, "scheme", facts.scheme());
        limits(json, facts.limits());
        json.writeArrayFieldStart("reasons");
        for (String reason : facts.reasons()) {
            json.writeString(reason);
        }
        json.writeEndArray();
        if (facts.scored() != null) {
            scored(json, facts.scored());
        }
        text(json, "deviceKey", facts.deviceKey());
        if (facts.app() != null) {
            app(json, facts.app());
        }
        if (facts.decoupled() != null) {
            decoupled(json, facts.decoupled());
        }
        if (facts.asker() != null) {
            asker(json, facts.asker());
        }
        if (facts.trust() != null) {
            trust(json, facts.trust());
        }
        if (facts.fallsBack()) {
            json.writeBooleanField("fallsBack", true);
        }
        json.writeEndObject();
    }

    private static void purchase(JsonGenerator json, Facts.Purchase purchase) throws IOException {
        json.writeObjectFieldStart("purchase");
        text(json, "amount", purchase.amount());
        text(json, "currency", purchase.currency());
        json.writeNumberField("exponent", purchase.exponent());
        text(json, "date", purchase.date());
        json.writeEndObject();
    }

    private static void account(JsonGenerator json, Facts.Account account) throws IOException {
        json.writeObjectFieldStart("account");
        text(json, "cardId", account.cardId());
        text(json, "lastFour", account.lastFour());
        text(json, "credentialId", account.credentialId());
        text(json, "kind", account.kind());
        json.writeEndObject();
    }

    private static void scored(JsonGenerator json, Facts.Scored scored) throws IOException {
        json.writeObjectFieldStart("scored");
        text(json, "provider", scored.provider());
        text(json, "reference", scored.reference());
        json.writeEndObject();
    }

    private static void app(JsonGenerator json, Facts.App app) throws IOException {
        json.writeObjectFieldStart("app");
        text(json, "sdkTransID", app.sdkTransID());
        text(json, "acsInterface", app.acsInterface());
        text(json, "acsUiTemplate", app.acsUiTemplate());
        json.writeEndObject();
    }

    private static void trust(JsonGenerator json, Facts.Trust trust) throws IOException {
        json.writeObjectFieldStart("trust");
        text(json, "merchant", trust.merchant());
        json.writeBooleanField("listed", trust.listed());
        json.writeBooleanField("offered", trust.offered());
        json.writeEndObject();
    }

    private static void decoupled(JsonGenerator json, Facts.Decoupled decoupled) throws IOException {
        json.writeObjectFieldStart("decoupled");
        text(json, "time", decoupled.time());
        json.writeBooleanField("whole", decoupled.whole());
        json.writeEndObject();
    }

    private static void asker(JsonGenerator json, Facts.Asker asker) throws IOException {
        json.writeObjectFieldStart("asker");
        text(json, "requestor", asker.requestor());
        text(json, "merchant", asker.merchant());
        json.writeEndObject();
    }

    private static void limits(JsonGenerator json, Limits limits) throws IOException {
        json.writeObjectFieldStart("limits");
        json.writeNumberField("attempts", limits.attempts());
        json.writeNumberField("resends", limits.resends());
        text(json, "idle", limits.idle());
        text(json, "longest", limits.longest());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, @Nullable Object value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value.toString());
        }
    }
}
