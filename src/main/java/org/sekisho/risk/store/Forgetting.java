package org.sekisho.risk.store;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.sekisho.platform.Recurring;
import org.sekisho.risk.Window;

/**
 * Deletes counts that no window reaches any more, devices that were not used for long, and proofs that nothing rests on any more. Any
 * replica may, at any time.
 */
@ApplicationScoped
class Forgetting {

    private static final int BATCH = 1_000;

    private static final String COUNTS = """
            DELETE FROM velocity WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM velocity WHERE slice < now() - $1 * interval '1 second' LIMIT $2 FOR UPDATE SKIP LOCKED))
            """;

    private static final String DEVICES = """
            DELETE FROM known_device WHERE (card_id, device_key) IN (
                SELECT card_id, device_key FROM known_device WHERE last_seen < now() - $1 * interval '1 second'
                LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;

    private static final String PRIORS = """
            DELETE FROM prior_authentication WHERE acs_trans_id IN (
                SELECT acs_trans_id FROM prior_authentication WHERE proven_at < now() - $1 * interval '1 second'
                LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;

    private final Pool pool;
    private final RiskRetentionConfig config;
    private final Recurring recurring;

    Forgetting(Pool pool, RiskRetentionConfig config, Recurring recurring) {
        this.pool = pool;
        this.config = config;
        this.recurring = recurring;
    }

    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return recurring
                .take("forgetting old counts", counts())
                .chain(() -> recurring.take("forgetting old devices", devices()))
                .chain(() -> recurring.take("forgetting old prior authentications", priors()));
    }

    Uni<Void> counts() {
        return delete(COUNTS, Window.LONGEST.plus(Window.SLICE));
    }

    Uni<Void> devices() {
        return delete(DEVICES, config.knownDevices());
    }

    Uni<Void> priors() {
        return delete(PRIORS, config.priorAuthentications());
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
