package org.sekisho.credential.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.sekisho.credential.CodeConfig;
import org.sekisho.platform.Ids;
import org.sekisho.platform.key.Key;
import org.sekisho.platform.key.KeyRing;
import org.sekisho.platform.key.Purpose;

/** One-time codes that were sent. Only keyed hashes are kept, and each is bound to what it was sent for. */
@ApplicationScoped
public class Codes {

    private static final String LATEST = """
            SELECT channel, mark, issued_at > now() - $2 * interval '1 second' AS just_now,
                coalesce(taken, issued_at > now() - interval '5 seconds') AS sent
            FROM one_time_code WHERE acs_trans_id = $1 ORDER BY issued_at DESC, id DESC LIMIT 1
            """;

    private static final String KILL_OTHERS =
            "UPDATE one_time_code SET dead_at = now() WHERE acs_trans_id = $1 AND used_at IS NULL AND dead_at IS NULL";

    private static final String KILL_EXPIRED = """
            UPDATE one_time_code SET dead_at = now()
            WHERE credential_id = $1 AND acs_trans_id <> $2 AND expires_at < now() AND used_at IS NULL AND dead_at IS NULL
            """;

    private static final String ADD = """
            INSERT INTO one_time_code (id, credential_id, acs_trans_id, code_hash, bound_hash, expires_at, channel, mark, taken)
            VALUES ($1, $2, $3, $4, $5, now() + $6 * interval '1 second', $7, $8, NULL) ON CONFLICT DO NOTHING
            """;

    private static final String TAKEN = "UPDATE one_time_code SET taken = $2 WHERE id = $1";

    private static final String USE = """
            UPDATE one_time_code SET used_at = now()
            WHERE acs_trans_id = $1 AND credential_id = $2 AND bound_hash = $3
                AND used_at IS NULL AND dead_at IS NULL AND expires_at > now()
            """;

    private static final String EXPIRED = """
            SELECT EXISTS (SELECT 1 FROM one_time_code WHERE acs_trans_id = $1 AND credential_id = $2 AND bound_hash = $3
                AND used_at IS NULL AND dead_at IS NULL AND expires_at <= now())
            """;

    private static final int MARKS = 100;

    private final Pool pool;
    private final Ids ids;
    private final SecureRandom random;
    private final KeyRing keys;
    private final CodeConfig config;

    Codes(Pool pool, Ids ids, SecureRandom random, KeyRing keys, CodeConfig config) {
        this.pool = pool;
        this.ids = ids;
        this.random = random;
        this.keys = keys;
        this.config = config;
    }

    /**
     * What a code is for. A code sent for one is worth nothing for another.
     *
     * @param amount amount, currency and exponent as one text
     * @param payee  the merchant
     */
    public record Binding(UUID acsTransId, UUID credentialId, String amount, String payee) {}

    /**
     * A code on its way.
     *
     * @param mark two digits in the message and on the page, so that nobody reads the wrong message
     */
    public record Issued(UUID id, String code, String channel, int mark) {

        /** Without the code. */
        @Override
        public String toString() {
            return "Issued[" + channel + ", " + mark + "]";
        }
    }

    /**
     * The last message of a transaction.
     *
     * @param justNow whether it is too early for another
     * @param sent    false where it was not taken, or where whoever was to send it has died
     */
    public record Latest(String channel, int mark, boolean justNow, boolean sent) {}

