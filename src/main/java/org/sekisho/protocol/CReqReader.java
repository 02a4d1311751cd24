package org.sekisho.protocol;

import static org.sekisho.protocol.FieldRule.required;

import java.util.List;

/** Reads the form field in which a browser brings a challenge request; one instance serves all threads. */
public final class CReqReader {

    // extensions of the largest legal size, in base64
    private static final int MAXIMUM_LENGTH = 120_000;

    private static final List<FieldRule> ROWS = List.of(
            required("messageType").codes(CReq.TYPE),
            required("messageVersion").as(Format.text(Formats::version)),
            required("threeDSServerTransID").as(Format.UUID),
            required("acsTransID").as(Format.UUID),
            required("challengeWindowSize").as(Format.codes(1, 5)),
            Extensions.ROW);

    /** The request; throws {@link ProtocolException} with the ids that were readable, or {@link ErroReceived}. */
    public CReq read(String creqField) {
        Incoming incoming = Incoming.read(FormField.decoded(creqField, MAXIMUM_LENGTH), CReq.TYPE);
        return Wire.bind(incoming.checked(ROWS), CReq.class);
    }
}
