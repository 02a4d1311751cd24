package org.sekisho.operator.store;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.sekisho.platform.Recurring;

/** Deletes tests of rules that have ended long ago. Any replica may, at any time; there are few of them. */
@ApplicationScoped
class Forgetting {

    private static final String DELETE = "DELETE FROM back_test WHERE ended_at < now() - $1 * interval '1 second'";

    private final Pool pool;
    private final OperatorRetentionConfig config;
    private final Recurring recurring;

    Forgetting(Pool pool, OperatorRetentionConfig config, Recurring recurring) {
        this.pool = pool;
        this.config = config;
        this.recurring = recurring;
    }

    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return recurring.take("forgetting old back-tests", backTests());
    }

    Uni<Void> backTests() {
        return pool.preparedQuery(DELETE)
                .execute(Tuple.of((double) config.backTests().toSeconds()))
                .replaceWithVoid();
    }
}
