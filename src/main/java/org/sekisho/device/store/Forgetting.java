package org.sekisho.device.store;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.sekisho.platform.Recurring;

/** Deletes what browsers told once their authentications are over. Any replica may, at any time. */
@ApplicationScoped
class Forgetting {

    private static final int BATCH = 1_000;

    private static final String DELETE = """
            DELETE FROM method_data WHERE three_ds_server_trans_id IN (
                SELECT three_ds_server_trans_id FROM method_data WHERE created_at < now() - $1 * interval '1 second'
                LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;

    private final Pool pool;
    private final RetentionConfig config;
    private final Recurring recurring;

    Forgetting(Pool pool, RetentionConfig config, Recurring recurring) {
        this.pool = pool;
        this.config = config;
        this.recurring = recurring;
    }

    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return recurring.take("deleting 3DS Method data", deleteOld());
    }

    /** In batches, so that no statement holds many rows for long. */
    Uni<Void> deleteOld() {
        return pool.preparedQuery(DELETE)
                .execute(Tuple.of((double) config.methodData().toSeconds(), BATCH))
                .chain(deleted -> deleted.rowCount() == BATCH
                        ? deleteOld()
                        : Uni.createFrom().voidItem());
    }
}
