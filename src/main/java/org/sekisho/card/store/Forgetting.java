package org.sekisho.card.store;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.sekisho.platform.Recurring;

/** Takes shops off trust lists that have been on them for long. Any replica may, at any time. */
@ApplicationScoped
class Forgetting {

    private static final int BATCH = 1_000;

    private static final String OLD = """
            DELETE FROM trusted_merchant WHERE (card_id, merchant_key) IN (
                SELECT card_id, merchant_key FROM trusted_merchant WHERE since < now() - $1 * interval '1 second'
                LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;

    private final Pool pool;
    private final TrustListConfig config;
    private final Recurring recurring;

    Forgetting(Pool pool, TrustListConfig config, Recurring recurring) {
        this.pool = pool;
        this.config = config;
        this.recurring = recurring;
    }

    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return recurring.take("forgetting old trust", trust());
    }

    /** In batches, so that no statement holds many rows for long. */
    Uni<Void> trust() {
        return pool.preparedQuery(OLD)
                .execute(Tuple.of((double) config.keep().toSeconds(), BATCH))
                .chain(deleted ->
                        deleted.rowCount() == BATCH ? trust() : Uni.createFrom().voidItem());
    }
}
