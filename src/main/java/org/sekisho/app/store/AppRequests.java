package org.sekisho.app.store;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.sekisho.platform.Recurring;

/** The requests that apps have sent. Only what was signed gets this far, so that strangers cannot fill the table. */
@ApplicationScoped
public class AppRequests {

    private static final String TAKE =
            "INSERT INTO app_request (device_id, nonce) VALUES ($1, $2) ON CONFLICT DO NOTHING";

    /** Longer than a request's time is believed, in both directions. */
    private static final String FORGET = "DELETE FROM app_request WHERE taken_at < now() - interval '10 minutes'";

    private final Pool pool;
    private final Recurring recurring;

    AppRequests(Pool pool, Recurring recurring) {
        this.pool = pool;
        this.recurring = recurring;
    }

    /** True for exactly one caller. */
    public Uni<Boolean> take(UUID deviceId, byte[] nonce) {
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(deviceId, Buffer.buffer(nonce)))
                .map(added -> added.rowCount() == 1);
    }

    @Scheduled(every = "5m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return recurring.take(
                "deleting old requests of apps", pool.query(FORGET).execute().replaceWithVoid());
    }
}
