package org.sekisho.operator;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.sekisho.card.store.Issuers;
import org.sekisho.operator.store.BackTest;
import org.sekisho.operator.store.BackTests;
import org.sekisho.operator.store.BackTests.Moved;
import org.sekisho.platform.Recurring;
import org.sekisho.risk.RuleReader;
import org.sekisho.risk.RuleSet;
import org.sekisho.transaction.store.Decisions;
import org.sekisho.transaction.store.Decisions.Piece;

/**
 * Works on tests of rules, beside requests that matter more: a bounded number of batches a second, each a short statement that
 * reads, some arithmetic on a worker thread, and a short statement that writes. Any replica goes on where another stopped.
 */
@ApplicationScoped
class BackTestRunner {

    private static final Logger LOG = Logger.getLogger(BackTestRunner.class);

    /** Longer than a batch can take; what a dead replica had taken waits no longer than this. */
    static final Duration LEASE = Duration.ofSeconds(30);

    /** 5,000 requests a second: a hundred thousand take twenty seconds, and a processor is busy with it for a fraction of them. */
    private static final int BATCHES_A_SECOND = 10;

    private static final int BATCH = 500;

    private final BackTests backTests;
    private final Decisions decisions;
    private final Issuers issuers;
    private final CountsJson json;
    private final Recurring recurring;

    BackTestRunner(BackTests backTests, Decisions decisions, Issuers issuers, CountsJson json, Recurring recurring) {
        this.backTests = backTests;
        this.decisions = decisions;
        this.issuers = issuers;
        this.json = json;
        this.recurring = recurring;
    }

    /** Where the work on a test stands. */
    private record Work(BackTest test, Tally tally, Slice slice, int done, int batches) {

        int most() {
            return Math.min(BATCH, test.most() - done);
        }

        /** After a batch; what was read tells how far it reaches. */
        Work after(List<Piece> pieces) {
            boolean full = pieces.size() == most();
            Slice next = full && !pieces.isEmpty()
                    ? slice.endedAt(pieces.getLast().acsTransId())
                    : slice.exhausted(pieces.size() < BATCH / 4);
            return new Work(test, tally, next, done + pieces.size(), batches + 1);
        }

        boolean ended() {
            return done >= test.most() || slice.isLast();
        }
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> work() {
        return recurring.take("back-tests", backTests.claim(LEASE).chain(found -> found.map(this::workOn)
                .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private Uni<Void> workOn(BackTest test) {
        Work work;
        try {
            RuleSet rules = new RuleSet(test.ruleSet() == null ? 0 : test.ruleSet(), RuleReader.read(test.rules()));
            Tally tally = new Tally(issuers.get(test.issuerId()), rules, json.read(test.counts()));
            work = new Work(test, tally, Slice.before(test.cursor(), test.from()), test.done(), 0);
        } catch (RuntimeException e) {
            return failed(test.id(), test.cursor(), e);
        }
        return measured(test).chain(() -> batch(work));
    }

    private Uni<Void> measured(BackTest test) {
        return test.total() != null
                ? Uni.createFrom().voidItem()
                : decisions
                        .count(test.issuerId(), Slice.firstIdAt(test.from()), test.cursor(), test.most())
                        .chain(total -> backTests.total(test.id(), total));
    }

    /** With a hundred rules the arithmetic of a batch takes 10 ms, cold 500: too long for an event loop. */
    private Uni<Void> batch(Work work) {
        Slice slice = work.slice();
        return decisions
                .evidence(work.test().issuerId(), slice.from(), slice.before(), work.most())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(pieces -> count(work, pieces));
    }

    private Uni<Void> count(Work work, List<Piece> pieces) {
        UUID id = work.test().id();
        UUID cursor = work.slice().before();
        try {
            work.tally().add(pieces);
        } catch (RuntimeException e) {
            return failed(id, cursor, e);
        }
        Work next = work.after(pieces);
        String counts = json.write(work.tally().counts());
        return backTests
                .move(new Moved(id, cursor, next.slice().before(), next.done(), counts, next.ended()), LEASE)
                .chain(moved ->
                        moved && !next.ended() ? goOn(next) : Uni.createFrom().voidItem());
    }

    private Uni<Void> goOn(Work work) {
        return work.batches() < BATCHES_A_SECOND
                ? batch(work)
                : backTests.letGo(work.test().id(), work.slice().before());
    }

    private Uni<Void> failed(UUID id, UUID cursor, RuntimeException failure) {
        LOG.errorf(failure, "back-test %s cannot go on", id);
        return backTests.fail(id, cursor, "It cannot go on; the log says why.");
    }
}
