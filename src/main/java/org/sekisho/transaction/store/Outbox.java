package org.sekisho.transaction.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.platform.Presence;

/**
 * Results on their way out. Whoever sends one holds its lease, which is its due time moved ahead: if the sender dies, another
 * replica takes the entry at once; if it only hangs, when the lease ends.
 */
@ApplicationScoped
public class Outbox {

    private static final String ADD = """
            INSERT INTO outbox (id, acs_trans_id, kind, requestor_id, url, body, due_at, attempts, sender)
            VALUES ($1, $2, $3, $4, $5, $6, now() + $7 * interval '1 millisecond', CASE WHEN $7 > 0 THEN 1 ELSE 0 END,
                CASE WHEN $7 > 0 THEN $8::bigint END)
            ON CONFLICT (acs_trans_id, kind) DO NOTHING
            """;

    private static final String COLUMNS =
            " RETURNING id, acs_trans_id, kind, requestor_id, url, body, attempts, created_at";

    private static final String CLAIM_DUE = """
            UPDATE outbox SET due_at = now() + $2 * interval '1 millisecond', attempts = attempts + 1, sender = $4
            WHERE id IN (SELECT id FROM outbox WHERE kind = $3 AND delivered_at IS NULL AND dead_at IS NULL AND due_at <= now()
                ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED)
            """ + COLUMNS;

    private static final String DELIVERED =
            "UPDATE outbox SET delivered_at = now(), answer = $2, sender = NULL WHERE id = $1 AND delivered_at IS NULL AND dead_at IS NULL";

    /** Only of who sends it: whose lease is over must not end that of the next. */
    private static final String FAILED = """
            UPDATE outbox SET due_at = now() + $2 * interval '1 millisecond', answer = $3, sender = NULL
            WHERE id = $1 AND delivered_at IS NULL AND dead_at IS NULL AND sender = $4
            """;

    private static final String DEAD =
            "UPDATE outbox SET dead_at = now(), answer = $2, sender = NULL WHERE id = $1 AND delivered_at IS NULL AND dead_at IS NULL AND sender = $3";

    private static final String ANSWER =
            "SELECT answer FROM outbox WHERE acs_trans_id = $1 AND kind = $2 AND delivered_at IS NOT NULL";

    private static final String STATUS = """
            SELECT delivered_at IS NOT NULL, dead_at IS NOT NULL, extract(epoch FROM now() - created_at)::float8
            FROM outbox WHERE acs_trans_id = $1 AND kind = $2
            """;

    /** A sender whose advisory lock is gone is dead: see Presence. */
    private static final String ORPHANS = """
            UPDATE outbox SET due_at = now(), sender = NULL WHERE sender IS NOT NULL AND sender <> ALL (ARRAY(
                SELECT classid::bigint << 32 | objid::bigint FROM pg_locks
                WHERE locktype = 'advisory' AND objsubid = 1 AND granted
                    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())))
            """;

    private final Pool pool;
    private final Presence presence;

    Outbox(Pool pool, Presence presence) {
        this.pool = pool;
        this.presence = presence;
    }

    /** An entry leased to us, with the number of this attempt. */
    public record Claimed(OutboxEntry entry, int attempt) {}

    /** How far an entry is. */
    public record Status(boolean delivered, boolean dead, Duration age) {}

    /**
     * Adds an entry to the commit of the result.
     *
     * @param lease how long only the caller may send it; zero leaves it to everybody at once
     */
    public Uni<Void> add(SqlConnection db, OutboxEntry entry, Duration lease) {
        return db.preparedQuery(ADD)
                .execute(Tuple.from(Arrays.<@Nullable Object>asList(
                        entry.id(),
                        entry.acsTransId(),
                        entry.kind().name(),
                        entry.requestorId(),
                        entry.url(),
                        entry.body(),
                        (double) lease.toMillis(),
                        presence.id())))
                .replaceWithVoid();
    }

    /** Makes due at once what dead replicas were sending. */
    public Uni<Void> releaseOrphans() {
        return pool.query(ORPHANS).execute().replaceWithVoid();
    }

    /** Takes entries that are due, skipping those another replica is taking, and leases them. */
    public Uni<List<Claimed>> claim(OutboxEntry.Kind kind, int most, Duration lease) {
        return pool.preparedQuery(CLAIM_DUE)
                .execute(Tuple.of(most, (double) lease.toMillis(), kind.name(), presence.id()))
                .map(Outbox::claimed);
    }

    private static List<Claimed> claimed(RowSet<Row> rows) {
        List<Claimed> all = new ArrayList<>(rows.size());
        for (Row row : rows) {
            OutboxEntry entry = new OutboxEntry(
                    row.getUUID("id"),
                    row.getUUID("acs_trans_id"),
                    OutboxEntry.Kind.valueOf(row.getString("kind")),
                    row.getUUID("requestor_id"),
                    row.getString("url"),
                    row.getString("body"));
            all.add(new Claimed(entry, row.getInteger("attempts")));
        }
        return all;
    }

    /** The receiver has it. */
    public Uni<Void> delivered(UUID id, String answer) {
        return pool.preparedQuery(DELIVERED).execute(Tuple.of(id, answer)).replaceWithVoid();
    }

    /** The receiver has it not, or we do not know: send the same again later. */
    public Uni<Void> failed(UUID id, Duration until, String why) {
        return pool.preparedQuery(FAILED)
                .execute(Tuple.of(id, (double) until.toMillis(), why, presence.id()))
                .replaceWithVoid();
    }

    /** Given up; an operator can see it. */
    public Uni<Void> dead(UUID id, String why) {
        return pool.preparedQuery(DEAD)
                .execute(Tuple.of(id, why, presence.id()))
                .replaceWithVoid();
    }

    /** How far the entry of a transaction is; empty when there is none. */
    public Uni<Optional<Status>> status(UUID acsTransId, OutboxEntry.Kind kind) {
        return pool.preparedQuery(STATUS)
                .execute(Tuple.of(acsTransId, kind.name()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(status(rows.iterator().next())));
    }

    /** What the receiver of a delivered message answered; empty where nothing is kept. */
    public Uni<Optional<String>> answer(UUID acsTransId, OutboxEntry.Kind kind) {
        return pool.preparedQuery(ANSWER)
                .execute(Tuple.of(acsTransId, kind.name()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.ofNullable(rows.iterator().next().getString(0)));
    }

    private static Status status(Row row) {
        return new Status(row.getBoolean(0), row.getBoolean(1), Duration.ofMillis((long) (row.getDouble(2) * 1000)));
    }
}
