package org.sekisho.threeds.store;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.sekisho.platform.Recurring;

/** Deletes operational messages that operators have had time to read and that hold no longer. Any replica may, at any time. */
@ApplicationScoped
class Forgetting {

    private static final int BATCH = 1_000;

    /** The last day of validity is a whole day in any zone, so a day more has to be over. */
    private static final String DELETE = """
            DELETE FROM directory_notice WHERE (directory, seq_id, seq_num) IN (
                SELECT directory, seq_id, seq_num FROM directory_notice
                WHERE received_at < now() - $1 * interval '1 second'
                    AND (expires IS NULL OR expires < to_char((now() AT TIME ZONE 'UTC') - interval '1 day', 'YYYYMMDD'))
                LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;

    private final Pool pool;
    private final NoticeRetentionConfig config;
    private final Recurring recurring;

    Forgetting(Pool pool, NoticeRetentionConfig config, Recurring recurring) {
        this.pool = pool;
        this.config = config;
        this.recurring = recurring;
    }

    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return recurring.take("deleting what directory servers told us", deleteOld());
    }

    /** In batches, so that no statement holds many rows for long. */
    Uni<Void> deleteOld() {
        return pool.preparedQuery(DELETE)
                .execute(Tuple.of((double) config.notices().toSeconds(), BATCH))
                .chain(deleted -> deleted.rowCount() == BATCH
                        ? deleteOld()
                        : Uni.createFrom().voidItem());
    }
}
