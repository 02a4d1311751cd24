package org.sekisho.credential.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.UUID;
import org.sekisho.credential.CodeConfig;
import org.sekisho.platform.Ids;
import org.sekisho.platform.key.Key;
import org.sekisho.platform.key.KeyRing;
import org.sekisho.platform.key.Purpose;

/** One-time codes that were sent. Only keyed hashes are kept, and each is bound to what it was sent for. */
@ApplicationScoped
public class Codes {

    private static final String KILL =
            "UPDATE one_time_code SET dead_at = now() WHERE acs_trans_id = $1 AND used_at IS NULL AND dead_at IS NULL";

    private static final String KILL_EXPIRED = """
            UPDATE one_time_code SET dead_at = now()
            WHERE credential_id = $1 AND expires_at < now() AND used_at IS NULL AND dead_at IS NULL
            """;

    private static final String ADD = """
            INSERT INTO one_time_code (id, credential_id, acs_trans_id, code_hash, bound_hash, expires_at)
            VALUES ($1, $2, $3, $4, $5, now() + $6 * interval '1 second') ON CONFLICT DO NOTHING
            """;

    private static final String USE = """
            UPDATE one_time_code SET used_at = now()
            WHERE acs_trans_id = $1 AND credential_id = $2 AND bound_hash = $3
                AND used_at IS NULL AND dead_at IS NULL AND expires_at > now()
            """;

    private static final String EXPIRED = """
            SELECT EXISTS (SELECT 1 FROM one_time_code WHERE acs_trans_id = $1 AND credential_id = $2 AND bound_hash = $3
                AND used_at IS NULL AND dead_at IS NULL AND expires_at <= now())
            """;

    private final Ids ids;
    private final SecureRandom random;
    private final KeyRing keys;
    private final CodeConfig config;

    Codes(Ids ids, SecureRandom random, KeyRing keys, CodeConfig config) {
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

    /** Makes a new code and kills the earlier ones of the same transaction, in the caller's commit. */
    public Uni<String> issue(SqlClient db, Binding binding) {
        return db.preparedQuery(KILL)
                .execute(Tuple.of(binding.acsTransId()))
                .chain(() -> db.preparedQuery(KILL_EXPIRED).execute(Tuple.of(binding.credentialId())))
                .chain(() -> add(db, binding));
    }

    /** No two live codes of a credential are equal; on a collision the database says so and another code is drawn. */
    private Uni<String> add(SqlClient db, Binding binding) {
        String code = draw();
        Key key = keys.active(Purpose.CODE);
        return db.preparedQuery(ADD)
                .execute(Tuple.of(
                        ids.next(),
                        binding.credentialId(),
                        binding.acsTransId(),
                        codeHash(key, binding, code),
                        boundHash(key, binding, code),
                        (double) config.validity().toSeconds()))
                .chain(added -> added.rowCount() == 1 ? Uni.createFrom().item(code) : add(db, binding));
    }

    /** Uses a code: true for exactly one caller, and only for what the code was sent for. */
    public Uni<Boolean> use(SqlClient db, Binding binding, String code) {
        return anyKey(db, USE, binding, code, rows -> rows.rowCount() == 1);
    }

    /** Whether a code was right but came too late. */
    public Uni<Boolean> isExpired(SqlClient db, Binding binding, String code) {
        return anyKey(db, EXPIRED, binding, code, rows -> rows.iterator().next().getBoolean(0));
    }

    private Uni<Boolean> anyKey(
            SqlClient db,
            String statement,
            Binding binding,
            String code,
            java.util.function.Predicate<io.vertx.mutiny.sqlclient.RowSet<io.vertx.mutiny.sqlclient.Row>> hit) {
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
