package org.sekisho.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A browser's request to begin the challenge; equal ones are the same request again. */
public record CReq(
        String threeDSServerTransID,
        String acsTransID,
        String messageType,
        String messageVersion,
        ChallengeWindowSize challengeWindowSize,
        @Nullable JsonNode messageExtension) {

    static final String TYPE = "CReq";

    /** A CReq as a merchant's page would send it. */
    public static CReq of(
            String threeDSServerTransID,
            String acsTransID,
            String messageVersion,
            ChallengeWindowSize challengeWindowSize) {
        return new CReq(threeDSServerTransID, acsTransID, TYPE, messageVersion, challengeWindowSize, null);
    }

    /** The ids it names. */
    public Ids ids() {
        return new Ids(threeDSServerTransID, null, acsTransID, null);
    }
}
