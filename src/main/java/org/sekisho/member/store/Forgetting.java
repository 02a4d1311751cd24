package org.sekisho.member.store;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.sekisho.platform.Recurring;

/** Deletes sessions and confirmations that have run out. Any replica may, at any time. */
@ApplicationScoped
class Forgetting {

    private final Sessions sessions;
    private final Confirmations confirmations;
    private final Recurring recurring;

    Forgetting(Sessions sessions, Confirmations confirmations, Recurring recurring) {
        this.sessions = sessions;
        this.confirmations = confirmations;
        this.recurring = recurring;
    }

    @Scheduled(every = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return recurring.take(
                "forgetting old sessions of members", sessions.forget().chain(confirmations::forget));
    }
}
