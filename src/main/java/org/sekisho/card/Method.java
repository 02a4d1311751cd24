package org.sekisho.card;

import org.sekisho.protocol.AuthenticationType;

/** How the holder of a card proves who they are, with the names EMV 3DS has for it. */
public enum Method {
    /** The member password. */
    PASSWORD(AuthenticationType.STATIC, "01"),
    /** A one-time code sent by e-mail. */
    MAILED_CODE(AuthenticationType.DYNAMIC, "05");

    private final AuthenticationType type;
    private final String wireMethod;

    Method(AuthenticationType type, String wireMethod) {
        this.type = type;
        this.wireMethod = wireMethod;
    }

    /** authenticationType of ARes and RReq. */
    public AuthenticationType type() {
        return type;
    }

    /** authenticationMethod of the RReq, a two-digit code up to version 2.2.0. */
    public String wireMethod() {
        return wireMethod;
    }
}
