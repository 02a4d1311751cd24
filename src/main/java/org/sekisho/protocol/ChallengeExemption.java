package org.sekisho.protocol;

/** The exemption from a challenge that the ACS has granted to a 3DS Requestor that asked for one. [3DS: transChallengeExemption, 2.3.1] */
public enum ChallengeExemption implements Coded {
    TRANSACTION_RISK("05"),
    TRUST_LIST("08"),
    LOW_VALUE("10"),
    /** None of those that were asked for. */
    NONE("79");

    private final String code;

    ChallengeExemption(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
