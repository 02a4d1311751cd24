package org.sekisho.member.store;

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
import java.util.Optional;
import java.util.UUID;
import org.sekisho.platform.key.Key;
import org.sekisho.platform.key.KeyRing;
import org.sekisho.platform.key.Purpose;

/** Who is signed in. The browser holds a random token, the table its keyed hash; the database's clock says how long. */
@ApplicationScoped
public class Sessions {

    private static final int TOKEN = 32;
    private static final byte[] KIND = "member-session".getBytes(StandardCharsets.US_ASCII);

    private static final String ADD = "INSERT INTO member_session (token_hash, member_id) VALUES ($1, $2)";

    private static final String SEE = """
            UPDATE member_session SET last_seen = now()
            WHERE token_hash = ANY ($1::bytea[]) AND last_seen > now() - $2 * interval '1 second'
                AND created_at > now() - $3 * interval '1 second'
            RETURNING member_id
            """;

    private static final String END = "DELETE FROM member_session WHERE token_hash = ANY ($1::bytea[])";
    private static final String END_ALL = "DELETE FROM member_session WHERE member_id = $1";

    private static final String FORGET = """
            DELETE FROM member_session
            WHERE created_at < now() - $1 * interval '1 second' OR last_seen < now() - $2 * interval '1 second'
            """;

    private final Pool pool;
    private final KeyRing keys;
    private final SecureRandom random;
    private final SessionConfig config;

    Sessions(Pool pool, KeyRing keys, SecureRandom random, SessionConfig config) {
        this.pool = pool;
        this.keys = keys;
        this.random = random;
        this.config = config;
    }

    /** Begins a session in the caller's commit; the token is nowhere else. */
    public Uni<String> begin(SqlClient db, UUID memberId) {
        byte[] bytes = new byte[TOKEN];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return db.preparedQuery(ADD)
                .execute(Tuple.of(hash(keys.active(Purpose.STEP), token), memberId))
                .replaceWith(token);
    }

    /** Ends all sessions of a member and begins another, in the caller's commit. */
    public Uni<String> beginAnew(SqlClient db, UUID memberId) {
        return db.preparedQuery(END_ALL).execute(Tuple.of(memberId)).chain(() -> begin(db, memberId));
    }

    /** Whose session it is, if it goes on; that it was seen prolongs it. */
    public Uni<Optional<UUID>> see(String token) {
        return pool.preparedQuery(SEE)
                .execute(Tuple.of(hashes(token), seconds(config.idle()), seconds(config.longest())))
                .map(rows -> rows.stream().findFirst().map(row -> row.getUUID("member_id")));
    }

    /** Ends a session, if there is one. */
    public Uni<Void> end(String token) {
        return pool.preparedQuery(END).execute(Tuple.of(hashes(token))).replaceWithVoid();
    }

    /** Deletes those that have run out. */
    Uni<Void> forget() {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(seconds(config.longest()), seconds(config.idle())))
                .replaceWithVoid();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private Buffer[] hashes(String token) {
        return keys.all(Purpose.STEP).stream().map(key -> hash(key, token)).toArray(Buffer[]::new);
    }

    private static Buffer hash(Key key, String token) {
        return Buffer.buffer(KeyRing.hmac(key, KIND, token.getBytes(StandardCharsets.UTF_8)));
    }
}
