package org.sekisho.protocol;

import static org.sekisho.protocol.FieldRule.optional;
import static org.sekisho.protocol.FieldRule.required;

import java.util.ArrayList;
import java.util.List;
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
            required("resultsStatus").as(Format.codes(1, 3)),
            Extensions.ROW);

    /**
     * The receipt if it fits what was sent. Throws {@link ProtocolException} (301 for other ids, 203 for another
     * version) with the ids that were sent, or {@link ErroReceived}.
     */
    public RRes read(String body, RReq sent) {
        try {
            RRes rRes = Wire.bind(Incoming.read(body, RRes.TYPE).checked(ROWS), RRes.class);
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
        if (rRes.sdkTransID() != null) {
            note(foreign, "sdkTransID", rRes.sdkTransID(), sent.sdkTransID());
        }
        if (!foreign.isEmpty()) {
            throw new ProtocolException(ErrorCode.TRANSACTION_ID_UNKNOWN, String.join(",", foreign));
        }
        if (!rRes.messageVersion().equals(sent.messageVersion())) {
            throw new ProtocolException(ErrorCode.FORMAT_INVALID, "messageVersion");
        }
    }

    private static void note(List<String> foreign, String name, String received, @Nullable String sent) {
        if (!received.equalsIgnoreCase(sent)) {
            foreign.add(name);
        }
    }
}
