package org.sekisho.protocol;

import static org.sekisho.protocol.MessageVersion.V2_1_0;
import static org.sekisho.protocol.MessageVersion.V2_2_0;
import static org.sekisho.protocol.MessageVersion.V2_3_1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** Why an authentication ended as it did. */
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
    TECHNICAL_ISSUE("22", V2_2_0),
    DECOUPLED_NOT_REQUESTED("23", V2_2_0),
    DECOUPLED_TIMED_OUT("24", V2_2_0),
    DECOUPLED_TIME_TOO_SHORT("25", V2_2_0),
    CARDHOLDER_DID_NOT_ACT("26", V2_2_0),
    METHOD_NOT_SUPPORTED("27", V2_3_1),
    CONTENT_SECURITY_POLICY("28", V2_3_1),
    DECOUPLED_FALLBACK("29", V2_3_1),
    MORE_NEEDED("30", V2_3_1);

    private static final TransStatusReason[] VALUES = values();

    private final String code;
    private final MessageVersion since;

    TransStatusReason(String code) {
        this(code, V2_1_0);
    }

    TransStatusReason(String code, MessageVersion since) {
        this.code = code;
        this.since = since;
    }

    /** This reason, or the nearest one that an older version knows. */
    TransStatusReason in(MessageVersion version) {
        if (!version.isBefore(since)) {
            return this;
        }
        return switch (this) {
            case DECOUPLED_TIMED_OUT, CARDHOLDER_DID_NOT_ACT -> TIMED_OUT;
            case METHOD_NOT_SUPPORTED, CONTENT_SECURITY_POLICY, DECOUPLED_FALLBACK, MORE_NEEDED ->
                TECHNICAL_ISSUE.in(version);
            default -> INVALID_TRANSACTION;
        };
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
