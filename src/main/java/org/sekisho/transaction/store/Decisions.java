package org.sekisho.transaction.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.transaction.Transaction;

/** What was decided, with what it was made of, for the issuer whose cards it was about. */
@Singleton
public class Decisions {

    private static final String FIND = Sql.ROW + """
            , created_at,
                (SELECT content FROM evidence WHERE acs_trans_id = $1 AND issuer_id = $2 LIMIT 1) AS evidence
            FROM transaction WHERE acs_trans_id = $1 AND issuer_id = $2
            """;

    /** A narrow range of ids is a narrow range of time, and that is what the index of evidence can find. */
    private static final String BETWEEN = """
            SELECT acs_trans_id, content FROM evidence WHERE issuer_id = $1 AND acs_trans_id >= $2 AND acs_trans_id < $3
            ORDER BY acs_trans_id DESC LIMIT $4
            """;

    private static final String COUNT = """
            SELECT count(*) FROM (
                SELECT FROM evidence WHERE issuer_id = $1 AND acs_trans_id >= $2 AND acs_trans_id < $3 LIMIT $4) AS found
            """;

    private final Pool pool;
    private final FactsJson json;

    Decisions(Pool pool, FactsJson json) {
        this.pool = pool;
        this.json = json;
    }

    /**
     * A decision.
     *
     * @param endedAt  absent while a challenge goes on
     * @param evidence as its maker wrote it; absent once it was forgotten
     */
    public record Stored(
            Transaction transaction,
            Instant createdAt,
            @Nullable Instant endedAt,
            @Nullable String evidence) {}

    /** Evidence of one request. */
    public record Piece(UUID acsTransId, String evidence) {}

    /** A decision about a card of this issuer; another issuer's is not there. */
    public Uni<Optional<Stored>> find(String issuerId, UUID acsTransId) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(acsTransId, issuerId))
                .map(rows -> rows.stream().findFirst().map(this::stored));
    }

    private Stored stored(Row row) {
        OffsetDateTime ended = row.getOffsetDateTime("ended_at");
        return new Stored(
                TransactionRow.toTransaction(row, json),
                row.getOffsetDateTime("created_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("evidence"));
    }

    /** Evidence from an id, included, to another, excluded; the newest first. */
    public Uni<List<Piece>> evidence(String issuerId, UUID from, UUID before, int most) {
        return pool.preparedQuery(BETWEEN)
                .execute(Tuple.of(issuerId, from, before, most))
                .map(rows -> rows.stream()
                        .map(row -> new Piece(row.getUUID(0), row.getString(1)))
                        .toList());
    }

    /** How many there are, counted no further than asked for. */
    public Uni<Integer> count(String issuerId, UUID from, UUID before, int most) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(issuerId, from, before, most))
                .map(rows -> rows.iterator().next().getLong(0).intValue());
    }
}
