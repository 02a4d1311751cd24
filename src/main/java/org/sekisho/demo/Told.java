package org.sekisho.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the scorer sends back, down to the bytes. */
record Told(int status, String type, String text, Manner manner) {
    private static final String JSON = "application/json";

    /** How the bytes go out. */
    enum Manner {
        /** At once. */
        WHOLE,
        /** After tens of megabytes of nothing. */
        HUGE,
        /** One byte every second. */
        TRICKLE,
        /** Not at all: the connection is closed. */
        CLOSE
    }

    static Told json(String text) {
        return new Told(200, JSON, text, Manner.WHOLE);
    }

    static Told in(Manner manner, String text) {
        return new Told(200, JSON, text, manner);
    }

    /** Thanks, and nothing to say. */
    static Told nothing() {
        return new Told(204, "", "", Manner.WHOLE);
    }

    /** A failure in the form of RFC 9457. */
    static Told failure(int status, String detail) {
        ObjectNode problem = JsonNodeFactory.instance
                .objectNode()
                .put("title", "The demo cannot serve this request")
                .put("status", status)
                .put("detail", detail);
        return new Told(status, "application/problem+json", problem.toString(), Manner.WHOLE);
    }

    static Told refusal(Refusal refusal) {
        return failure(refusal.status(), refusal.detail(Lang.EN));
    }

    /** Whether this is just that answer. */
    boolean isOrdinary(ObjectNode answer) {
        return manner == Manner.WHOLE && text.equals(answer.toString());
    }

    /** For the timeline, which shows what an odd answer looked like and how it went out. */
    ObjectNode described() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("status", status)
                .put("manner", manner.name())
                .put("sent", text);
    }
}
