package org.sekisho.authvalue.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.sekisho.platform.key.KeyRing;
import org.sekisho.platform.key.Purpose;
import org.sekisho.protocol.Pan;

/**
 * Values that were wrong, counted by card number over all replicas. One is counted before it is looked at and taken back when it was
 * right, so that any number of guesses at once learns no more than one after the other.
 */
@Singleton
public class Failures {

    /** $1 card, $2 period in seconds, $3 limit. A full count that is not over yet is left alone, and says when it is. */
    private static final String COUNT = """
            WITH counted AS (
                INSERT INTO value_failure AS f (card_hash, failures) VALUES ($1, 1)
                ON CONFLICT (card_hash) DO UPDATE SET
                    failures = CASE WHEN f.since <= now() - $2 * interval '1 second' THEN 1 ELSE f.failures + 1 END,
                    since = CASE WHEN f.since <= now() - $2 * interval '1 second' THEN now() ELSE f.since END
                WHERE f.failures < $3 OR f.since <= now() - $2 * interval '1 second'
                RETURNING 1)
            SELECT EXISTS (SELECT FROM counted) AS within, coalesce(
                (SELECT extract(epoch FROM since - now()) + $2 FROM value_failure WHERE card_hash = $1), $2)::float8 AS again_in
            """;

    private static final String TAKE_BACK =
            "UPDATE value_failure SET failures = failures - 1 WHERE card_hash = $1 AND failures > 0";

    private static final String FORGET = "DELETE FROM value_failure WHERE since < now() - $1 * interval '1 second'";

    private static final byte[] LABEL = "authentication value".getBytes(StandardCharsets.US_ASCII);

    private final Pool pool;
    private final KeyRing keys;

    Failures(Pool pool, KeyRing keys) {
        this.pool = pool;
        this.keys = keys;
    }

    /**
     * What is left.
     *
     * @param within  whether a value may be looked at
     * @param againIn when the count begins anew
     */
    public record Left(boolean within, Duration againIn) {}

    /** Counts one in advance, unless there are too many. */
    public Uni<Left> count(Pan pan, int limit, Duration period) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(hash(pan), period.toMillis() / 1000.0, limit))
                .map(rows -> left(rows.iterator().next()));
    }

    /** The value was right. */
    public Uni<Void> takeBack(Pan pan) {
        return pool.preparedQuery(TAKE_BACK).execute(Tuple.of(hash(pan))).replaceWithVoid();
    }

    /** Forgets counts whose period is over. */
    public Uni<Void> forget(Duration period) {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(period.toMillis() / 1000.0))
                .replaceWithVoid();
    }

    private static Left left(Row row) {
        long seconds = (long) Math.ceil(row.getDouble("again_in"));
        return new Left(row.getBoolean("within"), Duration.ofSeconds(Math.max(seconds, 1)));
    }

    /** Under the active key only: at its change counts begin anew. */
    private Buffer hash(Pan pan) {
        return Buffer.buffer(
                KeyRing.hmac(keys.active(Purpose.PAN), LABEL, pan.digits().getBytes(StandardCharsets.US_ASCII)));
    }
}
