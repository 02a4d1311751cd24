package org.sekisho.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
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

    /** The component that names a directory server as the finder of an error. */
    public static final String DIRECTORY = "D";

    /** The component that names an SDK as the finder of an error. */
    public static final String APP = "C";

    private static final Set<String> COMPONENTS = Set.of("C", "S", "D", "A");

    private static final int MAXIMUM_DETAIL = 2048;

    private static final int LONGEST_CODE = 8;

    /** An Erro this ACS sends, with a code that its version knows; the detail is cut to what the protocol allows. */
    public static Erro of(
            ErrorCode code, String detail, String messageVersion, @Nullable String errorMessageType, Ids ids) {
        ErrorCode known = code.in(MessageVersion.findOrLatest(messageVersion));
        return new Erro(
                ids.threeDSServerTransID(),
                ids.dsTransID(),
                ids.acsTransID(),
                ids.sdkTransID(),
                TYPE,
                messageVersion,
                known.code(),
                ACS,
                known.description(),
                detail.isBlank() ? known.description() : cut(detail),
                errorMessageType);
    }

    /** The same, found by another component than an ACS. */
    public Erro foundBy(String component) {
        return new Erro(
                threeDSServerTransID,
                dsTransID,
                acsTransID,
                sdkTransID,
                messageType,
                messageVersion,
                errorCode,
                component,
                errorDescription,
                errorDetail,
                errorMessageType);
    }

    /** What one party found, told on to another under the ids that this one knows; what is odd in it is replaced. */
    public Erro passedOn(String messageVersion, Ids ids) {
        boolean coded = errorCode != null && Formats.digits(errorCode, 3, 3);
        boolean found = errorComponent != null && COMPONENTS.contains(errorComponent);
        return new Erro(
                ids.threeDSServerTransID(),
                ids.dsTransID(),
                ids.acsTransID() == null ? acsTransID : ids.acsTransID(),
                ids.sdkTransID(),
                TYPE,
                messageVersion,
                coded ? errorCode : ErrorCode.TRANSIENT_FAILURE.code(),
                found ? errorComponent : ACS,
                told(errorDescription),
                told(errorDetail),
                errorMessageType);
    }

    private static String told(@Nullable String text) {
        return text == null || text.isBlank() ? "nothing more was told" : cut(text);
    }

    /** An Erro where an app may send one, its texts cut to what the protocol allows; anything else is a {@link ProtocolException} 101. */
    public static Erro received(String body) {
        JsonNode message = Json.parse(body).root();
        if (!TYPE.equals(text(message, "messageType"))) {
            throw new ProtocolException(ErrorCode.MESSAGE_INVALID, "Erro expected");
        }
        Erro erro = in(message);
        return new Erro(
                erro.threeDSServerTransID,
                erro.dsTransID,
                erro.acsTransID,
                erro.sdkTransID,
                TYPE,
                code(erro.messageVersion),
                code(erro.errorCode),
                code(erro.errorComponent),
                erro.errorDescription == null ? null : cut(erro.errorDescription),
                erro.errorDetail == null ? null : cut(erro.errorDetail),
                code(erro.errorMessageType));
    }

    private static @Nullable String code(@Nullable String code) {
        return code == null || code.length() > LONGEST_CODE ? null : code;
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

    /** No name of an element is cut in two. */
    private static String cut(String detail) {
        if (detail.length() <= MAXIMUM_DETAIL) {
            return detail;
        }
        int comma = detail.lastIndexOf(',', MAXIMUM_DETAIL);
        return detail.substring(0, comma > 0 ? comma : MAXIMUM_DETAIL);
    }
}
