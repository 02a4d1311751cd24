package org.sekisho.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The ids under which a message's transaction is known to the parties; exactly the characters that were sent. */
public record Ids(
        @Nullable String threeDSServerTransID,
        @Nullable String dsTransID,
        @Nullable String acsTransID,
        @Nullable String sdkTransID) {

    /** No id is known. */
    public static final Ids NONE = new Ids(null, null, null, null);

    /** The well-formed ids of a message that may be broken elsewhere. */
    static Ids in(JsonNode message) {
        return new Ids(
                wellFormed(message.get("threeDSServerTransID")),
                wellFormed(message.get("dsTransID")),
                wellFormed(message.get("acsTransID")),
                wellFormed(message.get("sdkTransID")));
    }

    private static @Nullable String wellFormed(@Nullable JsonNode id) {
        return id != null && id.isTextual() && Formats.uuid(id.textValue()) ? id.textValue() : null;
    }
}
