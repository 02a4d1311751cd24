package org.sekisho.operator.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.platform.Ids;

/**
 * Tests of rules. Whoever works on one holds its lease; a batch is written only where the cursor still is what it was when the batch
 * was read, so nothing is counted twice, whoever died or hung in between.
 */
@ApplicationScoped
public class BackTests {

    private static final int MOST_OPEN = 10;

    private static final String ADD = """
            INSERT INTO back_test (id, issuer_id, created_by, rule_set, rules, from_at, to_at, most, cursor)
            SELECT $1::uuid, $2::varchar, $3::varchar, $4::integer, $5::text,
                coalesce($6::timestamptz, coalesce($7::timestamptz, now()) - interval '7 days'), coalesce($7::timestamptz, now()),
                $8::integer, first_id_at(coalesce($7::timestamptz, now()))
            WHERE (SELECT count(*) FROM back_test WHERE issuer_id = $2::varchar AND ended_at IS NULL) < $9::bigint
            RETURNING\s""" + BackTest.COLUMNS;

    private static final String FIND =
            "SELECT " + BackTest.COLUMNS + " FROM back_test WHERE issuer_id = $1 AND id = $2";

    private static final String CANCEL = """
            UPDATE back_test SET state = 'CANCELLED', ended_at = now() WHERE issuer_id = $1 AND id = $2 AND ended_at IS NULL
            """;

    private static final String CLAIM = """
            UPDATE back_test SET state = 'RUNNING', due_at = now() + $1 * interval '1 millisecond'
            WHERE id = (SELECT id FROM back_test WHERE ended_at IS NULL AND due_at <= now()
                ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING\s""" + BackTest.COLUMNS;

    private static final String TOTAL = "UPDATE back_test SET total = $2 WHERE id = $1 AND total IS NULL";

    private static final String MOVE = """
            UPDATE back_test SET cursor = $3, done = $4, counts = $5, due_at = now() + $7 * interval '1 millisecond',
                total = CASE WHEN $6 THEN $4 ELSE total END, state = CASE WHEN $6 THEN 'DONE' ELSE state END,
                ended_at = CASE WHEN $6 THEN now() END
            WHERE id = $1 AND cursor = $2 AND state = 'RUNNING'
            """;

    private static final String LET_GO =
            "UPDATE back_test SET due_at = now() WHERE id = $1 AND cursor = $2 AND state = 'RUNNING'";

    private static final String FAIL = """
            UPDATE back_test SET state = 'FAILED', failure = $3, ended_at = now() WHERE id = $1 AND cursor = $2 AND state = 'RUNNING'
            """;

    private final Pool pool;
    private final Ids ids;

    BackTests(Pool pool, Ids ids) {
        this.pool = pool;
        this.ids = ids;
    }

    /**
     * A test that somebody wants.
     *
     * @param from seven days before the end where absent
     * @param to   now where absent
     */
    public record Wanted(
            String issuerId,
            String by,
            @Nullable Integer ruleSet,
            String rules,
            @Nullable Instant from,
            @Nullable Instant to,
            int most) {}

    /**
     * A batch that was counted.
     *
     * @param was     the cursor when it was read
     * @param becomes the cursor now
     * @param ended   whether nothing is left
     */
    public record Moved(UUID id, UUID was, UUID becomes, int done, String counts, boolean ended) {}

    /** Adds a test; empty where the issuer has too many that have not ended. */
    public Uni<Optional<BackTest>> add(Wanted wanted) {
        return pool.preparedQuery(ADD)
                .execute(tuple(
                        ids.next(),
                        wanted.issuerId(),
                        wanted.by(),
                        wanted.ruleSet(),
                        wanted.rules(),
                        wanted.from() == null ? null : wanted.from().atOffset(ZoneOffset.UTC),
                        wanted.to() == null ? null : wanted.to().atOffset(ZoneOffset.UTC),
                        wanted.most(),
                        MOST_OPEN))
                .map(BackTests::first);
    }

    /** A test of one issuer; another issuer's is not there. */
    public Uni<Optional<BackTest>> find(String issuerId, UUID id) {
        return pool.preparedQuery(FIND).execute(Tuple.of(issuerId, id)).map(BackTests::first);
    }

    /** Cancels a test; false where it has ended, or is not there. */
    public Uni<Boolean> cancel(String issuerId, UUID id) {
        return pool.preparedQuery(CANCEL).execute(Tuple.of(issuerId, id)).map(rows -> rows.rowCount() == 1);
    }

    /** Takes the test that has waited longest, for as long as the lease. */
    public Uni<Optional<BackTest>> claim(Duration lease) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of((double) lease.toMillis()))
                .map(BackTests::first);
    }

    /** Keeps how many requests there are. */
    public Uni<Void> total(UUID id, int total) {
        return pool.preparedQuery(TOTAL).execute(Tuple.of(id, total)).replaceWithVoid();
    }

    /** Writes a batch and renews the lease; false, and nothing written, where the test moved or ended meanwhile. */
    public Uni<Boolean> move(Moved moved, Duration lease) {
        return pool.preparedQuery(MOVE)
                .execute(tuple(
                        moved.id(), moved.was(), moved.becomes(), moved.done(), moved.counts(), moved.ended(), (double)
                                lease.toMillis()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Leaves a test to whoever comes next. */
    public Uni<Void> letGo(UUID id, UUID cursor) {
        return pool.preparedQuery(LET_GO).execute(Tuple.of(id, cursor)).replaceWithVoid();
    }

    /** Gives a test up. */
    public Uni<Void> fail(UUID id, UUID cursor, String why) {
        return pool.preparedQuery(FAIL).execute(Tuple.of(id, cursor, why)).replaceWithVoid();
    }

    private static Tuple tuple(@Nullable Object... values) {
        return Tuple.from(Arrays.asList(values));
    }

    private static Optional<BackTest> first(RowSet<Row> rows) {
        return rows.stream().findFirst().map(BackTest::of);
    }
}
