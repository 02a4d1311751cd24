package org.sekisho.demo;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.StreamSupport;

/** How the scorer behaves at the moment; in the database and asked each time, so that all replicas behave alike. */
@ApplicationScoped
class Behaviours {
    private static final String FIND =
            "SELECT latency_millis, jitter_millis, error_percent, error_status, lie FROM demo.scorer_behaviour";
    private static final String SET = """
            INSERT INTO demo.scorer_behaviour (latency_millis, jitter_millis, error_percent, error_status, lie)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (only_row) DO UPDATE SET latency_millis = $1, jitter_millis = $2, error_percent = $3,
                error_status = $4, lie = $5""";
    private static final String RESET = "DELETE FROM demo.scorer_behaviour";

    private final Pool pool;

    Behaviours(Pool pool) {
        this.pool = pool;
    }

    /** What was chosen last, or calm. */
    Uni<Behaviour> get() {
        return pool.preparedQuery(FIND).execute().map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(Behaviours::behaviour)
                .findFirst()
                .orElse(Behaviour.CALM));
    }

    Uni<Void> set(Behaviour chosen) {
        Tuple row = Tuple.of(
                chosen.latencyMillis(),
                chosen.jitterMillis(),
                chosen.errorPercent(),
                chosen.errorStatus(),
                chosen.lie().name());
        return pool.preparedQuery(SET).execute(row).replaceWithVoid();
    }

    Uni<Void> reset() {
        return pool.preparedQuery(RESET).execute().replaceWithVoid();
    }

    private static Behaviour behaviour(Row row) {
        return new Behaviour(
                row.getInteger(0),
                row.getInteger(1),
                row.getInteger(2),
                row.getInteger(3),
                Lie.valueOf(row.getString(4)));
    }
}
