package org.sekisho.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import javax.crypto.KeyAgreement;

/** The key that an SDK derives: one round of the concatenation KDF of NIST SP 800-56A, by hand, with nothing but a name in it. */
final class AgreedKey {

    private static final int BITS = 256;

    private AgreedKey() {}

    /**
     * All 256 bits.
     *
     * @param partyV whom the key is agreed on with
     */
    static byte[] derived(PrivateKey ours, PublicKey theirs, String partyV) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(ours);
        agreement.doPhase(theirs, true);
        byte[] name = partyV.getBytes(US_ASCII);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(number(1));
        digest.update(agreement.generateSecret());
        digest.update(number(0));
        digest.update(number(0));
        digest.update(number(name.length));
        digest.update(name);
        digest.update(number(BITS));
        return digest.digest();
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }
}
