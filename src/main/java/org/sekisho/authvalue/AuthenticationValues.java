package org.sekisho.authvalue;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import org.sekisho.platform.key.KeyRing;
import org.sekisho.platform.key.Purpose;

/** Makes authentication values (docs/rationale.md, OAV-1): 20 bytes that only the issuer's authorisation system can check. */
@Singleton
public class AuthenticationValues {

    private final KeyRing keys;
    private final SecureRandom random;

    AuthenticationValues(KeyRing keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /** A new value over what was authenticated: 28 characters of base64. */
    public String make(
            Oav1.Header.Outcome outcome, Oav1.Header.Proof proof, Oav1.Protocol protocol, Authenticated what) {
        return Oav1.value(keys.active(Purpose.VALUE), outcome, proof, protocol, random.nextInt(), what);
    }
}
