package org.sekisho.transaction.store;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.sekisho.platform.Recurring;

/** Makes the partitions of the days to come and deletes what nobody will ask for again. Any replica may, at any time. */
@ApplicationScoped
class Housekeeping {

    private static final int DAYS_AHEAD = 7;
    private static final int BATCH = 1_000;

    /** A new partition locks the table for a moment: who cannot have it soon comes back later, and nobody queues behind. */
    private static final String WAIT_BRIEFLY = "SET LOCAL lock_timeout = '500ms'";

    private static final String MISSING_DAYS = """
            SELECT day::date FROM generate_series(0, $1) AS n, LATERAL (SELECT (now() AT TIME ZONE 'UTC')::date + n AS day) AS d
            WHERE to_regclass('transaction_' || to_char(day, 'YYYYMMDD')) IS NULL ORDER BY day
            """;

    private static final String MAKE_DAY = "SELECT transaction_partition($1)";

    private static final String DELETE_KEYS = """
            DELETE FROM request_key WHERE (caller, key) IN (
                SELECT caller, key FROM request_key WHERE created_at < now() - $1 * interval '1 second'
                LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;

    private static final String DELETE_CODES = """
            DELETE FROM one_time_code WHERE id IN (
                SELECT id FROM one_time_code WHERE expires_at < now() - $1 * interval '1 second'
                LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;

    private static final String DELETE_DELIVERED = """
            DELETE FROM outbox WHERE id IN (
                SELECT id FROM outbox WHERE delivered_at < now() - $1 * interval '1 second'
                LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;

    private static final String DELETE_VALUES = """
            DELETE FROM authentication_value WHERE acs_trans_id IN (
                SELECT acs_trans_id FROM authentication_value WHERE made_at < now() - $1 * interval '1 second'
                LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;

    private static final String FORGET_EVIDENCE =
            "SELECT evidence_forget(((now() - $1 * interval '1 second') AT TIME ZONE 'UTC')::date)";

    private final Pool pool;
    private final RetentionConfig config;
    private final Recurring recurring;

    Housekeeping(Pool pool, RetentionConfig config, Recurring recurring) {
        this.pool = pool;
        this.config = config;
        this.recurring = recurring;
    }

    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> keepHouse() {
        return recurring
                .take("making partitions", makeDays())
                .chain(() -> recurring.take("deleting request keys", deleteKeys()))
                .chain(() -> recurring.take("deleting codes", deleteCodes()))
                .chain(() -> recurring.take("deleting delivered results", deleteDelivered()))
                .chain(() -> recurring.take("deleting records of values", deleteValues()))
                .chain(() -> recurring.take("forgetting evidence", forgetEvidence()));
    }

    /** One commit for each day, so that the lock is short. */
    Uni<Void> makeDays() {
        return pool.preparedQuery(MISSING_DAYS).execute(Tuple.of(DAYS_AHEAD)).chain(days -> {
            Uni<Void> all = Uni.createFrom().voidItem();
            for (var day : days) {
                all = all.chain(() -> pool.withTransaction(db -> makeDay(db, Tuple.of(day.getLocalDate(0)))));
            }
            return all;
        });
    }

    private static Uni<Void> makeDay(SqlConnection db, Tuple day) {
        return db.query(WAIT_BRIEFLY)
                .execute()
                .chain(() -> db.preparedQuery(MAKE_DAY).execute(day))
                .replaceWithVoid();
    }

    Uni<Void> deleteKeys() {
        return delete(DELETE_KEYS, config.requestKeys());
    }

    Uni<Void> deleteCodes() {
        return delete(DELETE_CODES, config.codes());
    }

    Uni<Void> deleteDelivered() {
        return delete(DELETE_DELIVERED, config.delivered());
    }

    Uni<Void> deleteValues() {
        return delete(DELETE_VALUES, config.values());
    }

    /** Whole days are dropped. */
    Uni<Void> forgetEvidence() {
        return pool.withTransaction(db -> db.query(WAIT_BRIEFLY)
                .execute()
                .chain(() -> db.preparedQuery(FORGET_EVIDENCE)
                        .execute(Tuple.of((double) config.evidence().toSeconds())))
                .replaceWithVoid());
    }

    /** In batches, so that no statement holds many rows for long. */
    private Uni<Void> delete(String statement, Duration after) {
        return pool.preparedQuery(statement)
                .execute(Tuple.of((double) after.toSeconds(), BATCH))
                .chain(deleted -> deleted.rowCount() == BATCH
                        ? delete(statement, after)
                        : Uni.createFrom().voidItem());
    }
}
