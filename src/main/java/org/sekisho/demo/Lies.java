package org.sekisho.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;

/** Puts a lie into words: what is sent instead of the honest answer. */
final class Lies {
    private static final int TOO_HIGH = 4_000;
    private static final int VERY_BAD = 990;
    private static final int VERY_GOOD = 10;

    private Lies() {}

    /** The score that the answer is about. */
    static Score score(Lie lie, Score honest) {
        return switch (lie) {
            case ALWAYS_ALLOW -> Score.ALLOW.chosen();
            case ALWAYS_CHALLENGE -> Score.CHALLENGE.chosen();
            case ALWAYS_DENY -> Score.DENY.chosen();
            default -> honest;
        };
    }

    /** What is sent instead of the answer to a question with this score. */
    static Told tell(Lie lie, Face face, ObjectNode answer, Score score) {
        return switch (lie) {
            case NONE, ALWAYS_ALLOW, ALWAYS_CHALLENGE, ALWAYS_DENY -> Told.json(answer.toString());
            case WRONG_TYPE -> with(answer, face.score, face.wrongType(score.score()));
            case MISSING_DECISION -> Told.json(answer.without(face.decision).toString());
            case RENAMED_FIELD -> Told.json(renamed(answer, face.needed));
            case NAN -> with(answer, face.score, new POJONode(new RawValue("NaN")));
            case OUT_OF_RANGE -> with(answer, face.score, face.number(TOO_HIGH));
            case DUPLICATE_KEY -> Told.json(twice(answer, face));
            case CONTRADICTION -> Told.json(contradiction(answer, face, score));
            case TRAILING_GARBAGE -> Told.json(answer + "}]");
            case NOT_JSON -> new Told(200, "text/html", "<html><h1>It works!</h1></html>", Told.Manner.WHOLE);
            case EMPTY -> Told.json("");
            case HUGE -> Told.in(Told.Manner.HUGE, answer.toString());
            case TRICKLE -> Told.in(Told.Manner.TRICKLE, answer.toString());
            case CLOSE -> Told.in(Told.Manner.CLOSE, "");
        };
    }

    private static Told with(ObjectNode answer, String field, JsonNode value) {
        return Told.json(answer.set(field, value).toString());
    }

    private static String renamed(ObjectNode answer, String field) {
        JsonNode value = answer.remove(field);
        return answer.set("the_" + field, value).toString();
    }

    /** Both decisions under one name; a reader that keeps the last of two would not see the first. */
    private static String twice(ObjectNode answer, Face face) {
        String once = answer.put(face.decision, face.word("ALLOW")).toString();
        return once.substring(0, once.length() - 1) + ",\"" + face.decision + "\":\"" + face.word("DENY") + "\"}";
    }

    private static String contradiction(ObjectNode answer, Face face, Score score) {
        boolean deny = score.decision().equals("DENY");
        answer.put(face.decision, face.word(deny ? "DENY" : "ALLOW"));
        return answer.set(face.score, face.number(deny ? VERY_GOOD : VERY_BAD)).toString();
    }
}
