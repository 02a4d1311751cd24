package org.sekisho.protocol;

/** Reads the receipt for a result; one instance serves all threads. */
public final class RResReader {

    /** The receipt if it fits what was sent; throws {@link ProtocolException} or {@link ErroReceived}. */
    public RRes read(String body, RReq sent) {
        throw new ProtocolException(
                ErrorCode.MESSAGE_INVALID,
                body.isEmpty() ? "empty" : "unread",
                RRes.TYPE,
                sent.messageVersion(),
                sent.ids());
    }
}
