package org.sekisho.operator.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekisho.operator.store.BackTests.Moved;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** Who may write a batch, and what is deleted. */
@SekishoTest
class BackTestsTest {

    private static final Duration LEASE = Duration.ofHours(1);

    @Inject
    BackTests backTests;

    @Inject
    Forgetting forgetting;

    @Inject
    Tables tables;

    private final UUID id = UUID.randomUUID();

    @Test
    void batchIsWrittenOnceHoweverManyHaveReadIt() {
        insert("RUNNING", "now() + interval '1 h'", "NULL");

        boolean first = moved(new UUID(9, 0), new UUID(8, 0), 500);
        boolean second = moved(new UUID(9, 0), new UUID(8, 0), 500);

        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(tables.number("SELECT done FROM back_test WHERE id = $1", id))
                .isEqualTo(500);
    }

    @Test
    void cancelledTestTakesNoBatch() {
        insert("CANCELLED", "now()", "now()");

        assertThat(moved(new UUID(9, 0), new UUID(8, 0), 500)).isFalse();
    }

    @Test
    void onlyWhatEndedLongAgoIsDeleted() {
        insert("DONE", "now()", "now() - interval '31 days'");
        UUID old = id;
        UUID young = UUID.randomUUID();
        insert(young, "DONE", "now()", "now() - interval '29 days'");

        done(forgetting.backTests());

        assertThat(tables.number("SELECT count(*) FROM back_test WHERE id IN ($1, $2)", old, young))
                .isOne();
    }

    private boolean moved(UUID before, UUID cursor, int done) {
        return done(backTests.move(new Moved(id, before, cursor, done, "", false), LEASE));
    }

    private void insert(String state, String dueAt, String endedAt) {
        insert(id, state, dueAt, endedAt);
    }

    private void insert(UUID test, String state, String dueAt, String endedAt) {
        tables.change("""
                INSERT INTO back_test (id, issuer_id, created_by, rules, from_at, to_at, most, cursor, state, due_at, ended_at)
                VALUES ($1, 'demo', 'x', '{"rules":[]}', now() - interval '1 h', now(), 1000, $2, '%s', %s, %s)
                """.formatted(state, dueAt, endedAt), test, new UUID(9, 0));
    }

    private static <T> T done(Uni<T> work) {
        return work.await().indefinitely();
    }
}
