package org.sekisho.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** What ended a challenge before the cardholder finished it. */
public enum ChallengeCancel implements Coded {
    CARDHOLDER("01"),
    DECOUPLED_TIMED_OUT("03"),
    TIMED_OUT("04"),
    FIRST_CREQ_MISSING("05"),
    TRANSACTION_ERROR("06"),
    UNKNOWN("07"),
    SDK_TIMED_OUT("08"),
    ERRO_RECEIVED("09"),
    ERRO_SENT("10");

    private static final ChallengeCancel[] VALUES = values();

    private final String code;

    ChallengeCancel(String code) {
        this.code = code;
    }

    /** This cause, or the nearest one that an older version knows. */
    ChallengeCancel in(MessageVersion version) {
        return switch (this) {
            case ERRO_RECEIVED, ERRO_SENT -> version.isBefore(MessageVersion.V2_3_1) ? TRANSACTION_ERROR : this;
            case DECOUPLED_TIMED_OUT -> version.isBefore(MessageVersion.V2_2_0) ? TIMED_OUT : this;
            case CARDHOLDER, TIMED_OUT, FIRST_CREQ_MISSING, TRANSACTION_ERROR, UNKNOWN, SDK_TIMED_OUT -> this;
        };
    }

    /** The value with this code; anything else is a {@link ProtocolException} 203. */
    @JsonCreator
    public static ChallengeCancel of(@Nullable String code) {
        return Coded.find(VALUES, code, "challengeCancel");
    }

    /** The code on the wire. */
    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
