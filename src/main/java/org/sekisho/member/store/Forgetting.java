package org.sekisho.member.store;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.sekisho.card.store.Invitations;
import org.sekisho.platform.Recurring;

/** Deletes sessions, confirmations and invitations that have run out. Any replica may, at any time. */
@ApplicationScoped
class Forgetting {

    private final Sessions sessions;
    private final Confirmations confirmations;
    private final Invitations invitations;
    private final Recurring recurring;

    Forgetting(Sessions sessions, Confirmations confirmations, Invitations invitations, Recurring recurring) {
        this.sessions = sessions;
        this.confirmations = confirmations;
        this.invitations = invitations;
        this.recurring = recurring;
    }

    @Scheduled(every = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return recurring.take(
                "forgetting old sessions of members",
                sessions.forget().chain(confirmations::forget).chain(invitations::forget));
    }
}
