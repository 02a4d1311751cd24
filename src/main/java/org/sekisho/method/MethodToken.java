package org.sekisho.method;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.platform.key.Key;
import org.sekisho.platform.key.KeyRing;
import org.sekisho.platform.key.Purpose;

/**
 * The token in the page: which authentication it was served for, and a 256-bit HMAC that only Sekisho can make. Nothing of it is stored;
 * that data is taken once is for the row to say.
 */
@Singleton
class MethodToken {

    private static final int MAC = 32;
    private static final int BODY = 1 + 2 * Long.BYTES;

    /** Tokens of challenges are made with the same key and of one part: none of theirs can be one of ours. */
    private static final byte[] KIND = "3ds-method".getBytes(US_ASCII);

    private final KeyRing keys;

    MethodToken(KeyRing keys) {
        this.keys = keys;
    }

    String of(UUID threeDSServerTransID) {
        Key key = keys.active(Purpose.STEP);
        byte[] body = ByteBuffer.allocate(BODY)
                .put((byte) key.id())
                .putLong(threeDSServerTransID.getMostSignificantBits())
                .putLong(threeDSServerTransID.getLeastSignificantBits())
                .array();
        byte[] token = Arrays.copyOf(body, BODY + MAC);
        System.arraycopy(KeyRing.hmac(key, KIND, body), 0, token, BODY, MAC);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** Whose token it is; empty for anything we did not make. */
    Optional<UUID> read(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        if (bytes.length != BODY + MAC) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOf(bytes, BODY);
        byte[] mac = Arrays.copyOfRange(bytes, BODY, BODY + MAC);
        return keys.find(Purpose.STEP, Byte.toUnsignedInt(body[0]))
                .filter(key -> MessageDigest.isEqual(KeyRing.hmac(key, KIND, body), mac))
                .map(key -> id(ByteBuffer.wrap(body, 1, BODY - 1)));
    }

    private static UUID id(ByteBuffer body) {
        return new UUID(body.getLong(), body.getLong());
    }
}
