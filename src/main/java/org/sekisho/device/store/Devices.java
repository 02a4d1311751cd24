package org.sekisho.device.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.device.Device;
import org.sekisho.device.DeviceFacts;
import org.sekisho.device.DeviceKeys;
import org.sekisho.device.Facts;
import org.sekisho.platform.key.Seal;

/** The browsers that a 3DS Method page was served to, by the authentication it was for. */
@Singleton
public class Devices {

    private static final String SERVED = "method_data.served";
    private static final String COLLECTED = "method_data.collected";

    private static final String ADD = """
            INSERT INTO method_data (three_ds_server_trans_id, served) VALUES ($1, $2) ON CONFLICT DO NOTHING
            """;

    /** Once, and only while its page can still be open: a 3DS Server gives up after ten seconds. */
    private static final String COMPLETE = """
            UPDATE method_data SET collected = $2, device_key = $3, collected_at = now()
            WHERE three_ds_server_trans_id = $1 AND collected IS NULL AND created_at > now() - interval '10 minutes'
            """;

    private static final String FIND =
            "SELECT served, collected, device_key FROM method_data WHERE three_ds_server_trans_id = $1";

    /** A 3DS Server may use it again for ten minutes. [3DS: threeDSMethodId] */
    private static final String FIND_RECENT = FIND + " AND created_at > now() - interval '10 minutes'";

    private final Pool pool;
    private final Seal seal;
    private final DeviceKeys keys;

    Devices(Pool pool, Seal seal, DeviceKeys keys) {
        this.pool = pool;
        this.seal = seal;
        this.keys = keys;
    }

    /** Keeps what the request for the page said; the first one for an authentication stays. */
    public Uni<Void> served(UUID threeDSServerTransID, Facts facts) {
        byte[] sealed = seal.seal(FactsText.write(facts), SERVED, threeDSServerTransID);
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(threeDSServerTransID, Buffer.buffer(sealed)))
                .replaceWithVoid();
    }

    /** Adds what the page's script told; false if there is no such page, or it has told already. */
    public Uni<Boolean> collected(UUID threeDSServerTransID, Facts facts) {
        byte[] sealed = seal.seal(FactsText.write(facts), COLLECTED, threeDSServerTransID);
        return pool.preparedQuery(COMPLETE)
                .execute(Tuple.of(
                        threeDSServerTransID,
                        Buffer.buffer(sealed),
                        keys.of(facts).orElse(null)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** The browser of an authentication; empty if the 3DS Method did not run for it, or the id is none. */
    public Uni<Optional<Device>> find(String threeDSServerTransID) {
        return find(FIND, threeDSServerTransID);
    }

    /** The same, where the 3DS Method ran for another authentication so short a time ago that it still holds. */
    public Uni<Optional<Device>> findRecent(String threeDSMethodId) {
        return find(FIND_RECENT, threeDSMethodId);
    }

    private Uni<Optional<Device>> find(String statement, String text) {
        return parse(text)
                .map(id -> pool.preparedQuery(statement)
                        .execute(Tuple.of(id))
                        .map(rows -> rows.size() == 0
                                ? Optional.<Device>empty()
                                : Optional.of(device(id, rows.iterator().next()))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** Written back, because UUID.fromString takes shorter groups as well. */
    private static Optional<UUID> parse(String text) {
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Device device(UUID id, Row row) {
        Facts served = open(row, "served", SERVED, id);
        Facts collected = row.getBuffer("collected") == null ? null : open(row, "collected", COLLECTED, id);
        return new Device(row.getString("device_key"), DeviceFacts.of(served, collected));
    }

    private Facts open(Row row, String name, String column, UUID id) {
        return FactsText.read(seal.open(row.getBuffer(name).getBytes(), column, id));
    }
}
