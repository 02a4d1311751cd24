package org.sekisho.protocol;

/** Where a merchant stands on a cardholder's trust list. [3DS: whiteListStatus, from 2.3.1 trustListStatus] */
public enum TrustListStatus implements Coded {
    LISTED("Y"),
    NOT_LISTED("N"),
    /** It cannot be put on it. */
    NOT_ELIGIBLE("E"),
    /** The cardholder will be asked. */
    PENDING("P"),
    /** The cardholder was asked, and did not want it. */
    REJECTED("R");

    private final String code;

    TrustListStatus(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
