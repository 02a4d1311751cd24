package org.sekisho.risk;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the answer of a JSON provider strictly: whatever is not exactly as agreed is no answer. */
final class JsonAnswer {

    private static final int MOST_REASONS = 20;
    private static final int LONGEST_REASON = 64;
    private static final int LONGEST_REFERENCE = 128;
    private static final StrictReader JSON = StrictReader.ofAnswers();

    private final ScoringConfig.Provider config;
    private final JsonPointer decision;
    private final JsonPointer reference;
    private final Optional<JsonPointer> score;
    private final Optional<JsonPointer> reasons;

    JsonAnswer(ScoringConfig.Provider config) {
        this.config = config;
        this.decision = JsonPointer.compile(config.decisionPointer());
        this.reference = JsonPointer.compile(config.referencePointer());
        this.score = config.scorePointer().map(JsonPointer::compile);
        this.reasons = config.reasonsPointer().map(JsonPointer::compile);
    }

    Assessment read(String body) {
        return JSON.read(body).map(this::read).orElseGet(() -> Assessment.unknown("not-json"));
    }

    private Assessment read(ObjectNode answer) {
        Level level = level(answer.at(decision));
        if (level == null) {
            return Assessment.unknown("decision");
        }
        if (level == Level.UNKNOWN) {
            return Assessment.unknown("said-unknown");
        }
        String doubt = score.map(at -> doubt(level, answer.at(at))).orElse(null);
        if (doubt != null) {
            return Assessment.unknown(doubt);
        }
        List<String> texts = reasons.isPresent() ? reasons(answer.at(reasons.get())) : List.of();
        return texts == null || hasBadReference(answer)
                ? Assessment.unknown(texts == null ? "reasons" : "reference")
                : new Assessment(level, texts, reference(answer));
    }

    private @Nullable Level level(JsonNode said) {
        if (!said.isTextual()) {
            return null;
        }
        String text = said.textValue();
        if (config.allow().contains(text)) {
            return Level.LOW;
        }
        if (config.challenge().contains(text)) {
            return Level.MEDIUM;
        }
        if (config.deny().contains(text)) {
            return Level.HIGH;
        }
        return text.equals("UNKNOWN") ? Level.UNKNOWN : null;
    }

    /** A score that is none, or contradicts the decision: one of the two is wrong, and nobody knows which. */
    private @Nullable String doubt(Level level, JsonNode score) {
        if (!score.isIntegralNumber()
                || !score.canConvertToInt()
                || score.intValue() < config.lowestScore()
                || score.intValue() > config.highestScore()) {
            return "score";
        }
        boolean contradicts = (level == Level.LOW && score.intValue() >= config.allowBelow())
                || (level == Level.HIGH && score.intValue() < config.denyFrom());
        return contradicts ? "contradiction" : null;
    }

    private static @Nullable List<String> reasons(JsonNode list) {
        if (!list.isArray() || list.size() > MOST_REASONS) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode reason : list) {
            if (!reason.isTextual() || reason.textValue().length() > LONGEST_REASON) {
                return null;
            }
            texts.add("provider:" + reason.textValue());
        }
        return List.copyOf(texts);
    }

    private boolean hasBadReference(ObjectNode answer) {
        JsonNode there = answer.at(reference);
        return !there.isMissingNode()
                && (!there.isTextual() || there.textValue().length() > LONGEST_REFERENCE);
    }

    private @Nullable String reference(ObjectNode answer) {
        return answer.at(reference).textValue();
    }
}
