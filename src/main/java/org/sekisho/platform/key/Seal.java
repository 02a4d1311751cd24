package org.sekisho.platform.key;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals personal data for storage: AES-256-GCM with a fresh 96-bit IV, bound to the row and the column it stands in, so that a
 * sealed value moved to another row does not open. Layout: key id (1 byte), IV (12), ciphertext and tag.
 */
@Singleton
public class Seal {

    private static final int IV = 12;
    private static final int TAG_BITS = 128;

    /** Asking the platform for one costs as much as sealing an AReq. Each use gives it key and IV anew. */
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(Seal::aesGcm);

    private final KeyRing keys;
    private final SecureRandom random;

    Seal(KeyRing keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /** Seals a text for one column of one row. */
    public byte[] seal(String text, String column, UUID row) {
        Key key = keys.active(Purpose.DATA);
        byte[] iv = new byte[IV];
        random.nextBytes(iv);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, key, iv, text.getBytes(StandardCharsets.UTF_8), column, row);
        return ByteBuffer.allocate(1 + IV + sealed.length)
                .put((byte) key.id())
                .put(iv)
                .put(sealed)
                .array();
    }

    /** Opens what was sealed for the same column of the same row; fails if anything differs. */
    public String open(byte[] sealed, String column, UUID row) {
        ByteBuffer in = ByteBuffer.wrap(sealed);
        int id = Byte.toUnsignedInt(in.get());
        byte[] iv = new byte[IV];
        in.get(iv);
        byte[] rest = new byte[in.remaining()];
        in.get(rest);
        Key key = keys.find(Purpose.DATA, id)
                .orElseThrow(() -> new IllegalStateException("the key ring has no DATA key " + id + " any more"));
        return new String(run(Cipher.DECRYPT_MODE, key, iv, rest, column, row), StandardCharsets.UTF_8);
    }

    private static Cipher aesGcm() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    private static byte[] run(int mode, Key key, byte[] iv, byte[] input, String column, UUID row) {
        try {
            Cipher cipher = CIPHER.get();
            cipher.init(mode, new SecretKeySpec(key.secret(), "AES"), new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD((column + "|" + row).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealed value of " + column + " does not open", e);
        }
    }
}
