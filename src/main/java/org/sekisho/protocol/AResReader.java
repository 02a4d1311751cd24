package org.sekisho.protocol;

import static java.util.Objects.requireNonNull;
import static org.sekisho.protocol.FieldRule.optional;
import static org.sekisho.protocol.FieldRule.required;
import static org.sekisho.protocol.MessageVersion.V2_2_0;
import static org.sekisho.protocol.MessageVersion.V2_3_1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads an ACS's answer to an AReq, as a directory server does; one instance serves all threads. */
public final class AResReader {

    /** What the ACS decided has to be clear; how it says the rest is between it and the 3DS Server. */
    private static final List<FieldRule> ROWS = List.of(
            required("messageType").codes(ARes.TYPE),
            required("messageVersion").as(Format.text(Formats::version)),
            required("threeDSServerTransID").as(Format.UUID),
            required("dsTransID").as(Format.UUID),
            required("acsTransID").as(Format.UUID),
            required("acsReferenceNumber").length(1, 32),
            optional("acsOperatorID").length(1, 32),
            optional("sdkTransID").as(Format.UUID),
            required("transStatus").codes("Y", "N", "U", "A", "C", "D", "R", "I", "S"),
            optional("transStatusReason").digits(2, 2),
            optional("authenticationValue").length(28, 28).until(V2_2_0),
            optional("authenticationValue").length(1, 4_000).from(V2_3_1),
            optional("eci").length(1, 2),
            optional("acsURL").length(1, 2_048),
            optional("acsSignedContent").length(1, 16_384),
            Extensions.ROW.until(V2_2_0),
            Extensions.LATER_ROW.from(V2_3_1));

    private static final Map<MessageVersion, List<FieldRule>> BY_VERSION = FieldRule.byVersion(ROWS);

    private final boolean plainHttpAllowed;

    /** Takes plain http for acsURL only where nothing real is at stake. */
    public AResReader(boolean plainHttpAllowed) {
        this.plainHttpAllowed = plainHttpAllowed;
    }

    /**
     * An answer that fits its AReq.
     *
     * @param forServer the message for the 3DS Server, with the ids of the directory
     */
    public record Read(String acsTransID, TransStatus transStatus, String forServer) {

        /** Without the message, which holds the proof. */
        @Override
        public String toString() {
            return "ARes[acsTransID=" + acsTransID + ", transStatus=" + transStatus + ']';
        }
    }

    /**
     * The answer if it fits what was sent. Throws {@link ProtocolException} (301 for other ids, 203 for another version or a status that
     * the version does not know) with the ids that were sent, or {@link ErroReceived}.
     */
    public Read read(String body, AReq sent) {
        try {
            Incoming incoming = Incoming.read(body, ARes.TYPE);
            MessageVersion version = MessageVersion.findOrLatest(sent.messageVersion());
            ObjectNode aRes = incoming.checked(requireNonNull(BY_VERSION.get(version)), version);
            compare(aRes, sent);
            TransStatus status = TransStatus.of(text(aRes, "transStatus"));
            checkStatus(aRes, status, sent, version);
            return new Read(
                    text(aRes, "acsTransID"),
                    status,
                    forServer(incoming.parsed().root(), sent));
        } catch (ProtocolException e) {
            throw new ProtocolException(e.code(), e.detail(), ARes.TYPE, sent.messageVersion(), sent.ids());
        }
    }

    private static void compare(ObjectNode aRes, AReq sent) {
        List<String> foreign = new ArrayList<>();
        if (!text(aRes, "threeDSServerTransID").equalsIgnoreCase(sent.threeDSServerTransID())) {
            foreign.add("threeDSServerTransID");
        }
        if (!text(aRes, "dsTransID").equalsIgnoreCase(sent.dsTransID())) {
            foreign.add("dsTransID");
        }
        if (sent.sdkTransID() != null
                && !sent.sdkTransID().equalsIgnoreCase(aRes.path("sdkTransID").textValue())) {
            foreign.add("sdkTransID");
        }
        if (!foreign.isEmpty()) {
            throw new ProtocolException(ErrorCode.TRANSACTION_ID_UNKNOWN, String.join(",", foreign));
        }
        if (!text(aRes, "messageVersion").equals(sent.messageVersion())) {
            throw new ProtocolException(ErrorCode.FORMAT_INVALID, "messageVersion");
        }
    }

    private void checkStatus(ObjectNode aRes, TransStatus status, AReq sent, MessageVersion version) {
        if (!status.isKnownTo(version) || !isAskedFor(status, sent)) {
            throw new ProtocolException(ErrorCode.FORMAT_INVALID, "transStatus");
        }
        if (status == TransStatus.CHALLENGE) {
            checkChallenge(aRes, sent.channel());
        }
    }

    /** Nobody is challenged who is not there; nothing is decoupled where nobody wished so; only browsers confirm by their own means. */
    private static boolean isAskedFor(TransStatus status, AReq sent) {
        return switch (status) {
            case CHALLENGE -> sent.channel() != DeviceChannel.THREE_RI;
            case DECOUPLED -> Set.of("Y", "B").contains(String.valueOf(sent.threeDSRequestorDecReqInd()));
            case SPC -> sent.channel() == DeviceChannel.BROWSER;
            default -> true;
        };
    }

    private void checkChallenge(ObjectNode aRes, DeviceChannel channel) {
        String way = channel == DeviceChannel.APP ? "acsSignedContent" : "acsURL";
        if (!aRes.has(way)) {
            throw new ProtocolException(ErrorCode.ELEMENT_MISSING, way);
        }
        if (channel == DeviceChannel.BROWSER && !Formats.url(text(aRes, way), 2_048, plainHttpAllowed)) {
            throw new ProtocolException(ErrorCode.FORMAT_INVALID, way);
        }
    }

    private static String forServer(ObjectNode received, AReq sent) {
        return received.put("dsTransID", sent.dsTransID())
                .put("dsReferenceNumber", sent.dsReferenceNumber())
                .toString();
    }

    private static String text(ObjectNode message, String name) {
        return requireNonNull(message.path(name).textValue());
    }
}
