package org.sekisho.member.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.credential.CodeConfig;
import org.sekisho.notification.Message.Channel;
import org.sekisho.platform.Ids;
import org.sekisho.platform.key.Key;
import org.sekisho.platform.key.KeyRing;
import org.sekisho.platform.key.Purpose;
import org.sekisho.platform.key.Seal;

/** Addresses and numbers that are to be confirmed by a code which was sent there. Only a keyed hash of the code is kept. */
@ApplicationScoped
public class Confirmations {

    private static final byte[] KIND = "confirmation".getBytes(StandardCharsets.US_ASCII);
    private static final String TARGET = "confirmation.target";

    /** More messages in an hour would be for somebody else's annoyance. */
    private static final int MOST_PER_HOUR = 5;

    /** One statement under the member's row, so that any number at once counts as one after the other. */
    private static final String LOCK = "SELECT FROM member WHERE id = $1 FOR UPDATE";

    private static final String ADD = """
            INSERT INTO confirmation (id, member_id, channel, target, code_hash, expires_at)
            SELECT $1, $2, $3, $4, $5, now() + interval '10 minutes'
            WHERE (SELECT count(*) FROM confirmation WHERE member_id = $2 AND created_at > now() - interval '1 hour') < $6
            """;

    private static final String WAITING = """
            SELECT channel, target FROM confirmation
            WHERE id = $1 AND member_id = $2 AND used_at IS NULL AND expires_at > now() AND attempts < 5
            """;

    private static final String COUNT = """
            UPDATE confirmation SET attempts = attempts + 1
            WHERE id = $1 AND member_id = $2 AND used_at IS NULL AND expires_at > now() AND attempts < 5
            RETURNING channel, target, code_hash
            """;

    private static final String USE =
            "UPDATE confirmation SET used_at = now() WHERE id = $1 AND used_at IS NULL AND expires_at > now()";

    private static final String FORGET = "DELETE FROM confirmation WHERE expires_at < now() - interval '2 days'";

    private final Pool pool;
    private final Ids ids;
    private final SecureRandom random;
    private final KeyRing keys;
    private final Seal seal;
    private final CodeConfig config;

    Confirmations(Pool pool, Ids ids, SecureRandom random, KeyRing keys, Seal seal, CodeConfig config) {
        this.pool = pool;
        this.ids = ids;
        this.random = random;
        this.keys = keys;
        this.seal = seal;
        this.config = config;
    }

    /** A code on its way. */
    public record Begun(UUID id, String code) {

        /** Without the code. */
        @Override
        public String toString() {
            return "Begun[" + id + "]";
        }
    }

    /**
     * What is to be confirmed.
     *
     * @param target the address or number
     */
    public record Waiting(UUID id, Channel channel, String target) {

        /** Without the target. */
        @Override
        public String toString() {
            return "Waiting[" + id + "]";
        }
    }

    /** Makes a code for an address; empty for a member who has had too many. */
    public Uni<Optional<Begun>> begin(UUID memberId, Channel channel, String target) {
        UUID id = ids.next();
        String code = String.format("%0" + config.digits() + "d", random.nextInt((int) Math.pow(10, config.digits())));
        Tuple row = Tuple.of(id, memberId, channel.name(), Buffer.buffer(seal.seal(target, TARGET, id)))
                .addValue(Buffer.buffer(hash(keys.active(Purpose.CODE), id, code)))
                .addValue((long) MOST_PER_HOUR);
        return pool.withTransaction(db -> db.preparedQuery(LOCK)
                .execute(Tuple.of(memberId))
                .chain(() -> db.preparedQuery(ADD).execute(row))
                .map(added -> added.rowCount() == 1 ? Optional.of(new Begun(id, code)) : Optional.empty()));
    }

    /** What still waits for its code. */
    public Uni<Optional<Waiting>> find(UUID id, UUID memberId) {
        return pool.preparedQuery(WAITING)
                .execute(Tuple.of(id, memberId))
                .map(rows -> rows.stream().findFirst().map(row -> waiting(id, row)));
    }

    /** What a code confirms, if it is right. The attempt is counted, and the count committed, before the hash is looked at. */
    public Uni<Optional<Waiting>> attempt(UUID id, UUID memberId, String code) {
        return pool.preparedQuery(COUNT).execute(Tuple.of(id, memberId)).map(rows -> rows.stream()
                .findFirst()
                .filter(row -> fits(id, code, row.getBuffer("code_hash").getBytes()))
                .map(row -> waiting(id, row)));
    }

    /** Uses it up, in the caller's commit: true for exactly one caller. */
    public Uni<Boolean> use(SqlClient db, UUID id) {
        return db.preparedQuery(USE).execute(Tuple.of(id)).map(used -> used.rowCount() == 1);
    }

    /** Deletes those that have run out long ago. */
    Uni<Void> forget() {
        return pool.query(FORGET).execute().replaceWithVoid();
    }

    private Waiting waiting(UUID id, Row row) {
        return new Waiting(
                id,
                Channel.valueOf(row.getString("channel")),
                seal.open(row.getBuffer("target").getBytes(), TARGET, id));
    }

    private boolean fits(UUID id, String code, byte[] stored) {
        return keys.all(Purpose.CODE).stream().anyMatch(key -> MessageDigest.isEqual(hash(key, id, code), stored));
    }

    private static byte[] hash(Key key, UUID id, String code) {
        return KeyRing.hmac(
                key, KIND, id.toString().getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8));
    }
}
