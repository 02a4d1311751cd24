package org.sekisho.ds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PReqBudgetTest {
    private static final int MOST = 3;

    private final Hand clock = new Hand();
    private final PReqBudget budget = new PReqBudget(MOST, clock);
    private final Server one = new Server("one", Optional.empty());

    @Test
    void oneServerCannotAskWithoutEnd() {
        assertThat(IntStream.range(0, 10).filter(each -> budget.admits(one)).count())
                .isEqualTo(MOST);
    }

    @Test
    void anotherServerDoesNotSuffer() {
        IntStream.range(0, 10).forEach(each -> budget.admits(one));

        assertThat(budget.admits(new Server("two", Optional.empty()))).isTrue();
    }

    @Test
    void nextMinuteBeginsAnew() {
        IntStream.range(0, 10).forEach(each -> budget.admits(one));

        clock.now = clock.now.plusSeconds(60);

        assertThat(budget.admits(one)).isTrue();
    }

    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-11-26T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
