package org.sekisho.risk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a session query's answer. Its values are texts, or lists of texts where there may be several; numbers are taken as well. */
final class ThreatMetrixAnswer {

    private static final int MOST_REASONS = 20;
    private static final Pattern REASON = Pattern.compile("[ -~]{1,64}");
    private static final Pattern REFERENCE = Pattern.compile("[!-~]{1,128}");
    private static final Pattern SCORE = Pattern.compile("-?[0-9]{1,3}");
    private static final int BEST = 100;

    /** At or below it "pass" contradicts itself, above it "reject" does. */
    private static final int VERY_BAD = -60;

    private static final int GOOD = 20;
    private static final Set<String> GOOD_RATINGS = Set.of("trusted", "low");
    private static final Set<String> RATINGS = Set.of("trusted", "low", "neutral", "medium", "high");
    private static final StrictReader JSON = StrictReader.ofAnswers();

    private ThreatMetrixAnswer() {}

    static Assessment read(String body) {
        Optional<ObjectNode> answer = JSON.read(body);
        return answer.map(ThreatMetrixAnswer::read).orElseGet(() -> Assessment.unknown("not-json"));
    }

    private static Assessment read(ObjectNode answer) {
        if (!"success".equals(text(answer, "request_result"))) {
            return Assessment.unknown("request-result");
        }
        Level level = level(text(answer, "review_status"));
        String reference = text(answer, "request_id");
        if (level == null || reference == null || !REFERENCE.matcher(reference).matches()) {
            return Assessment.unknown(level == null ? "review-status" : "request-id");
        }
        String doubt = doubt(level, answer);
        List<String> reasons = reasons(answer.path("reason_code"));
        if (doubt != null || reasons == null) {
            return Assessment.unknown(doubt == null ? "reason-code" : doubt);
        }
        return new Assessment(level, reasons, reference);
    }

    private static @Nullable Level level(@Nullable String status) {
        return switch (status) {
            case "pass" -> Level.LOW;
            case "review", "challenge" -> Level.MEDIUM;
            case "reject" -> Level.HIGH;
            case null, default -> null;
        };
    }

    /** The score and the rating may be absent; where they are there, they must be what they claim to be and fit the decision. */
    private static @Nullable String doubt(Level level, ObjectNode answer) {
        String score = text(answer, "policy_score");
        if (answer.has("policy_score")) {
            if (score == null || !SCORE.matcher(score).matches() || Math.abs(Integer.parseInt(score)) > BEST) {
                return "policy-score";
            }
            int value = Integer.parseInt(score);
            if ((level == Level.LOW && value <= VERY_BAD) || (level == Level.HIGH && value >= GOOD)) {
                return "contradiction";
            }
        }
        return Stream.of("risk_rating", "tmx_risk_rating")
                .filter(answer::has)
                .flatMap(name -> doubt(level, answer.path(name)).stream())
                .findFirst()
                .orElse(null);
    }

    private static Optional<String> doubt(Level level, JsonNode rating) {
        if (!rating.isTextual() || !RATINGS.contains(rating.textValue())) {
            return Optional.of("risk-rating");
        }
        boolean bad = rating.textValue().equals("high");
        boolean good = GOOD_RATINGS.contains(rating.textValue());
        return (level == Level.LOW && bad) || (level == Level.HIGH && good)
                ? Optional.of("contradiction")
                : Optional.empty();
    }

    private static @Nullable List<String> reasons(JsonNode codes) {
        List<JsonNode> all = new ArrayList<>();
        if (codes.isArray()) {
            codes.forEach(all::add);
        } else if (!codes.isMissingNode()) {
            all.add(codes);
        }
        boolean fine = all.size() <= MOST_REASONS
                && all.stream()
                        .allMatch(code -> code.isTextual()
                                && REASON.matcher(code.textValue()).matches());
        return fine ? all.stream().map(code -> "provider:" + code.textValue()).toList() : null;
    }

    private static @Nullable String text(ObjectNode answer, String name) {
        JsonNode value = answer.path(name);
        return value.isTextual() || value.isIntegralNumber() ? value.asText() : null;
    }
}
