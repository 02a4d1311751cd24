package org.sekisho.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.UUID;

/** The two shapes in which the scorer answers: JSON of its own, and that of a ThreatMetrix session query. */
enum Face {
    JSON("score", "decision", "decision", "score", "score"),
    SESSION_QUERY("session-query", "review", "review_status", "policy_score", "request_result");

    /** How the timeline calls question and answer. */
    final String question;

    final String reply;
    /** The fields that a lie changes; the last is one without which the answer is none. */
    final String decision;

    final String score;
    final String needed;

    Face(String question, String reply, String decision, String score, String needed) {
        this.question = question;
        this.reply = reply;
        this.decision = decision;
        this.score = score;
        this.needed = needed;
    }

    /** A score from 0, very good, to 1000; a session query counts from 100 down to -100. What is beyond stays beyond. */
    JsonNode number(int score) {
        return this == JSON ? IntNode.valueOf(score) : TextNode.valueOf(String.valueOf(100 - score / 5));
    }

    /** The score as something that it must not be: a text, or a list where texts are right. */
    JsonNode wrongType(int score) {
        return this == JSON
                ? TextNode.valueOf(String.valueOf(score))
                : JsonNodeFactory.instance.arrayNode().add(number(score));
    }

    /** The word of this face for ALLOW, CHALLENGE or DENY. */
    String word(String decision) {
        if (this == JSON) {
            return decision;
        }
        return switch (decision) {
            case "ALLOW" -> "pass";
            case "DENY" -> "reject";
            default -> "review";
        };
    }

    /** The honest answer. */
    ObjectNode answer(Score honest, Inquiry inquiry) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put(decision, word(honest.decision()));
        answer.set(score, number(honest.score()));
        return switch (this) {
            case JSON -> ofOurOwn(answer, honest);
            case SESSION_QUERY -> ofSessionQuery(answer, honest, inquiry);
        };
    }

    private static ObjectNode ofOurOwn(ObjectNode answer, Score honest) {
        answer.putArray("reasons").add(honest.reason());
        return answer.put("reference", UUID.randomUUID().toString());
    }

    /** The request_id is the name of the transaction, so that an update finds its purchase. */
    private static ObjectNode ofSessionQuery(ObjectNode answer, Score honest, Inquiry inquiry) {
        UUID requestId = Ids.parse(inquiry.transactionId()).orElseGet(UUID::randomUUID);
        answer.put("request_result", "success")
                .put("request_id", requestId.toString())
                .put("session_id", inquiry.sessionId())
                .put("risk_rating", rating(honest.decision()));
        answer.putArray("reason_code").add(honest.reason());
        return answer;
    }

    private static String rating(String decision) {
        return switch (decision) {
            case "ALLOW" -> "low";
            case "DENY" -> "high";
            default -> "medium";
        };
    }
}
