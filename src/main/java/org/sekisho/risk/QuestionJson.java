package org.sekisho.risk;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes a question element by element: one goes out for every AReq, and the profile showed the reflection. */
final class QuestionJson extends StdSerializer<Question> {

    private static final long serialVersionUID = 1;

    QuestionJson() {
        super(Question.class);
    }

    @Override
    public void serialize(Question question, JsonGenerator json, SerializerProvider context) throws IOException {
        json.writeStartObject();
        text(json, "transactionId", question.transactionId());
        text(json, "sessionId", question.sessionId());
        text(json, "channel", question.channel());
        text(json, "category", question.category());
        card(json, question.card());
        merchant(json, question.merchant());
        if (question.purchase() != null) {
            purchase(json, question.purchase());
        }
        if (question.device() != null) {
            device(json, question.device());
        }
        json.writeEndObject();
    }

    private static void card(JsonGenerator json, Question.Card card) throws IOException {
        json.writeObjectFieldStart("card");
        text(json, "bin", card.bin());
        text(json, "token", card.token());
        text(json, "scheme", card.scheme());
        json.writeEndObject();
    }

    private static void merchant(JsonGenerator json, Question.Merchant merchant) throws IOException {
        json.writeObjectFieldStart("merchant");
        text(json, "id", merchant.id());
        text(json, "name", merchant.name());
        text(json, "mcc", merchant.mcc());
        text(json, "country", merchant.country());
        json.writeEndObject();
    }

    private static void purchase(JsonGenerator json, Question.Purchase purchase) throws IOException {
        json.writeObjectFieldStart("purchase");
        text(json, "amount", purchase.amount());
        text(json, "currency", purchase.currency());
        json.writeNumberField("exponent", purchase.exponent());
        text(json, "date", purchase.date());
        json.writeEndObject();
    }

    private static void device(JsonGenerator json, Question.Device device) throws IOException {
        json.writeObjectFieldStart("device");
        text(json, "ip", device.ip());
        text(json, "userAgent", device.userAgent());
        text(json, "language", device.language());
        text(json, "timeZone", device.timeZone());
        text(json, "screen", device.screen());
        text(json, "key", device.key());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
