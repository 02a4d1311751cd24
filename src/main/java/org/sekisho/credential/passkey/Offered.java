package org.sekisho.credential.passkey;

import com.webauthn4j.data.RegistrationData;

/** A new passkey, read but not verified. */
public final class Offered {

    private final RegistrationData data;
    private final byte[] challenge;

    Offered(RegistrationData data, byte[] challenge) {
        this.data = data;
        this.challenge = challenge;
    }

    /** What it claims to answer. */
    public byte[] challenge() {
        return challenge.clone();
    }

    RegistrationData data() {
        return data;
    }

    /** Nothing of the person. */
    @Override
    public String toString() {
        return "Offered[…]";
    }
}
