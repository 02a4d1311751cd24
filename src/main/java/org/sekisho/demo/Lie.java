package org.sekisho.demo;

import java.util.Arrays;
import java.util.List;

/** What the stand-in scorer may say instead of what it thinks; each is something real providers have been seen to do. */
public enum Lie {
    NONE(Kind.OPINION, ""),
    ALWAYS_ALLOW(Kind.OPINION, "\"decision\": \"ALLOW\""),
    ALWAYS_CHALLENGE(Kind.OPINION, "\"decision\": \"CHALLENGE\""),
    ALWAYS_DENY(Kind.OPINION, "\"decision\": \"DENY\""),
    WRONG_TYPE(Kind.CONTENT, "\"score\": \"80\""),
    MISSING_DECISION(Kind.CONTENT, "{\"score\": 80}"),
    RENAMED_FIELD(Kind.CONTENT, "\"the_score\": 80"),
    NAN(Kind.CONTENT, "\"score\": NaN"),
    OUT_OF_RANGE(Kind.CONTENT, "\"score\": 4000"),
    DUPLICATE_KEY(Kind.CONTENT, "{\"decision\": …, \"decision\": …}"),
    CONTRADICTION(Kind.CONTENT, "\"decision\": \"ALLOW\", \"score\": 990"),
    TRAILING_GARBAGE(Kind.BYTES, "{…}}]"),
    NOT_JSON(Kind.BYTES, "<html>"),
    EMPTY(Kind.BYTES, ""),
    HUGE(Kind.BYTES, "{\"padding\": \"xxxxxx…"),
    TRICKLE(Kind.BYTES, "{ … \" … d … e"),
    CLOSE(Kind.BYTES, "");

    private final Kind kind;
    private final String sample;

    Lie(Kind kind, String sample) {
        this.kind = kind;
        this.sample = sample;
    }

    /** What gives it away on the wire; empty where nothing does. */
    public String sample() {
        return sample;
    }

    /** Where it goes wrong. */
    public enum Kind {
        /** The answer is sound, and its decision may be chosen. */
        OPINION,
        /** JSON that is not what was agreed. */
        CONTENT,
        /** No JSON, or not in time. */
        BYTES;

        /** The lies of this kind. */
        public List<Lie> lies() {
            return Arrays.stream(Lie.values()).filter(lie -> lie.kind == this).toList();
        }
    }
}
