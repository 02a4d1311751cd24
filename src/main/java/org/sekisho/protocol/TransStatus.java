package org.sekisho.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** How an authentication stands or ended. */
public enum TransStatus implements Coded {
    AUTHENTICATED("Y"),
    NOT_AUTHENTICATED("N"),
    UNAVAILABLE("U"),
    ATTEMPTED("A"),
    CHALLENGE("C"),
    DECOUPLED("D"),
    REJECTED("R"),
    INFORMATIONAL("I"),
    SPC("S");

    private static final TransStatus[] VALUES = values();

    private final String code;

    TransStatus(String code) {
        this.code = code;
    }

    /** The value with this code; anything else is a {@link ProtocolException} 203. */
    @JsonCreator
    public static TransStatus of(@Nullable String code) {
        return Coded.find(VALUES, code, "transStatus");
    }

    /** The code on the wire. */
    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
