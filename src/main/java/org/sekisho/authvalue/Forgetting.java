package org.sekisho.authvalue;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.sekisho.authvalue.store.Failures;
import org.sekisho.platform.Recurring;

/** Deletes counts of wrong values whose period is over. Any replica may, at any time; there are few of them. */
@ApplicationScoped
class Forgetting {

    private final Failures failures;
    private final ValueConfig config;
    private final Recurring recurring;

    Forgetting(Failures failures, ValueConfig config, Recurring recurring) {
        this.failures = failures;
        this.config = config;
        this.recurring = recurring;
    }

    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return recurring.take("forgetting wrong values", failures.forget(config.failurePeriod()));
    }
}
