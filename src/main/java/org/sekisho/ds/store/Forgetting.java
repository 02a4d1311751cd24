package org.sekisho.ds.store;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.sekisho.platform.Recurring;

/** Deletes what went through and which ranges were told, once nobody will come back to it. Any replica may, at any time. */
@ApplicationScoped
class Forgetting {

    private static final int BATCH = 1_000;

    private static final String DELETE = """
            DELETE FROM ds_transaction WHERE ds_trans_id IN (
                SELECT ds_trans_id FROM ds_transaction WHERE created_at < now() - $1 * interval '1 second'
                LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;

    /** Never the newest: its number is what the next one counts from. */
    private static final String DELETE_LISTS = """
            DELETE FROM card_range_list WHERE created_at < now() - $1 * interval '1 second'
                AND serial < (SELECT max(serial) FROM card_range_list)
            """;

    private final Pool pool;
    private final DsRetentionConfig config;
    private final Recurring recurring;

    Forgetting(Pool pool, DsRetentionConfig config, Recurring recurring) {
        this.pool = pool;
        this.config = config;
        this.recurring = recurring;
    }

    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return recurring
                .take("deleting what went through the directory", deleteOld())
                .chain(() -> recurring.take("deleting old lists of card ranges", deleteLists()));
    }

    /** In batches, so that no statement holds many rows for long. */
    Uni<Void> deleteOld() {
        return pool.preparedQuery(DELETE)
                .execute(Tuple.of((double) config.transactions().toSeconds(), BATCH))
                .chain(deleted -> deleted.rowCount() == BATCH
                        ? deleteOld()
                        : Uni.createFrom().voidItem());
    }

    Uni<Void> deleteLists() {
        return pool.preparedQuery(DELETE_LISTS)
                .execute(Tuple.of((double) config.rangeLists().toSeconds()))
                .replaceWithVoid();
    }
}
