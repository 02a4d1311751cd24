package org.sekisho.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** The kind of proof a challenge asks for. */
public enum AuthenticationType implements Coded {
    STATIC("01"),
    DYNAMIC("02"),
    OOB("03"),
    DECOUPLED("04");

    private static final AuthenticationType[] VALUES = values();

    private final String code;

    AuthenticationType(String code) {
        this.code = code;
    }

    /** The value with this code; anything else is a {@link ProtocolException} 203. */
    @JsonCreator
    public static AuthenticationType of(@Nullable String code) {
        return Coded.find(VALUES, code, "authenticationType");
    }

    /** The code on the wire. */
    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