    /** What was sent last for a transaction. */
    public Uni<Optional<Latest>> latest(SqlClient db, UUID acsTransId) {
        return db.preparedQuery(LATEST)
                .execute(Tuple.of(acsTransId, (double) config.coolDown().toMillis() / 1000))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(latest(rows.iterator().next())));
    }

    /** As {@link #latest(SqlClient, UUID)}, outside of a transaction of the database. */
    public Uni<Optional<Latest>> latest(UUID acsTransId) {
        return latest(pool, acsTransId);
    }

    private static Latest latest(Row row) {
        boolean sent = row.getBoolean("sent");
        return new Latest(row.getString("channel"), row.getInteger("mark"), sent && row.getBoolean("just_now"), sent);
    }

    /** Keeps whether whoever brings a code has taken it. */
    public Uni<Void> taken(UUID id, boolean taken) {
        return pool.preparedQuery(TAKEN).execute(Tuple.of(id, taken)).replaceWithVoid();
    }

    /** Makes a new code in the caller's commit. Earlier ones of the transaction go on: a late message must not trap anybody. */
    public Uni<Issued> issue(SqlClient db, Binding binding, String channel) {
        return db.preparedQuery(KILL_EXPIRED)
                .execute(Tuple.of(binding.credentialId(), binding.acsTransId()))
                .chain(() -> latest(db, binding.acsTransId()))
                .chain(before -> add(db, binding, channel, mark(before)));
    }

    /** Another one than that of the message before. */
    private int mark(Optional<Latest> before) {
        int drawn = random.nextInt(MARKS - 1);
        return before.isPresent() && drawn >= before.get().mark() ? drawn + 1 : drawn;
    }

    /** No two live codes of a credential are equal; on a collision the database says so and another code is drawn. */
    private Uni<Issued> add(SqlClient db, Binding binding, String channel, int mark) {
        String code = draw();
        UUID id = ids.next();
        Key key = keys.active(Purpose.CODE);
        return db.preparedQuery(ADD)
                .execute(Tuple.from(List.of(
                        id,
                        binding.credentialId(),
                        binding.acsTransId(),
                        codeHash(key, binding, code),
                        boundHash(key, binding, code),
                        (double) config.validity().toSeconds(),
                        channel,
                        (short) mark)))
                .chain(added -> added.rowCount() == 1
                        ? Uni.createFrom().item(new Issued(id, code, channel, mark))
                        : add(db, binding, channel, mark));
    }

    /** Uses a code: true for exactly one caller, and only for what the code was sent for. The transaction's others die with it. */
    public Uni<Boolean> use(SqlClient db, Binding binding, String code) {
        return anyKey(db, USE, binding, code, rows -> rows.rowCount() == 1)
                .call(used -> used
                        ? db.preparedQuery(KILL_OTHERS).execute(Tuple.of(binding.acsTransId()))
                        : Uni.createFrom().voidItem());
    }

    /** Whether a code was right but came too late. */
    public Uni<Boolean> isExpired(SqlClient db, Binding binding, String code) {
        return anyKey(db, EXPIRED, binding, code, rows -> rows.iterator().next().getBoolean(0));
    }

    private Uni<Boolean> anyKey(
            SqlClient db, String statement, Binding binding, String code, Predicate<RowSet<Row>> hit) {
        Uni<Boolean> found = Uni.createFrom().item(false);
        for (Key key : keys.all(Purpose.CODE)) {
            found = found.chain(already -> already
                    ? Uni.createFrom().item(true)
                    : db.preparedQuery(statement)
                            .execute(Tuple.of(
                                    binding.acsTransId(), binding.credentialId(), boundHash(key, binding, code)))
                            .map(hit::test));
        }
        return found;
    }

    private String draw() {
        int bound = (int) Math.pow(10, config.digits());
        return String.format("%0" + config.digits() + "d", random.nextInt(bound));
    }

    private static Buffer codeHash(Key key, Binding binding, String code) {
        return Buffer.buffer(
                KeyRing.hmac(key, bytes("code"), bytes(binding.credentialId().toString()), bytes(code)));
    }

    private static Buffer boundHash(Key key, Binding binding, String code) {
        return Buffer.buffer(KeyRing.hmac(
                key,
                bytes("bound"),
                bytes(binding.acsTransId().toString()),
                bytes(binding.amount()),
                bytes(binding.payee()),
                bytes(code)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
