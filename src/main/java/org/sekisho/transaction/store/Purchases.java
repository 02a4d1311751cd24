package org.sekisho.transaction.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.transaction.Facts;

/** Transactions as the holder of the cards sees them. */
@Singleton
public class Purchases {

    private static final String COLUMNS =
            "SELECT acs_trans_id, card_id, created_at, trans_status, challenge_cancel, facts FROM transaction ";

    private static final String FIND = COLUMNS + "WHERE acs_trans_id = $1 AND card_id IS NOT NULL";

    /** The last of each card by the index, then the last of them all. */
    private static final String RECENT = """
            SELECT t.* FROM unnest($1::uuid[]) AS c (id) CROSS JOIN LATERAL (
                SELECT acs_trans_id, card_id, created_at, trans_status, challenge_cancel, facts FROM transaction
                WHERE card_id = c.id ORDER BY acs_trans_id DESC LIMIT $2) t
            ORDER BY t.acs_trans_id DESC LIMIT $2
            """;

    /** The timers of any replica do the rest, with all that belongs to an end. */
    private static final String LET_RUN_OUT =
            "UPDATE transaction SET deadline = now() WHERE card_id = $1 AND state <> 'FINAL'";

    private final Pool pool;
    private final FactsJson json;

    Purchases(Pool pool, FactsJson json) {
        this.pool = pool;
        this.json = json;
    }

    /**
     * One authentication.
     *
     * @param status transStatus, absent while a challenge goes on
     * @param cancel challengeCancel, where there is one
     */
    public record Purchase(
            UUID acsTransId,
            UUID cardId,
            Instant at,
            @Nullable String status,
            @Nullable String cancel,
            Facts facts) {}

    /** The last of some cards, newest first. */
    public Uni<List<Purchase>> recent(List<UUID> cardIds, int most) {
        return pool.preparedQuery(RECENT)
                .execute(Tuple.of(cardIds.toArray(UUID[]::new), most))
                .map(rows -> rows.stream().map(this::purchase).toList());
    }

    /** The one with an id. */
    public Uni<Optional<Purchase>> find(UUID acsTransId) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(acsTransId))
                .map(rows -> rows.stream().findFirst().map(this::purchase));
    }

    /** Lets the time run out for challenges of a card that go on, in the caller's commit. */
    public Uni<Void> letRunOut(SqlClient db, UUID cardId) {
        return db.preparedQuery(LET_RUN_OUT).execute(Tuple.of(cardId)).replaceWithVoid();
    }

    private Purchase purchase(Row row) {
        return new Purchase(
                row.getUUID("acs_trans_id"),
                row.getUUID("card_id"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("trans_status"),
                row.getString("challenge_cancel"),
                json.read(row.getString("facts")));
    }
}
