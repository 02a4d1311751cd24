package org.sekisho.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where the next batch is looked for. */
class SliceTest {

    private static final Instant NOON = Instant.parse("2026-04-01T12:00:00Z");

    @Test
    void emptyWeekIsCrossedInFewSteps() {
        Slice slice = Slice.before(Slice.firstIdAt(NOON), NOON.minus(Duration.ofDays(7)));
        int steps = 0;

        while (!slice.isLast()) {
            slice = slice.exhausted(true);
            steps++;
        }

        assertThat(steps).isLessThan(12);
        assertThat(slice.before()).isEqualTo(Slice.firstIdAt(NOON.minus(Duration.ofDays(7))));
    }

    @Test
    void fullBatchGoesOnFromItsLastIdInTwiceTheTimeItCovered() {
        Slice slice = Slice.before(Slice.firstIdAt(NOON), NOON.minus(Duration.ofDays(7)));
        UUID last = Slice.firstIdAt(NOON.minusSeconds(20));

        Slice next = slice.endedAt(last);

        assertThat(next.before()).isEqualTo(last);
        assertThat(next.from()).isEqualTo(Slice.firstIdAt(NOON.minusSeconds(60)));
    }

    @Test
    void idsOfOneMillisecondDoNotStopIt() {
        Slice slice = Slice.before(new UUID((NOON.toEpochMilli() << 16) | 0x7fff, -1), NOON.minusSeconds(60));

        Slice next = slice.endedAt(new UUID((NOON.toEpochMilli() << 16) | 0x7001, -1));

        assertThat(next.from()).isEqualTo(Slice.firstIdAt(NOON.minusSeconds(1)));
        assertThat(next.isLast()).isFalse();
    }

    @Test
    void nothingLiesBeforeTheBeginning() {
        Slice slice = Slice.before(Slice.firstIdAt(NOON), NOON.plusSeconds(60));

        assertThat(slice.isLast()).isTrue();
    }
}
