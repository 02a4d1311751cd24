package org.sekisho.transaction.store;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.ToDoubleFunction;
import org.sekisho.platform.Recurring;

/** What lies in the tables and should not, as gauges: results that do not get out, and transactions that no partition took. */
@ApplicationScoped
class Backlog {

    /** Many are as bad as very many, and counting stays cheap. */
    private static final int COUNT_UP_TO = 1_000;

    private static final String LOOK = """
            SELECT (SELECT coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 FROM outbox
                    WHERE kind = 'RREQ' AND delivered_at IS NULL AND dead_at IS NULL),
                   (SELECT coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 FROM outbox
                    WHERE kind <> 'RREQ' AND delivered_at IS NULL AND dead_at IS NULL),
                   (SELECT count(*) FROM outbox WHERE kind = 'RREQ' AND dead_at IS NOT NULL AND delivered_at IS NULL),
                   (SELECT count(*) FROM outbox WHERE kind <> 'RREQ' AND dead_at IS NOT NULL AND delivered_at IS NULL),
                   (SELECT count(*) FROM (SELECT 1 FROM transaction_other LIMIT\s""" + COUNT_UP_TO + ") AS few)";

    private final Pool pool;
    private final Recurring recurring;

    private volatile Seen seen = new Seen(0, 0, 0, 0, 0);

    Backlog(Pool pool, Recurring recurring, MeterRegistry metrics) {
        this.pool = pool;
        this.recurring = recurring;
        gauge(metrics, "sekisho.outbox.oldest.seconds", OutboxEntry.Kind.RREQ, Seen::oldestRReq);
        gauge(metrics, "sekisho.outbox.oldest.seconds", OutboxEntry.Kind.WEBHOOK, Seen::oldestWebhook);
        gauge(metrics, "sekisho.outbox.dead", OutboxEntry.Kind.RREQ, Seen::deadRReqs);
        gauge(metrics, "sekisho.outbox.dead", OutboxEntry.Kind.WEBHOOK, Seen::deadWebhooks);
        Gauge.builder("sekisho.transactions.without.partition", this, backlog -> backlog.seen.unpartitioned)
                .register(metrics);
    }

    /** The last look at the tables. */
    private record Seen(
            double oldestRReq, double oldestWebhook, long deadRReqs, long deadWebhooks, long unpartitioned) {}

    /** Alerts on it wait for minutes, so a look a minute is enough. */
    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return recurring.run("the look at what is left behind", now());
    }

    Uni<Void> now() {
        return pool.query(LOOK)
                .execute()
                .invoke(rows -> seen = seen(rows.iterator().next()))
                .replaceWithVoid();
    }

    private static Seen seen(Row row) {
        return new Seen(row.getDouble(0), row.getDouble(1), row.getLong(2), row.getLong(3), row.getLong(4));
    }

    private void gauge(MeterRegistry metrics, String name, OutboxEntry.Kind kind, ToDoubleFunction<Seen> value) {
        Gauge.builder(name, this, backlog -> value.applyAsDouble(backlog.seen))
                .tag("kind", kind.name())
                .register(metrics);
    }
}
