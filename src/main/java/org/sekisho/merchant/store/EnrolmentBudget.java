package org.sekisho.merchant.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/**
 * How many unknown card numbers each merchant may still ask about. What was looked up is counted before it is told, so that any
 * number of requests at once learns no more than one after the other, and a merchant over its budget learns nothing about
 * known numbers either.
 */
@ApplicationScoped
public class EnrolmentBudget {

    private static final int SLICES = 10;

    /** $1 merchant, $2 length of a slice in seconds, $3 length of all slices, $4 limit. */
    private static final String SLICES_NOW = """
            WITH now_in AS (SELECT to_timestamp(floor(extract(epoch FROM now()) / $2) * $2) AS slice),
            earlier AS (
                SELECT coalesce(sum(b.unknown) FILTER (WHERE b.slice < n.slice), 0) AS before, coalesce(sum(b.unknown), 0) AS total,
                    coalesce(extract(epoch FROM min(b.slice) - now()) + $3 + $2, $2)::float8 AS again_in
                FROM now_in n LEFT JOIN enrolment_budget b
                    ON b.requestor_id = $1 AND b.slice > now() - ($3 + $2) * interval '1 second')
            """;

    private static final String LOOK = SLICES_NOW + "SELECT total <= $4::bigint AS within, again_in FROM earlier";

    /** The row of the slice is locked while it is counted, so the sum is right for whoever counted. */
    private static final String COUNT = SLICES_NOW + """
            , gone AS (
                DELETE FROM enrolment_budget WHERE requestor_id = $1 AND slice <= now() - ($3 + $2) * interval '1 second'),
            counted AS (
                INSERT INTO enrolment_budget AS b (requestor_id, slice, unknown)
                SELECT $1, n.slice, 1 FROM now_in n, earlier e WHERE e.total <= $4::bigint
                ON CONFLICT (requestor_id, slice) DO UPDATE SET unknown = b.unknown + 1
                RETURNING unknown)
            SELECT coalesce(e.before + c.unknown <= $4::bigint, false) AS within, e.again_in
            FROM earlier e LEFT JOIN counted c ON true
            """;

    private final Pool pool;
    private final Config config;

    EnrolmentBudget(Pool pool, Config config) {
        this.pool = pool;
        this.config = config;
    }

    /** What one merchant may learn. */
    @ConfigMapping(prefix = "sekisho.enrolment")
    interface Config {

        /** Card numbers that are not enrolled, in each period, before enrolment checks are refused. */
        @WithDefault("100")
        int unknownLimit();

        /** The period. */
        @WithDefault("10m")
        Duration period();
    }

    /**
     * What is left.
     *
     * @param within  whether the answer may be given
     * @param againIn when some of the budget is free again
     */
    public record Left(boolean within, Duration againIn) {}

    /** Counts one look-up. */
    public Uni<Left> spend(UUID requestorId, boolean enrolled) {
        double period = config.period().toMillis() / 1000.0;
        return pool.preparedQuery(enrolled ? LOOK : COUNT)
                .execute(Tuple.of(requestorId, period / SLICES, period, config.unknownLimit()))
                .map(rows -> left(rows.iterator().next()));
    }

    private static Left left(Row row) {
        long seconds = (long) Math.ceil(row.getDouble("again_in"));
        return new Left(row.getBoolean("within"), Duration.ofSeconds(Math.max(seconds, 1)));
    }
}
