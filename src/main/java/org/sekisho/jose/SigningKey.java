package org.sekisho.jose;

import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;

/**
 * A key pair that signs tokens with ES256.
 *
 * @param kid    how tokens name it
 * @param active whether new tokens are signed with it; one that is not still verifies
 */
record SigningKey(String kid, boolean active, ECPrivateKey signing, ECPublicKey verifying) {

    @Override
    public String toString() {
        return "SigningKey[" + kid + "]";
    }
}
