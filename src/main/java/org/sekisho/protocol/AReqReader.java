package org.sekisho.protocol;

import java.util.Set;

/** Reads and checks authentication requests; one instance serves all threads. */
public final class AReqReader {

    /** An accepted request, and its JSON as it may be stored: card number masked, card security code left out. */
    public record Read(AReq aReq, String masked) {}

    /** Accepts these versions; plain http addresses only where nothing real is at stake. */
    public AReqReader(Set<String> activeVersions, boolean plainHttpAllowed) {}

    /** The request; throws {@link ProtocolException} for a wrong message and {@link ErroReceived} for an Erro. */
    public Read read(String body) {
        throw new ProtocolException(ErrorCode.MESSAGE_INVALID, body.isEmpty() ? "empty" : "unread");
    }
}
