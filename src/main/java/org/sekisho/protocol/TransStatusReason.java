package org.sekisho.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** Why an authentication ended as it did; 22 and above exist from version 2.2.0. */
public enum TransStatusReason implements Coded {
    CARD_AUTHENTICATION_FAILED("01"),
    UNKNOWN_DEVICE("02"),
    UNSUPPORTED_DEVICE("03"),
    TOO_MANY_AUTHENTICATIONS("04"),
    EXPIRED_CARD("05"),
    INVALID_CARD_NUMBER("06"),
    INVALID_TRANSACTION("07"),
    NO_CARD_RECORD("08"),
    SECURITY_FAILURE("09"),
    STOLEN_CARD("10"),
    SUSPECTED_FRAUD("11"),
    NOT_PERMITTED("12"),
    NOT_ENROLLED("13"),
    TIMED_OUT("14"),
    LOW_CONFIDENCE("15"),
    MEDIUM_CONFIDENCE("16"),
    HIGH_CONFIDENCE("17"),
    VERY_HIGH_CONFIDENCE("18"),
    MAXIMUM_CHALLENGES("19"),
    NPA_NOT_SUPPORTED("20"),
    THREE_RI_NOT_SUPPORTED("21"),
    TECHNICAL_ISSUE("22"),
    DECOUPLED_NOT_REQUESTED("23"),
    DECOUPLED_TIMED_OUT("24"),
    DECOUPLED_TIME_TOO_SHORT("25"),
    CARDHOLDER_DID_NOT_ACT("26");

    private static final TransStatusReason[] VALUES = values();

    private final String code;

    TransStatusReason(String code) {
        this.code = code;
    }

    /** The value with this code; anything else is a {@link ProtocolException} 203. */
    @JsonCreator
    public static TransStatusReason of(@Nullable String code) {
        return Coded.find(VALUES, code, "transStatusReason");
    }

    /** The code on the wire. */
    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
