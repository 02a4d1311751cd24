package org.sekisho.risk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evidence as the column holds it; written element by element, because it is written for every AReq. */
public final class EvidenceJson {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonMapper MAPPER = new JsonMapper();

    private EvidenceJson() {}

    /**
     * Evidence that was kept.
     *
     * @param verdict what was decided on it; absent where the text does not say
     */
    public record Kept(Evidence evidence, @Nullable Verdict verdict) {}

    /** The text of evidence and of what was decided on it. */
    public static String write(Evidence evidence, Verdict verdict) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("card", evidence.card().name());
            json.writeStringField("verdict", verdict.name());
            json.writeStringField("wish", evidence.wish().name());
            assessment(json, evidence.assessment());
            signals(json, evidence.signals());
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("evidence can always be written", e);
        }
        return text.toString();
    }

    private static void assessment(JsonGenerator json, Assessment assessment) throws IOException {
        json.writeStringField("level", assessment.level().name());
        json.writeArrayFieldStart("reasons");
        for (String reason : assessment.reasons()) {
            json.writeString(reason);
        }
        json.writeEndArray();
        text(json, "reference", assessment.reference());
    }

    private static void signals(JsonGenerator json, Signals signals) throws IOException {
        Signals.Amount amount = signals.amount();
        if (amount != null) {
            json.writeStringField("amount", amount.minorUnits());
            json.writeNumberField("exponent", amount.exponent());
            json.writeStringField("currency", amount.currency());
        }
        json.writeNumberField("hour", signals.hour());
        text(json, "mcc", signals.mcc());
        text(json, "merchant", signals.merchantId());
        text(json, "merchantCountry", signals.merchantCountry());
        if (!signals.challengeInd().isEmpty()) {
            json.writeStringField("challengeInd", String.join(" ", signals.challengeInd()));
        }
        json.writeBooleanField("payment", signals.payment());
        text(json, "ipCountry", signals.ipCountry());
        text(json, "billingCountry", signals.billingCountry());
        text(json, "issuerCountry", signals.issuerCountry());
        truth(json, "knownDevice", signals.knownDevice());
        truth(json, "trustedMerchant", signals.trustedMerchant());
        Channel channel = signals.channel();
        text(json, "channel", channel == null ? null : channel.name());
        ThreeRi threeRi = signals.threeRi();
        if (threeRi != null) {
            json.writeStringField("threeRIInd", threeRi.ind());
            json.writeStringField("basis", threeRi.basis().name());
        }
        json.writeObjectFieldStart("velocity");
        for (Map.Entry<Window, Integer> counted : signals.velocity().entrySet()) {
            json.writeNumberField(counted.getKey().toString(), counted.getValue());
        }
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private static void truth(JsonGenerator json, String name, @Nullable Boolean value) throws IOException {
        if (value != null) {
            json.writeBooleanField(name, value);
        }
    }

    /** What a text that {@link #write} made says; fails where another version of Sekisho made it and it is not understood. */
    public static Kept read(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            Evidence evidence = new Evidence(
                    CardState.valueOf(json.path("card").asText()),
                    assessment(json),
                    Wish.valueOf(json.path("wish").asText()),
                    signals(json));
            String verdict = text(json, "verdict");
            return new Kept(evidence, verdict == null ? null : Verdict.valueOf(verdict));
        } catch (IOException e) {
            throw new IllegalStateException("stored evidence does not fit this version", e);
        }
    }

    private static Assessment assessment(JsonNode json) {
        List<String> reasons = new ArrayList<>();
        json.path("reasons").forEach(reason -> reasons.add(reason.asText()));
        return new Assessment(
                Level.valueOf(json.path("level").asText()), List.copyOf(reasons), text(json, "reference"));
    }

    private static Signals signals(JsonNode json) {
        Map<Window, Integer> velocity = new LinkedHashMap<>();
        json.path("velocity")
                .properties()
                .forEach(counted -> velocity.put(
                        Window.parse(counted.getKey()), counted.getValue().asInt()));
        return new Signals(
                json.has("amount")
                        ? new Signals.Amount(
                                json.path("amount").asText(),
                                json.path("exponent").asInt(),
                                json.path("currency").asText())
                        : null,
                json.path("hour").asInt(),
                text(json, "mcc"),
                text(json, "merchant"),
                text(json, "merchantCountry"),
                challengeInd(json),
                json.path("payment").asBoolean(),
                text(json, "ipCountry"),
                text(json, "billingCountry"),
                text(json, "issuerCountry"),
                truth(json, "knownDevice"),
                truth(json, "trustedMerchant"),
                velocity,
                json.has("channel") ? Channel.valueOf(json.path("channel").asText()) : null,
                json.has("threeRIInd")
                        ? new ThreeRi(
                                json.path("threeRIInd").asText(),
                                ThreeRi.Basis.valueOf(json.path("basis").asText()))
                        : null);
    }

    private static List<String> challengeInd(JsonNode json) {
        return json.has("challengeInd")
                ? List.of(json.path("challengeInd").asText().split(" ", -1))
                : List.of();
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.has(name) ? json.path(name).asText() : null;
    }

    private static @Nullable Boolean truth(JsonNode json, String name) {
        return json.has(name) ? json.path(name).asBoolean() : null;
    }
}
