package org.sekisho.authentication;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.platform.Recurring;
import org.sekisho.transaction.State;
import org.sekisho.transaction.store.Transactions;
import org.sekisho.transaction.store.Transactions.Locked;

/**
 * Ends transactions whose time is up. The deadlines are rows, so any replica does it, once, also after a restart. [3DS: 30 s to
 * the first CReq, 10 min of silence]
 */
@ApplicationScoped
class Timers {

    private static final int BATCH = 50;
    private static final int MOST_BY_THEMSELVES = 500;

    private final Transactions transactions;
    private final Ends ends;
    private final Events events;
    private final Recurring recurring;

    Timers(Transactions transactions, Ends ends, Events events, Recurring recurring) {
        this.transactions = transactions;
        this.ends = ends;
        this.events = events;
        this.recurring = recurring;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> fire() {
        return recurring.take("the timers", fireDue().onFailure().recoverWithUni(this::fireEach));
    }

    private Uni<Void> fireDue() {
        List<Ends.Ending> ended = new ArrayList<>();
        return transactions
                .due(BATCH, locked -> timeOut(locked)
                        .invoke(ending -> ending.ifPresent(ended::add))
                        .replaceWithVoid())
                .invoke(() -> ended.forEach(events::ended))
                .chain(taken -> taken == BATCH ? fireDue() : Uni.createFrom().voidItem());
    }

    /** One that cannot be ended, as one of a newer version or of an issuer that is gone, must not keep the others from it. */
    private Uni<Void> fireEach() {
        return transactions
                .due(MOST_BY_THEMSELVES)
                .onItem()
                .transformToMulti(ids -> Multi.createFrom().iterable(ids))
                .onItem()
                .transformToUniAndConcatenate(this::fireOne)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> fireOne(UUID id) {
        return recurring.run(
                "the timer of " + id,
                transactions
                        .locked(id, this::timeOut)
                        .invoke(found -> found.flatMap(ending -> ending).ifPresent(events::ended))
                        .replaceWithVoid());
    }

    private Uni<Optional<Ends.Ending>> timeOut(Locked locked) {
        return locked.transaction().state() instanceof State.Open open
                        && !locked.now().isBefore(open.deadline())
                ? ends.silence(locked, open.timedOut(), Duration.ZERO).map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
    }
}
