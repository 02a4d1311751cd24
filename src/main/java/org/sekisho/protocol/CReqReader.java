package org.sekisho.protocol;

import static java.util.Objects.requireNonNull;
import static org.sekisho.protocol.FieldRule.required;
import static org.sekisho.protocol.MessageVersion.V2_2_0;
import static org.sekisho.protocol.MessageVersion.V2_3_1;

import java.util.List;
import java.util.Map;
import java.util.Set;

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
            Extensions.ROW.until(V2_2_0),
            Extensions.LATER_ROW.from(V2_3_1));

    private static final Map<MessageVersion, List<FieldRule>> BY_VERSION = FieldRule.byVersion(ROWS);

    /** The request; throws {@link ProtocolException} with the ids that were readable, or {@link ErroReceived}. */
    public CReq read(String creqField) {
        Incoming incoming = Incoming.read(FormField.decoded(creqField, MAXIMUM_LENGTH), CReq.TYPE);
        // whether it is the version of the AReq is for those to say who know the AReq
        MessageVersion version = MessageVersion.findOrLatest(incoming.version());
        return Wire.bind(incoming.checked(requireNonNull(BY_VERSION.get(version)), version), CReq.class);
    }

    /** What in the field, if it can be read at all, is not as the protocol writes it. */
    public Set<Leniency> lenient(String creqField) {
        return Formats.base64url(creqField) ? Set.of() : Set.of(Leniency.ENCODING);
    }
}
