package org.sekisho.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** What became of a result message at the 3DS Server. */
public enum ResultsStatus implements Coded {
    RECEIVED("01"),
    CREQ_NOT_SENT("02"),
    CHALLENGE_NOT_DELIVERED("03"),
    DECOUPLED_FOLLOWS("04");

    private static final ResultsStatus[] VALUES = values();

    private final String code;

    ResultsStatus(String code) {
        this.code = code;
    }

    /** The value with this code; anything else is a {@link ProtocolException} 203. */
    @JsonCreator
    public static ResultsStatus of(@Nullable String code) {
        return Coded.find(VALUES, code, "resultsStatus");
    }

    /** The code on the wire. */
    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
