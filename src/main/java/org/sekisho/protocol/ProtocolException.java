package org.sekisho.protocol;

import org.jspecify.annotations.Nullable;

/** A message or request that the protocol answers with an {@link Erro}; has no stack trace and never holds a value. */
public final class ProtocolException extends RuntimeException {

    private final ErrorCode code;
    private final String detail;
    private final @Nullable String messageType;
    private final @Nullable String messageVersion;
    private final transient Ids ids;

    /** A finding that knows nothing of the message it belongs to. */
    public ProtocolException(ErrorCode code, String detail) {
        this(code, detail, null, null, Ids.NONE);
    }

    /** A finding in a message; type and version are null when the message's own are unusable. */
    public ProtocolException(
            ErrorCode code, String detail, @Nullable String messageType, @Nullable String messageVersion, Ids ids) {
        super(code.code() + ' ' + code.description() + ": " + detail, null, false, false);
        this.code = code;
        this.detail = detail;
        this.messageType = messageType;
        this.messageVersion = messageVersion;
        this.ids = ids;
    }

    /** A finding in a well-formed AReq. */
    public static ProtocolException in(AReq aReq, ErrorCode code, String detail) {
        return new ProtocolException(code, detail, AReq.TYPE, aReq.messageVersion(), aReq.ids());
    }

    /** A finding in a well-formed CReq. */
    public static ProtocolException in(CReq cReq, ErrorCode code, String detail) {
        return new ProtocolException(code, detail, CReq.TYPE, cReq.messageVersion(), cReq.ids());
    }

    /** A finding in a well-formed RReq. */
    public static ProtocolException in(RReq rReq, ErrorCode code, String detail) {
        return new ProtocolException(code, detail, RReq.TYPE, rReq.messageVersion(), rReq.ids());
    }

    /** A finding in a well-formed PReq. */
    public static ProtocolException in(PReq pReq, ErrorCode code, String detail) {
        return new ProtocolException(code, detail, PReq.TYPE, pReq.messageVersion(), pReq.ids());
    }

    /** A finding in a well-formed OReq. */
    public static ProtocolException in(OReq oReq, ErrorCode code, String detail) {
        return new ProtocolException(code, detail, OReq.TYPE, oReq.messageVersion(), oReq.ids());
    }

    /** What is wrong. */
    public ErrorCode code() {
        return code;
    }

    /** The names of the elements concerned, or free text where the code names none; never their values. */
    public String detail() {
        return detail;
    }

    /** The type of the wrong message, null if it cannot be recognised. */
    public @Nullable String messageType() {
        return messageType;
    }

    /** The version of the wrong message, null if it is unusable. */
    public @Nullable String messageVersion() {
        return messageVersion;
    }

    /** The well-formed ids of the wrong message. */
    public Ids ids() {
        return ids;
    }

    /** The answer to the other side where the transaction is known, with its ids and version: the wrong message need not have them. */
    public Erro toErroOf(Ids transaction, String transactionVersion) {
        return Erro.of(code, detail, transactionVersion, messageType, transaction);
    }

    /** The answer to the other side, in the version of the message or else in the given one. */
    public Erro toErro(String fallbackVersion) {
        return Erro.of(code, detail, messageVersion == null ? fallbackVersion : messageVersion, messageType, ids);
    }
}
