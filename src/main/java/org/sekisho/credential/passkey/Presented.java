package org.sekisho.credential.passkey;

import com.webauthn4j.data.AuthenticationData;
import org.jspecify.annotations.Nullable;

/** A passkey's answer to a challenge, read but not verified. */
public final class Presented {

    private final AuthenticationData data;
    private final byte[] challenge;

    Presented(AuthenticationData data, byte[] challenge) {
        this.data = data;
        this.challenge = challenge;
    }

    /** Which passkey it claims to be, WebAuthn's credential ID. */
    public byte[] rawId() {
        return data.getCredentialId();
    }

    /** What it claims to answer. */
    public byte[] challenge() {
        return challenge.clone();
    }

    /** Whose passkey it says to be; absent where it does not say. */
    public byte @Nullable [] userHandle() {
        return data.getUserHandle();
    }

    AuthenticationData data() {
        return data;
    }

    /** Nothing of the person. */
    @Override
    public String toString() {
        return "Presented[…]";
    }
}
