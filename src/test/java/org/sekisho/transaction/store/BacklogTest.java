package org.sekisho.transaction.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** What is left behind in the tables can be seen by an alert. */
@SekishoTest
class BacklogTest {
    private static final String ENTRY = """
            INSERT INTO outbox (id, acs_trans_id, kind, url, body, created_at, due_at, dead_at)
            VALUES ($1, $1, 'RREQ', 'https://ds.example', '{}', now() - interval '90 days', now() + interval '1 day',
                CASE WHEN $2 THEN now() END)
            """;

    @Inject
    Backlog backlog;

    @Inject
    MeterRegistry metrics;

    @Inject
    Tables tables;

    private final UUID id = UUID.randomUUID();

    @AfterEach
    void tidyUp() {
        tables.change("DELETE FROM outbox WHERE id = $1", id);
        look();
    }

    @Test
    void ageOfTheOldestResultThatWaitsIsShown() {
        tables.change(ENTRY, id, false);

        look();

        assertThat(gauge("sekisho.outbox.oldest.seconds"))
                .isGreaterThan(Duration.ofDays(89).toSeconds());
    }

    @Test
    void resultThatWasGivenUpIsCountedAndWaitsNoMore() {
        look();
        double before = gauge("sekisho.outbox.dead");
        tables.change(ENTRY, id, true);

        look();

        assertThat(gauge("sekisho.outbox.dead")).isEqualTo(before + 1);
        assertThat(gauge("sekisho.outbox.oldest.seconds"))
                .isLessThan(Duration.ofDays(89).toSeconds());
    }

    @Test
    void rowsWithoutAPartitionAreCounted() {
        look();

        assertThat(metrics.get("sekisho.transactions.without.partition").gauge().value())
                .isEqualTo(tables.number("SELECT count(*) FROM transaction_other"));
    }

    private void look() {
        backlog.now().await().atMost(Duration.ofSeconds(5));
    }

    private double gauge(String name) {
        return metrics.get(name).tag("kind", "RREQ").gauge().value();
    }
}
