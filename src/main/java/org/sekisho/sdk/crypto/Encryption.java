package org.sekisho.sdk.crypto;

import java.util.Arrays;
import java.util.Optional;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;

/** The two ways in which an app may encrypt. It chooses, and is answered in the same way. */
public enum Encryption {
    /** One key for both directions, half of it for the MAC, and a random IV. */
    A128CBC_HS256(ContentEncryptionAlgorithmIdentifiers.AES_128_CBC_HMAC_SHA_256),
    /** A key for each direction, and the message's counter as IV. */
    A128GCM(ContentEncryptionAlgorithmIdentifiers.AES_128_GCM);

    private static final int IV = 12;

    private final String id;

    Encryption(String id) {
        this.id = id;
    }

    /** The encryption with this name in a header. */
    static Optional<Encryption> find(String id) {
        return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
    }

    String id() {
        return id;
    }

    /** The key that an app encrypts with. */
    byte[] fromApp(SessionKey key) {
        return this == A128GCM ? key.leftHalf() : key.all();
    }

    /** The key that we encrypt with. */
    byte[] toApp(SessionKey key) {
        return this == A128GCM ? key.rightHalf() : key.all();
    }

    /** The IV of our message with this counter: ones before it, so that it differs from the app's. Empty where chance gives it. */
    Optional<byte[]> ivToApp(Counter counter) {
        if (this != A128GCM) {
            return Optional.empty();
        }
        byte[] iv = new byte[IV];
        Arrays.fill(iv, (byte) 0xFF);
        iv[IV - 1] = (byte) counter.number();
        return Optional.of(iv);
    }
}
