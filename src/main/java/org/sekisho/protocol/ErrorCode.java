package org.sekisho.protocol;

import com.fasterxml.jackson.annotation.JsonValue;

/** What can be wrong with a message or its processing, as told to the other side in an {@link Erro}. */
public enum ErrorCode implements Coded {
    MESSAGE_INVALID("101", "The message is not one that is understood here"),
    VERSION_NOT_SUPPORTED("102", "This message version is not supported"),
    LIMIT_EXCEEDED("103", "Too many messages were sent"),
    ELEMENT_MISSING("201", "A required element is missing"),
    CRITICAL_EXTENSION_UNKNOWN("202", "A critical message extension is not known here"),
    FORMAT_INVALID("203", "An element has a wrong format or value"),
    DUPLICATE_ELEMENT("204", "An element occurs more than once"),
    CARD_RANGE_OVERLAPS("205", "Card ranges overlap"),
    CARD_RANGE_ACTION_INVALID("206", "The action on a card range is not possible"),
    RESERVED_VALUE("207", "A value lies in a reserved range"),
    TRANSACTION_ID_UNKNOWN("301", "The transaction ids are not known here"),
    DECRYPTION_FAILURE("302", "The data could not be decrypted"),
    ACCESS_DENIED("303", "The sender may not use this endpoint"),
    ISO_CODE_INVALID("304", "A country or currency code is not valid"),
    TRANSACTION_DATA_NOT_VALID("305", "The data does not fit the transaction"),
    MCC_NOT_VALID("306", "The merchant category code is not valid for the payment system"),
    SERIAL_NUMBER_NOT_VALID("307", "The serial number is not valid"),
    SIGNATURE_INVALID("308", "A signature could not be verified"),
    CONTENT_SECURITY_POLICY_FAILURE("309", "The content security policy was not met"),
    ALGORITHM_INCORRECT("310", "The cryptographic algorithm is not the agreed one"),
    KEY_ID_INCORRECT("311", "The key id does not belong to the transaction"),
    MESSAGE_DUPLICATE("312", "The message was received before"),
    RREQ_INCONSISTENT("313", "The result does not fit the transaction"),
    MULTIPLE_CREQ_NOT_SUPPORTED("314", "The challenge was already started"),
    CREQ_AFTER_RREQ("315", "The challenge is already over"),
    TIMED_OUT("402", "The transaction timed out"),
    TRANSIENT_FAILURE("403", "The system is unavailable for the moment"),
    PERMANENT_FAILURE("404", "The system is unavailable"),
    CONNECTION_FAILURE("405", "No connection could be opened");

    private final String code;
    private final String description;

    ErrorCode(String code, String description) {
        this.code = code;
        this.description = description;
    }

    /** The code on the wire. */
    @Override
    @JsonValue
    public String code() {
        return code;
    }

    /** This code, or the nearest one that versions before 2.3.1 know. */
    ErrorCode in(MessageVersion version) {
        if (!version.isBefore(MessageVersion.V2_3_1)) {
            return this;
        }
        return switch (this) {
            case RESERVED_VALUE, CARD_RANGE_OVERLAPS, CARD_RANGE_ACTION_INVALID -> FORMAT_INVALID;
            case SIGNATURE_INVALID, CONTENT_SECURITY_POLICY_FAILURE -> FORMAT_INVALID;
            case ALGORITHM_INCORRECT, KEY_ID_INCORRECT -> DECRYPTION_FAILURE;
            case MESSAGE_DUPLICATE, RREQ_INCONSISTENT, MULTIPLE_CREQ_NOT_SUPPORTED, CREQ_AFTER_RREQ ->
                TRANSACTION_DATA_NOT_VALID;
            default -> this;
        };
    }

    /** One short sentence for the errorDescription of an Erro. */
    public String description() {
        return description;
    }
}
