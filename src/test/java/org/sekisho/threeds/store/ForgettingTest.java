package org.sekisho.threeds.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

@SekishoTest
class ForgettingTest {

    @Inject
    Forgetting forgetting;

    @Inject
    Tables tables;

    @AfterEach
    void delete() {
        tables.change("DELETE FROM directory_notice WHERE directory = 'forgetting'");
    }

    @Test
    void onlyWhatIsPastItsTimeIsDeleted() throws Throwable {
        add("n * interval '1 day'", "NULL", 2_500);

        VertxContextSupport.subscribeAndAwait(forgetting::deleteOld);

        assertThat(left()).isEqualTo(179);
    }

    @Test
    void whatStillHoldsStaysHoweverOldItIs() throws Throwable {
        add("interval '1000 days'", "to_char((now() AT TIME ZONE 'UTC') + (n - 3) * interval '1 day', 'YYYYMMDD')", 3);

        VertxContextSupport.subscribeAndAwait(forgetting::deleteOld);

        assertThat(left()).as("yesterday's and today's").isEqualTo(2);
    }

    private void add(String age, String expires, int parts) {
        tables.change("""
                INSERT INTO directory_notice (directory, seq_id, seq_num, seq_total, category, severity, expires, description, received_at)
                SELECT 'forgetting', 'sequence', n, %d, '01', '01', %s, 'text', now() - %s FROM generate_series(1, %d) AS n
                """.formatted(parts, expires, age, parts));
    }

    private long left() {
        return tables.number("SELECT count(*) FROM directory_notice WHERE directory = 'forgetting'");
    }
}
