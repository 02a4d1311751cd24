package org.sekisho.protocol;

import static java.util.Objects.requireNonNull;
import static org.sekisho.protocol.FieldRule.optional;
import static org.sekisho.protocol.FieldRule.required;
import static org.sekisho.protocol.MessageVersion.V2_2_0;
import static org.sekisho.protocol.MessageVersion.V2_3_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the receipt for a result; one instance serves all threads. */
public final class RResReader {

    private static final List<FieldRule> ROWS = List.of(
            required("messageType").codes(RRes.TYPE),
            required("messageVersion").as(Format.text(Formats::version)),
            required("threeDSServerTransID").as(Format.UUID),
            required("dsTransID").as(Format.UUID),
            required("acsTransID").as(Format.UUID),
            optional("sdkTransID").as(Format.UUID),
            required("resultsStatus").as(Format.codes(1, 3)).until(V2_2_0),
            required("resultsStatus").as(Format.codes(1, 4)).from(V2_3_1),
            Extensions.ROW.until(V2_2_0),
            Extensions.LATER_ROW.from(V2_3_1));

    private static final Map<MessageVersion, List<FieldRule>> BY_VERSION = FieldRule.byVersion(ROWS);

    /**
     * The receipt if it fits what was sent. Throws {@link ProtocolException} (301 for other ids, 203 for another
     * version) with the ids that were sent, or {@link ErroReceived}.
     */
    public RRes read(String body, RReq sent) {
        try {
            MessageVersion version = MessageVersion.findOrLatest(sent.messageVersion());
            Incoming incoming = Incoming.read(body, RRes.TYPE);
            RRes rRes = Wire.bind(incoming.checked(requireNonNull(BY_VERSION.get(version)), version), RRes.class);
            compare(rRes, sent);
            return rRes;
        } catch (ProtocolException e) {
            throw new ProtocolException(e.code(), e.detail(), RRes.TYPE, sent.messageVersion(), sent.ids());
        }
    }

    private static void compare(RRes rRes, RReq sent) {
        if (sent.sdkTransID() != null && rRes.sdkTransID() == null) {
            throw new ProtocolException(ErrorCode.ELEMENT_MISSING, "sdkTransID");
        }
        List<String> foreign = new ArrayList<>();
        note(foreign, "threeDSServerTransID", rRes.threeDSServerTransID(), sent.threeDSServerTransID());
        note(foreign, "dsTransID", rRes.dsTransID(), sent.dsTransID());
        note(foreign, "acsTransID", rRes.acsTransID(), sent.acsTransID());
        if (rRes.sdkTransID() != null && !tolerated(sent)) {
            note(foreign, "sdkTransID", rRes.sdkTransID(), sent.sdkTransID());
        }
        if (!foreign.isEmpty()) {
            throw new ProtocolException(ErrorCode.TRANSACTION_ID_UNKNOWN, String.join(",", foreign));
        }
        if (!rRes.messageVersion().equals(sent.messageVersion())) {
            throw new ProtocolException(ErrorCode.FORMAT_INVALID, "messageVersion");
        }
    }

    /** In 2.1.0 an RReq does not name the app's id, and the receipt may. */
    private static boolean tolerated(RReq sent) {
        return sent.sdkTransID() == null && sent.messageVersion().equals(MessageVersion.V2_1_0.text());
    }

    private static void note(List<String> foreign, String name, String received, @Nullable String sent) {
        if (!received.equalsIgnoreCase(sent)) {
            foreign.add(name);
        }
    }
}
