package org.sekisho.sdk.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import javax.crypto.KeyAgreement;
import org.jose4j.jwe.kdf.ConcatKeyDerivationFunction;

/**
 * What was agreed on with an app: ECDH with a key pair of ours that is forgotten at once.
 *
 * @param ours what the app needs to come to the same key
 */
public record Agreement(EphemeralKey ours, SessionKey key) {

    private static final int BITS = 256;

    /** RFC 7518 would have the name of the encryption here, EMV 3DS has nothing: a length of zero. */
    private static final byte[] NOTHING = new byte[Integer.BYTES];

    private static final byte[] LENGTH_OF_KEY =
            ByteBuffer.allocate(Integer.BYTES).putInt(BITS).array();

    /** Agrees on a key with an app; its reference number makes it that SDK's and no other's. */
    public static Agreement with(EphemeralKey theirs, String sdkReferenceNumber, SecureRandom random) {
        KeyPair pair = EphemeralKey.pair(random);
        return new Agreement(
                new EphemeralKey((ECPublicKey) pair.getPublic()),
                key(pair.getPrivate(), theirs.key(), sdkReferenceNumber));
    }

    static SessionKey key(PrivateKey ours, ECPublicKey theirs, String sdkReferenceNumber) {
        byte[] shared = shared(ours, theirs);
        return new SessionKey(new ConcatKeyDerivationFunction("SHA-256")
                .kdf(shared, BITS, NOTHING, NOTHING, partyV(sdkReferenceNumber), LENGTH_OF_KEY, new byte[0]));
    }

    static byte[] shared(PrivateKey ours, ECPublicKey theirs) {
        try {
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(ours);
            agreement.doPhase(theirs, true);
            return agreement.generateSecret();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("two keys on P-256 agree", e);
        }
    }

    private static byte[] partyV(String sdkReferenceNumber) {
        byte[] name = sdkReferenceNumber.getBytes(US_ASCII);
        return ByteBuffer.allocate(Integer.BYTES + name.length)
                .putInt(name.length)
                .put(name)
                .array();
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Agreement[…]";
    }
}
