package org.sekisho.authentication;

import jakarta.enterprise.context.ApplicationScoped;
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
 * The token in the page: which transaction and which step it belongs to, and a 256-bit HMAC that only Sekisho can make. A page
 * that is shown again carries the same token, and answering a step makes every token of it worthless. Nothing of it is stored.
 */
@ApplicationScoped
class StepToken {

    private static final int MAC = 32;
    private static final int BODY = 1 + 2 * Long.BYTES + Integer.BYTES;

    private final KeyRing keys;

    StepToken(KeyRing keys) {
        this.keys = keys;
    }

    /** A step of a transaction. */
    record Step(UUID acsTransId, int number) {}

    String of(Step step) {
        Key key = keys.active(Purpose.STEP);
        byte[] body = body(key, step);
        byte[] token = Arrays.copyOf(body, BODY + MAC);
        System.arraycopy(KeyRing.hmac(key, body), 0, token, BODY, MAC);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    private static byte[] body(Key key, Step step) {
        return ByteBuffer.allocate(BODY)
                .put((byte) key.id())
                .putLong(step.acsTransId().getMostSignificantBits())
                .putLong(step.acsTransId().getLeastSignificantBits())
                .putInt(step.number())
                .array();
    }

    /** The step of a token that we made; empty for anything else. */
    Optional<Step> read(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != BODY + MAC) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOf(bytes, BODY);
        byte[] mac = Arrays.copyOfRange(bytes, BODY, BODY + MAC);
        return keys.find(Purpose.STEP, Byte.toUnsignedInt(body[0]))
                .filter(key -> MessageDigest.isEqual(KeyRing.hmac(key, body), mac))
                .map(key -> step(ByteBuffer.wrap(body, 1, BODY - 1)));
    }

    private static Step step(ByteBuffer body) {
        return new Step(new UUID(body.getLong(), body.getLong()), body.getInt());
    }
}
