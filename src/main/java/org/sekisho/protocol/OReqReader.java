package org.sekisho.protocol;

import static org.sekisho.protocol.FieldRule.optional;
import static org.sekisho.protocol.FieldRule.required;
import static org.sekisho.protocol.MessageVersion.V2_3_1;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads operational messages; one instance serves all threads. */
public final class OReqReader {

    private static final Set<MessageVersion> VERSIONS = EnumSet.of(V2_3_1);

    private static final List<FieldRule> ROWS = List.of(
            required("messageType").codes(OReq.TYPE),
            required("messageVersion").as(Format.text(Formats::version)),
            required("dsTransID").as(Format.UUID),
            required("dsReferenceNumber").length(1, 32),
            required("opCategory").as(Format.codesOrDs(1, 6)),
            required("opDescription").length(1, 20_000),
            optional("opExpDate").as(Format.text(Dates::date)),
            optional("opPriorTransRef")
                    .as(Format.OBJECT)
                    .with(
                            required("transIdType").as(Format.codes(1, 3)),
                            required("transId").as(Format.UUID)),
            required("opSeq")
                    .as(Format.OBJECT)
                    .with(
                            required("seqId").length(1, 36),
                            required("seqNum").as(Format.number(3, 1, 999)),
                            required("seqTotal").as(Format.number(3, 1, 999))),
            required("opSeverity").as(Format.codes(1, 4)),
            Extensions.LATER_ROW);

    /** The message; throws {@link ProtocolException} for a wrong one and {@link ErroReceived} for an Erro. */
    public OReq read(String body) {
        Incoming incoming = Incoming.read(body, OReq.TYPE);
        MessageVersion version = incoming.spoken(VERSIONS);
        OReq oReq = Wire.bind(incoming.checked(ROWS, version), OReq.class);
        if (oReq.opSeq().place() > oReq.opSeq().total()) {
            throw incoming.wrong(ErrorCode.FORMAT_INVALID, "opSeq.seqNum");
        }
        return oReq;
    }
}
