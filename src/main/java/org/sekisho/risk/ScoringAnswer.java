package org.sekisho.risk;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/** Reads the provider's answer strictly: whatever is not exactly as agreed is no answer. */
final class ScoringAnswer {

    private static final int LONGEST = 64 * 1024;
    private static final int MOST_REASONS = 20;
    private static final int LONGEST_REASON = 64;
    private static final int HIGHEST_SCORE = 1000;

    private static final ObjectReader READER = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(10)
                            .maxDocumentLength(LONGEST)
                            .build())
                    .build())
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader()
            .without(JsonParser.Feature.ALLOW_COMMENTS)
            .forType(JsonNode.class);

    private ScoringAnswer() {}

    static Assessment read(String body) {
        if (body.length() > LONGEST) {
            return Assessment.unknown("too-long");
        }
        try {
            JsonNode answer = READER.readValue(body);
            return answer.isObject() ? read(answer) : Assessment.unknown("not-an-object");
        } catch (JsonProcessingException e) {
            return Assessment.unknown("not-json");
        }
    }

    private static Assessment read(JsonNode answer) {
        JsonNode score = answer.path("score");
        if (!score.isIntegralNumber()
                || !score.canConvertToInt()
                || score.intValue() < 0
                || score.intValue() > HIGHEST_SCORE) {
            return Assessment.unknown("score");
        }
        JsonNode reasons = answer.path("reasons");
        if (!reasons.isArray() || reasons.size() > MOST_REASONS) {
            return Assessment.unknown("reasons");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode reason : reasons) {
            if (!reason.isTextual() || reason.textValue().length() > LONGEST_REASON) {
                return Assessment.unknown("reasons");
            }
            texts.add("provider:" + reason.textValue());
        }
        return switch (answer.path("decision").asText("")) {
            case "ALLOW" -> new Assessment(Level.LOW, texts);
            case "CHALLENGE" -> new Assessment(Level.MEDIUM, texts);
            case "DENY" -> new Assessment(Level.HIGH, texts);
            case "UNKNOWN" -> Assessment.unknown("said-unknown");
            default -> Assessment.unknown("decision");
        };
    }
}
