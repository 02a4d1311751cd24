package org.sekisho.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A 3DS Server's question for the card ranges of a directory server.
 *
 * @param serialNum of the list it has; absent when it has none
 */
public record PReq(
        String messageType,
        String messageVersion,
        String threeDSServerTransID,
        String threeDSServerRefNumber,
        @Nullable String threeDSServerOperatorID,
        @Nullable String serialNum,
        @Nullable JsonNode messageExtension) {

    static final String TYPE = "PReq";

    /** The ids it names. */
    public Ids ids() {
        return new Ids(threeDSServerTransID, null, null, null);
    }
}
