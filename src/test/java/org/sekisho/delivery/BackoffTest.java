package org.sekisho.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void pausesAreSpreadByAFifthAtTheMost() {
        var random = new Random(7);

        for (int i = 0; i < 1_000; i++) {
            assertThat(Backoff.RREQ.after(2, random).orElseThrow())
                    .isBetween(Duration.ofSeconds(8), Duration.ofSeconds(12));
        }
    }

    @Test
    void webhooksAreTriedTenTimesOverThreeDays() {
        var pauses = Backoff.WEBHOOK.pauses();

        assertThat(pauses).hasSize(9);
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isGreaterThan(Duration.ofHours(75));
    }

    @Test
    void afterTheLastPauseNothingMoreIsTried() {
        assertThat(Backoff.WEBHOOK.after(10, new Random(7))).isEmpty();
        assertThat(Backoff.WEBHOOK.after(9, new Random(7))).isPresent();
    }
}
