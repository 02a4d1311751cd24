package org.sekisho.risk;

import org.jspecify.annotations.Nullable;

/** What the 3DS Requestor wants, as far as it changes the decision. [3DS: threeDSRequestorChallengeInd] */
public enum Wish {
    /** No preference, or one the issuer need not follow. */
    NONE,
    /** A challenge, whatever the risk. */
    CHALLENGE,
    /** Only to share data: a challenge is forbidden. */
    DATA_ONLY;

    /** The wish behind the code of an AReq. */
    public static Wish of(@Nullable String challengeInd) {
        return switch (challengeInd == null ? "01" : challengeInd) {
            case "03", "04", "09", "12", "13", "14" -> CHALLENGE;
            case "06" -> DATA_ONLY;
            default -> NONE;
        };
    }
}
