package org.sekisho.protocol;

import static java.util.Objects.requireNonNull;
import static org.sekisho.protocol.FieldRule.optional;
import static org.sekisho.protocol.FieldRule.required;
import static org.sekisho.protocol.MessageVersion.V2_2_0;
import static org.sekisho.protocol.MessageVersion.V2_3_1;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads questions for card ranges; one instance serves all threads. */
public final class PReqReader {

    private static final Set<MessageVersion> VERSIONS = EnumSet.allOf(MessageVersion.class);

    private static final List<FieldRule> ROWS = List.of(
            required("messageType").codes(PReq.TYPE),
            required("messageVersion").as(Format.text(Formats::version)),
            required("threeDSServerTransID").as(Format.UUID),
            required("threeDSServerRefNumber").length(1, 32),
            optional("threeDSServerOperatorID").length(1, 32),
            optional("serialNum").length(1, 20),
            Extensions.ROW.until(V2_2_0),
            Extensions.LATER_ROW.from(V2_3_1));

    private static final Map<MessageVersion, List<FieldRule>> BY_VERSION = FieldRule.byVersion(ROWS);

    /** The question; throws {@link ProtocolException} for a wrong message and {@link ErroReceived} for an Erro. */
    public PReq read(String body) {
        Incoming incoming = Incoming.read(body, PReq.TYPE);
        MessageVersion version = incoming.spoken(VERSIONS);
        return Wire.bind(incoming.checked(requireNonNull(BY_VERSION.get(version)), version), PReq.class);
    }
}
