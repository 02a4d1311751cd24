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

    /** Decoupled authentication and data sharing came with 2.2.0, the payment confirmation of browsers with 2.3.1. */
    boolean isKnownTo(MessageVersion version) {
        return switch (this) {
            case DECOUPLED, INFORMATIONAL -> !version.isBefore(MessageVersion.V2_2_0);
            case SPC -> !version.isBefore(MessageVersion.V2_3_1);
            case AUTHENTICATED, NOT_AUTHENTICATED, UNAVAILABLE, ATTEMPTED, CHALLENGE, REJECTED -> true;
        };
    }

    /** Whether messages of a version may carry it. */
    public boolean isKnownIn(String messageVersion) {
        return isKnownTo(MessageVersion.findOrLatest(messageVersion));
    }

    /** Whether an RReq may end with it. */
    boolean isResultIn(MessageVersion version) {
        return switch (this) {
            case AUTHENTICATED, NOT_AUTHENTICATED, UNAVAILABLE, ATTEMPTED, REJECTED -> true;
            case DECOUPLED -> !version.isBefore(MessageVersion.V2_3_1);
            case CHALLENGE, INFORMATIONAL, SPC -> false;
        };
    }

    /** What a page or an app hears of a result: the rest is between the directory and the 3DS Server. */
    public TransStatus inCRes(String messageVersion) {
        boolean told =
                this == AUTHENTICATED || (this == DECOUPLED && isResultIn(MessageVersion.findOrLatest(messageVersion)));
        return told ? this : NOT_AUTHENTICATED;
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
