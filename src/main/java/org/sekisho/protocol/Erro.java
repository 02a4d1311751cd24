package org.sekisho.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The message that tells the other side what was wrong; codes stay text because any code may arrive. */
public record Erro(
        @Nullable String threeDSServerTransID,
        @Nullable String dsTransID,
        @Nullable String acsTransID,
        @Nullable String sdkTransID,
        String messageType,
        @Nullable String messageVersion,
        @Nullable String errorCode,
        @Nullable String errorComponent,
        @Nullable String errorDescription,
        @Nullable String errorDetail,
        @Nullable String errorMessageType) {

    static final String TYPE = "Erro";

    /** The component that names an ACS as the finder of an error. */
    public static final String ACS = "A";

    private static final int MAXIMUM_DETAIL = 2048;

    /** An Erro this ACS sends; the detail is cut to what the protocol allows. */
    public static Erro of(
            ErrorCode code, String detail, String messageVersion, @Nullable String errorMessageType, Ids ids) {
        return new Erro(
                ids.threeDSServerTransID(),
                ids.dsTransID(),
                ids.acsTransID(),
                ids.sdkTransID(),
                TYPE,
                messageVersion,
                code.code(),
                ACS,
                code.description(),
                detail.isBlank() ? code.description() : cut(detail),
                errorMessageType);
    }

    /** An Erro where an app may send one; anything else is a {@link ProtocolException} 101. */
    public static Erro received(String body) {
        JsonNode message = Json.parse(body).root();
        if (!TYPE.equals(text(message, "messageType"))) {
            throw new ProtocolException(ErrorCode.MESSAGE_INVALID, "Erro expected");
        }
        return in(message);
    }

    /** Reads leniently: an Erro is never itself checked, and absent or odd members become null. */
    static Erro in(JsonNode message) {
        Ids ids = Ids.in(message);
        return new Erro(
                ids.threeDSServerTransID(),
                ids.dsTransID(),
                ids.acsTransID(),
                ids.sdkTransID(),
                TYPE,
                text(message, "messageVersion"),
                text(message, "errorCode"),
                text(message, "errorComponent"),
                text(message, "errorDescription"),
                text(message, "errorDetail"),
                text(message, "errorMessageType"));
    }

    private static @Nullable String text(JsonNode message, String name) {
        JsonNode value = message.get(name);
        return value == null ? null : value.textValue();
    }

    private static String cut(String detail) {
        return detail.length() <= MAXIMUM_DETAIL ? detail : detail.substring(0, MAXIMUM_DETAIL);
    }
}
