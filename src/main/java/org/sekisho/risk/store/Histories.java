package org.sekisho.risk.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.sekisho.risk.Signals.History;
import org.sekisho.risk.Window;
import org.sekisho.risk.Window.Per;

/**
 * What was before: requests counted by card, device and merchant, devices of holders. One statement counts this
 * request and reads all that the rules ask for. The count of a card or device is exact over all replicas: adding and reading are
 * one update under the lock of its row. Of a merchant, requests at the same moment may not see each other.
 */
@Singleton
public class Histories {

    private static final int SHARDS = 16;
    private static final String DEVICE_IS_KNOWN = "DEVICE_IS_KNOWN";

    // A request that is sent again is not counted again. Kinds are counted in one order, so that two requests never
    // wait for each other.
    private static final String LOOK = """
            WITH asked AS (
                SELECT k.kind, k.key, CASE WHEN k.kind = 'MERCHANT' THEN $4::smallint ELSE 0::smallint END AS shard
                FROM unnest($2::varchar[], $3::bytea[]) AS k (kind, key)),
            this AS (SELECT date_bin('5 min', now(), 'epoch'::timestamptz) AS slice),
            counted AS (
                INSERT INTO velocity AS v (issuer_id, kind, key, slice, shard, n)
                SELECT $1::varchar, kind, key, slice, shard, 1 FROM asked, this
                WHERE NOT EXISTS (SELECT FROM request_key WHERE caller = $5::varchar AND key = $6::varchar)
                ORDER BY kind
                ON CONFLICT (issuer_id, kind, key, slice, shard) DO UPDATE SET n = v.n + 1
                RETURNING v.kind, v.n)
            SELECT w.kind, w.seconds,
                (SELECT coalesce(sum(v.n), 0) FROM velocity v
                    WHERE v.issuer_id = $1::varchar AND v.kind = a.kind AND v.key = a.key
                        AND v.slice > now() - (w.seconds + 300) * interval '1 second'
                        AND (v.slice, v.shard) <> (this.slice, a.shard))
                + coalesce(
                    (SELECT c.n FROM counted c WHERE c.kind = a.kind),
                    (SELECT v.n FROM velocity v WHERE v.issuer_id = $1::varchar AND v.kind = a.kind AND v.key = a.key
                        AND v.slice = this.slice AND v.shard = a.shard),
                    0) AS n
            FROM unnest($7::varchar[], $8::integer[]) AS w (kind, seconds) JOIN asked a ON a.kind = w.kind CROSS JOIN this
            UNION ALL
            SELECT 'DEVICE_IS_KNOWN', 0,
                (SELECT count(*) FROM known_device WHERE card_id = $9::uuid AND device_key = $10::varchar)
            """;

    private static final String REMEMBER_DEVICE = """
            INSERT INTO known_device (card_id, device_key) VALUES ($1, $2)
            ON CONFLICT (card_id, device_key) DO UPDATE SET last_seen = now()
            """;

    private final Pool pool;

    Histories(Pool pool) {
        this.pool = pool;
    }

    /**
     * Who is to be looked up.
     *
     * @param cardId     absent where there is no such card
     * @param deviceKey  absent where too little is known of the device
     * @param caller     with key, what makes it the same request as an earlier one
     */
    public record Subject(
            String issuerId,
            @Nullable UUID cardId,
            @Nullable String deviceKey,
            String merchantKey,
            String caller,
            String key) {}

    /** Counts a request and says what was before, as far as the rules need it. */
    public Uni<History> look(Subject subject, RuleSets.InForce rules) {
        return rules.needsNothing()
                ? Uni.createFrom().item(History.NOT_ASKED)
                : pool.preparedQuery(LOOK).execute(parameters(subject, rules)).map(rows -> history(rows, rules));
    }

    private static Tuple parameters(Subject subject, RuleSets.InForce rules) {
        List<String> kinds = new ArrayList<>();
        List<Buffer> keys = new ArrayList<>();
        for (Per per : Per.values()) {
            byte[] key = rules.windows().stream().anyMatch(window -> window.per() == per) ? key(subject, per) : null;
            if (key != null) {
                kinds.add(per.name());
                keys.add(Buffer.buffer(key));
            }
        }
        List<Window> windows = List.copyOf(rules.windows());
        List<@Nullable Object> values = new ArrayList<>(10);
        values.add(subject.issuerId());
        values.add(kinds.toArray(String[]::new));
        values.add(keys.toArray(Buffer[]::new));
        values.add((short) ThreadLocalRandom.current().nextInt(SHARDS));
        values.add(subject.caller());
        values.add(subject.key());
        values.add(windows.stream().map(window -> window.per().name()).toArray(String[]::new));
        values.add(windows.stream()
                .map(window -> (int) window.within().toSeconds())
                .toArray(Integer[]::new));
        values.add(subject.cardId());
        values.add(subject.deviceKey());
        return Tuple.from(values);
    }

    private static byte @Nullable [] key(Subject subject, Per per) {
        return switch (per) {
            case CARD -> subject.cardId() == null ? null : bytes(subject.cardId());
            case DEVICE -> subject.deviceKey() == null ? null : bytes(subject.deviceKey());
            case MERCHANT -> bytes(subject.merchantKey());
        };
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static History history(RowSet<Row> rows, RuleSets.InForce rules) {
        Map<Window, Integer> velocity = new HashMap<>();
        Boolean known = null;
        for (Row row : rows) {
            String kind = row.getString(0);
            int n = (int) Math.min(Integer.MAX_VALUE, row.getLong(2));
            switch (kind) {
                case DEVICE_IS_KNOWN -> known = rules.device() ? n > 0 : null;
                default -> velocity.put(new Window(Per.valueOf(kind), Duration.ofSeconds(row.getInteger(1))), n);
            }
        }
        return new History(known, Map.copyOf(velocity));
    }

    /** The holder has just proved who they are on a device. Part of the commit that says so. */
    public Uni<Void> rememberDevice(SqlConnection db, UUID cardId, String deviceKey) {
        return db.preparedQuery(REMEMBER_DEVICE)
                .execute(Tuple.of(cardId, deviceKey))
                .replaceWithVoid();
    }
}
