package org.sekisho.platform;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while a statement gets through the same pool that requests use; an exhausted pool is not ready either. */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements AsyncHealthCheck {
    private static final String NAME = "database";
    private static final Duration DEADLINE = Duration.ofSeconds(1);

    private final Pool pool;

    DatabaseReadiness(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return pool.query("select 1")
                .execute()
                .ifNoItem()
                .after(DEADLINE)
                .fail()
                .map(rows -> HealthCheckResponse.up(NAME))
                // without the reason: the page may be public, and the log has it
                .onFailure()
                .recoverWithItem(HealthCheckResponse.down(NAME));
    }
}
