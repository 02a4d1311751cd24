package org.sekisho.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The 3DS Server's receipt for an {@link RReq}. */
public record RRes(
        String threeDSServerTransID,
        String dsTransID,
        String acsTransID,
        @Nullable String sdkTransID,
        String messageType,
        String messageVersion,
        ResultsStatus resultsStatus,
        @Nullable JsonNode messageExtension) {

    static final String TYPE = "RRes";

    /** The receipt for a result. */
    public static RRes to(RReq rReq, ResultsStatus resultsStatus) {
        return new RRes(
                rReq.threeDSServerTransID(),
                rReq.dsTransID(),
                rReq.acsTransID(),
                rReq.sdkTransID(),
                TYPE,
                rReq.messageVersion(),
                resultsStatus,
                null);
    }
}
