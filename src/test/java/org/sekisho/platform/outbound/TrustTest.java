package org.sekisho.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A partner that cannot prove itself is tried by one caller a second, and by everybody once it can. */
class TrustTest {

    private static final long PAUSE = Trust.PAUSE.toNanos();

    private final AtomicLong clock = new AtomicLong(-42);
    private final Trust trust = new Trust(clock::get);

    @Test
    void everybodyMayTryWhileNothingIsWrong() {
        assertThat(trust.mayTry()).isTrue();
        assertThat(trust.mayTry()).isTrue();
    }

    @Test
    void nobodyMayTryDuringThePause() {
        trust.lost();
        clock.addAndGet(PAUSE - 1);
        assertThat(trust.mayTry()).isFalse();
    }

    @Test
    void oneOfManyMayTryWhenThePauseIsOver() throws Exception {
        trust.lost();
        clock.addAndGet(PAUSE);
        AtomicInteger tried = new AtomicInteger();
        CyclicBarrier together = new CyclicBarrier(8);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                threads.submit(() -> {
                    together.await();
                    return trust.mayTry() ? tried.incrementAndGet() : 0;
                });
            }
        }
        assertThat(tried).hasValue(1);
    }

    @Test
    void whoTriesAndIsNeverHeardOfGivesWayToTheNextAfterAPause() {
        trust.lost();
        clock.addAndGet(PAUSE);
        assertThat(trust.mayTry()).isTrue();
        clock.addAndGet(PAUSE);
        assertThat(trust.mayTry()).isTrue();
    }

    @Test
    void aProofOpensTheDoorForAll() {
        trust.lost();
        trust.won();
        assertThat(trust.mayTry()).isTrue();
        assertThat(trust.mayTry()).isTrue();
    }
}
