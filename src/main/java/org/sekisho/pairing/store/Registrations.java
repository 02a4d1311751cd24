package org.sekisho.pairing.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.platform.key.Seal;

/** All invitations to set the app up. */
@ApplicationScoped
public class Registrations {

    private static final String PROOF_KEY = "app_registration.proof_key";

    private static final String KILL =
            "UPDATE app_registration SET dead_at = now() WHERE card_id = $1 AND used_at IS NULL AND dead_at IS NULL";

    private static final String ADD = """
            INSERT INTO app_registration (id, name, card_id, proof_key, expires_at)
            VALUES ($1, $2, $3, $4, now() + $5 * interval '1 second') ON CONFLICT DO NOTHING RETURNING expires_at
            """;

    /** Counts and commits; only then may the caller look. */
    private static final String COUNT = """
            UPDATE app_registration SET tries = tries + 1
            WHERE name = $1 AND tries < $2 AND expires_at > now() AND dead_at IS NULL
            RETURNING id, name, card_id, proof_key, device_id
            """;

    private static final String USE = """
            UPDATE app_registration SET used_at = now(), device_id = $2
            WHERE id = $1 AND used_at IS NULL AND dead_at IS NULL AND expires_at > now()
            """;

    private static final String DEVICE = """
            SELECT d.id, d.card_id, d.device_public, d.server_public FROM app_registration r JOIN app_device d ON d.id = r.device_id
            WHERE r.id = $1 AND d.removed_at IS NULL
            """;

    private static final String FORGET = "DELETE FROM app_registration WHERE expires_at < now() - interval '1 day'";

    private static final String FORGET_AUTHENTICATORS =
            "DELETE FROM authenticator WHERE credential_id IS NULL AND expires_at < now() - interval '1 day'";

    private final Pool pool;
    private final Seal seal;

    Registrations(Pool pool, Seal seal) {
        this.pool = pool;
        this.seal = seal;
    }

    /**
     * An invitation whose try was counted.
     *
     * @param proofKey what ID and password make
     * @param deviceId the device that has used it
     */
    public record Counted(
            UUID id, UUID cardId, byte[] proofKey, @Nullable UUID deviceId) {

        /** Without the key. */
        @Override
        public String toString() {
            return "Counted[" + id + "]";
        }
    }

    /** The device that has used an invitation. */
    public record Used(UUID deviceId, UUID cardId, byte[] devicePublic, byte[] serverPublic) {}

    /** Adds an invitation, and ends an earlier one for the card; empty when its name is taken or another was faster. */
    public Uni<Optional<Instant>> add(UUID id, String name, UUID cardId, byte[] proofKey, Duration validity) {
        String text = Base64.getEncoder().encodeToString(proofKey);
        return pool.withTransaction(db -> db.preparedQuery(KILL)
                .execute(Tuple.of(cardId))
                .chain(() -> db.preparedQuery(ADD)
                        .execute(Tuple.of(id, name, cardId, Buffer.buffer(seal.seal(text, PROOF_KEY, id)), (double)
                                validity.toSeconds())))
                .map(rows -> rows.stream().findFirst().map(row -> row.getOffsetDateTime(0)
                        .toInstant())));
    }

    /** Counts a try. Empty where nothing may be looked at: unknown, too old, tried too often, replaced by another. */
    public Uni<Optional<Counted>> count(String name, int tries) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(name, tries))
                .map(rows -> rows.stream().findFirst().map(this::counted));
    }

    private Counted counted(Row row) {
        UUID id = row.getUUID("id");
        String key = seal.open(row.getBuffer("proof_key").getBytes(), PROOF_KEY, id);
        return new Counted(id, row.getUUID("card_id"), Base64.getDecoder().decode(key), row.getUUID("device_id"));
    }

    /** Uses an invitation for a device, in the caller's commit: true for exactly one caller. */
    public Uni<Boolean> use(SqlClient db, UUID id, UUID deviceId) {
        return db.preparedQuery(USE).execute(Tuple.of(id, deviceId)).map(used -> used.rowCount() == 1);
    }

    /** By which device an invitation was used, unless the device was removed. */
    public Uni<Optional<Used>> used(UUID id) {
        return pool.preparedQuery(DEVICE).execute(Tuple.of(id)).map(rows -> rows.stream()
                .findFirst()
                .map(row -> new Used(
                        row.getUUID("id"),
                        row.getUUID("card_id"),
                        row.getBuffer("device_public").getBytes(),
                        row.getBuffer("server_public").getBytes())));
    }

    /** Deletes what has long expired. */
    public Uni<Void> forget() {
        return pool.query(FORGET)
                .execute()
                .chain(() -> pool.query(FORGET_AUTHENTICATORS).execute())
                .replaceWithVoid();
    }
}
