package org.sekisho.credential.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.sekisho.platform.key.Key;
import org.sekisho.platform.key.KeyRing;
import org.sekisho.platform.key.Purpose;

/** What passkeys have to sign. Only keyed hashes are kept, over the challenge and what it is for, and each is used once. */
@ApplicationScoped
public class PasskeyChallenges {

    private static final int LENGTH = 32;
    private static final byte[] KIND = "passkey-challenge".getBytes(StandardCharsets.US_ASCII);

    private static final String ADD =
            "INSERT INTO passkey_challenge (bound_hash, expires_at) VALUES ($1, now() + $2 * interval '1 second')";

    private static final String USE = """
            UPDATE passkey_challenge SET used_at = now()
            WHERE bound_hash = ANY ($1::bytea[]) AND used_at IS NULL AND expires_at > now()
            """;

    private static final String FORGET = "DELETE FROM passkey_challenge WHERE expires_at < now()";

    private final Pool pool;
    private final KeyRing keys;
    private final SecureRandom random;

    PasskeyChallenges(Pool pool, KeyRing keys, SecureRandom random) {
        this.pool = pool;
        this.keys = keys;
        this.random = random;
    }

    /**
     * What a challenge is for. An answer to one is worth nothing for another.
     *
     * @param parts name it; no two things have the same
     */
    public record Aim(List<String> parts) {

        /** A sign-in to the pages of an issuer's members. */
        public static Aim signIn(String issuerId) {
            return new Aim(List.of("sign-in", issuerId));
        }

        /** A new passkey of a member. */
        public static Aim registration(UUID memberId) {
            return new Aim(List.of("registration", memberId.toString()));
        }

        /** One page of one purchase, with its amount and payee. */
        public static Aim purchase(UUID acsTransId, int step, String amount, String payee) {
            return new Aim(List.of("purchase", acsTransId.toString(), Integer.toString(step), amount, payee));
        }
    }

    /** Draws a challenge, in base64url as pages need it. */
    public Uni<String> draw(Aim aim, Duration validity) {
        byte[] challenge = new byte[LENGTH];
        random.nextBytes(challenge);
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(hash(keys.active(Purpose.STEP), aim, challenge), (double) validity.toSeconds()))
                .replaceWith(() -> Base64.getUrlEncoder().withoutPadding().encodeToString(challenge));
    }

    /** Uses a challenge, in the caller's commit: true for exactly one caller, and only for what it was drawn for. */
    Uni<Boolean> use(SqlClient db, Aim aim, byte[] challenge) {
        Buffer[] hashes = keys.all(Purpose.STEP).stream()
                .map(key -> hash(key, aim, challenge))
                .toArray(Buffer[]::new);
        return db.preparedQuery(USE).execute(Tuple.of(hashes)).map(used -> used.rowCount() == 1);
    }

    /** Deletes those that have run out. */
    public Uni<Void> forget() {
        return pool.query(FORGET).execute().replaceWithVoid();
    }

    private static Buffer hash(Key key, Aim aim, byte[] challenge) {
        byte[][] parts = new byte[aim.parts().size() + 2][];
        parts[0] = KIND;
        parts[1] = challenge;
        for (int part = 0; part < aim.parts().size(); part++) {
            parts[part + 2] = aim.parts().get(part).getBytes(StandardCharsets.UTF_8);
        }
        return Buffer.buffer(KeyRing.hmac(key, parts));
    }
}
