package org.sekisho.card;

import org.sekisho.protocol.AuthenticationType;

/** How the holder of a card proves who they are, with the names EMV 3DS has for it. */
public enum Method {
    /** The member password. */
    PASSWORD(Factor.PASSWORD, AuthenticationType.STATIC, "01"),
    /** A one-time code sent by e-mail. */
    MAILED_CODE(Factor.SENT_CODE, AuthenticationType.DYNAMIC, "05"),
    /** A one-time code sent by SMS. */
    SMS_CODE(Factor.SENT_CODE, AuthenticationType.DYNAMIC, "02"),
    /** A one-time code of an app. */
    APP_CODE(Factor.APP, AuthenticationType.DYNAMIC, "04"),
    /** Approving the purchase in that app. */
    APP_APPROVAL(Factor.APP, AuthenticationType.OOB, "11"),
    /** A passkey. */
    PASSKEY(Factor.PASSKEY, AuthenticationType.DYNAMIC, "10");

    private final Factor factor;
    private final AuthenticationType type;
    private final String wireMethod;

    Method(Factor factor, AuthenticationType type, String wireMethod) {
        this.factor = factor;
        this.type = type;
        this.wireMethod = wireMethod;
    }

    /** The kind of credential that it takes. */
    public Factor factor() {
        return factor;
    }

    /** Whether a code is sent for it. */
    public boolean isSent() {
        return factor == Factor.SENT_CODE;
    }

    /** authenticationType of ARes and RReq. */
    public AuthenticationType type() {
        return type;
    }

    /** authenticationMethod in a message of this version, two digits; the oldest knows no confirmation, passkeys have a code from 2.3.1. */
    public String wireMethod(String messageVersion) {
        if (this == APP_APPROVAL && messageVersion.startsWith("2.1")) {
            return "09";
        }
        return this == PASSKEY && messageVersion.startsWith("2.3") ? "13" : wireMethod;
    }
}
