package org.sekisho.platform;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Tells other replicas that this one lives: a session-level advisory lock under a number of its own. PostgreSQL lets go of it the
 * moment the process dies, so what a dead replica had taken can be taken over at once instead of when its lease ends.
 */
@ApplicationScoped
public class Presence {

    private static final Logger LOG = Logger.getLogger(Presence.class);
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final long AGAIN_MILLIS = 500;

    private final Pool pool;
    private final Vertx vertx;
    private final long id;

    private volatile boolean stopping;

    Presence(Pool pool, Vertx vertx, SecureRandom random) {
        this.pool = pool;
        this.vertx = vertx;
        this.id = random.nextLong() & Long.MAX_VALUE;
    }

    /** The number of this replica, new at every start. */
    public long id() {
        return id;
    }

    void begin(@Observes @Priority(Migration.PRIORITY + 1) StartupEvent started) {
        hold().await().atMost(FIRST);
    }

    void end(@Observes io.quarkus.runtime.ShutdownEvent stopped) {
        stopping = true;
    }

    private Uni<Void> hold() {
        return pool.getConnection()
                .chain(connection -> connection
                        .preparedQuery("SELECT pg_advisory_lock($1)")
                        .execute(Tuple.of(id))
                        .invoke(locked -> connection.closeHandler(() -> lost(connection)))
                        .onFailure()
                        .call(connection::close))
                .replaceWithVoid();
    }

    private void lost(SqlConnection connection) {
        if (!stopping) {
            LOG.debug("the connection that shows this replica's presence was lost");
            vertx.setTimer(AGAIN_MILLIS, timer -> hold().subscribe().with(held -> {}, failure -> lost(connection)));
        }
    }
}
