package org.sekisho.authentication;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.sekisho.platform.Recurring;
import org.sekisho.transaction.State;
import org.sekisho.transaction.store.Transactions;

/**
 * Ends transactions whose time is up. The deadlines are rows, so any replica does it, once, also after a restart. [3DS: 30 s to
 * the first CReq, 10 min of silence]
 */
@ApplicationScoped
class Timers {

    private static final int BATCH = 50;

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
        return recurring.take("the timers", fireDue());
    }

    private Uni<Void> fireDue() {
        List<Ends.Ending> ended = new ArrayList<>();
        return transactions
                .due(
                        BATCH,
                        locked -> locked.transaction().state() instanceof State.Open open
                                ? ends.write(locked, open.timedOut(), Duration.ZERO)
                                        .invoke(ended::add)
                                        .replaceWithVoid()
                                : Uni.createFrom().voidItem())
                .invoke(() -> ended.forEach(events::ended))
                .chain(taken -> taken == BATCH ? fireDue() : Uni.createFrom().voidItem());
    }
}
