package org.sekisho.protocol;

import org.jspecify.annotations.Nullable;

/** The end of a browser challenge, as the merchant's page receives it. */
public record CRes(
        String threeDSServerTransID,
        String acsTransID,
        String messageType,
        String messageVersion,
        TransStatus transStatus,
        @Nullable String challengeCompletionInd) {

    static final String TYPE = "CRes";

    /** The final CRes; versions before 2.3.1 may have a challengeCompletionInd, which is an element of apps by the letter. Results that are neither Y nor D are N. */
    public static CRes of(
            String threeDSServerTransID,
            String acsTransID,
            String messageVersion,
            TransStatus result,
            boolean completionInd) {
        return new CRes(
                threeDSServerTransID,
                acsTransID,
                TYPE,
                messageVersion,
                result.inCRes(messageVersion),
                completionInd && MessageVersion.findOrLatest(messageVersion).isBefore(MessageVersion.V2_3_1)
                        ? "Y"
                        : null);
    }
}
