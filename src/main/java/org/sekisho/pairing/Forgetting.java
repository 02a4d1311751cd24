package org.sekisho.pairing;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.sekisho.pairing.store.Registrations;
import org.sekisho.platform.Recurring;

/** Deletes invitations that nobody can use any more. */
@Singleton
class Forgetting {

    private final Registrations registrations;
    private final Recurring recurring;

    Forgetting(Registrations registrations, Recurring recurring) {
        this.registrations = registrations;
        this.recurring = recurring;
    }

    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return recurring.take("deleting old registrations of the app", registrations.forget());
    }
}
