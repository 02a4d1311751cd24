package org.sekisho.platform;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Keeps settings in memory fresh: looks every second whether anything changed, and reads all again when it did. A look costs one
 * row, survives lost connections and fail-over without a state of its own, and bounds the age of what is in memory.
 */
@ApplicationScoped
public class SettingsRefresh {

    private final Pool pool;
    private final List<SettingsInMemory> settings;
    private final Recurring recurring;

    private volatile long seen;

    SettingsRefresh(Pool pool, @All List<SettingsInMemory> settings, Recurring recurring) {
        this.pool = pool;
        this.settings = settings;
        this.recurring = recurring;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return recurring.run("the refresh of settings", now());
    }

    /** Reads all again if anything changed since the last time. */
    public Uni<Void> now() {
        return pool.query("SELECT version FROM settings_version")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(version -> version == seen ? Uni.createFrom().voidItem() : reload(version));
    }

    private Uni<Void> reload(long version) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (SettingsInMemory one : settings) {
            all = all.chain(one::reload);
        }
        return all.invoke(() -> seen = version);
    }
}
