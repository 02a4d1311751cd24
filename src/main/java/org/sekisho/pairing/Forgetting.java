package org.sekisho.pairing;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.sekisho.credential.store.PasskeyChallenges;
import org.sekisho.pairing.store.Registrations;
import org.sekisho.platform.Recurring;

/** Deletes invitations and challenges that nobody can use any more. */
@Singleton
class Forgetting {

    private final Registrations registrations;
    private final PasskeyChallenges challenges;
    private final Recurring recurring;

    Forgetting(Registrations registrations, PasskeyChallenges challenges, Recurring recurring) {
        this.registrations = registrations;
        this.challenges = challenges;
        this.recurring = recurring;
    }

    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return recurring.take("deleting old registrations of the app", registrations.forget());
    }

    /** Often: whoever asks for a sign-in page, asks for one of them. */
    @Scheduled(every = "5m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forgetChallenges() {
        return recurring.take("deleting old challenges of passkeys", challenges.forget());
    }
}
