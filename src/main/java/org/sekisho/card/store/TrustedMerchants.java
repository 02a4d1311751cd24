package org.sekisho.card.store;

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

/**
 * The shops that holders of cards trust. {@link Cards#find} reads the list in the statement that finds the card, so that a shop which was
 * taken off it is trusted by no later request, on any replica.
 */
@Singleton
public class TrustedMerchants {

    // Said once more, it stands for as long as if it had been said for the first time. An answer that was being looked
    // at while its card was stopped puts nothing on the list.
    private static final String ADD = """
            INSERT INTO trusted_merchant (card_id, merchant_key, merchant_name, acs_trans_id)
            SELECT id, $2::varchar, $3::text, $4::uuid FROM card WHERE id = $1 AND status <> 'BLOCKED'
            ON CONFLICT (card_id, merchant_key) DO UPDATE
                SET since = now(), merchant_name = excluded.merchant_name, acs_trans_id = excluded.acs_trans_id
            """;

    private static final String OF_MEMBER = """
            SELECT t.card_id, t.merchant_key, t.merchant_name, t.since FROM trusted_merchant t JOIN card c ON c.id = t.card_id
            WHERE c.member_id = $1 ORDER BY t.since DESC, t.merchant_key
            """;

    private static final String REMOVE = """
            DELETE FROM trusted_merchant t USING card c
            WHERE c.id = t.card_id AND c.member_id = $1 AND t.card_id = $2 AND t.merchant_key = $3
            RETURNING t.merchant_name
            """;

    private static final String FORGET = "DELETE FROM trusted_merchant WHERE card_id = $1";

    private final Pool pool;

    TrustedMerchants(Pool pool) {
        this.pool = pool;
    }

    /**
     * A shop on a list.
     *
     * @param key  of the merchant, 64 hexadecimal digits
     * @param name as the holder saw it
     */
    public record Trusted(UUID cardId, String key, String name, Instant since) {}

    /** Puts a shop on the list of a card, in the caller's commit. */
    public Uni<Void> add(SqlClient db, UUID cardId, String merchantKey, String name, UUID acsTransId) {
        return db.preparedQuery(ADD)
                .execute(Tuple.of(cardId, merchantKey, name, acsTransId))
                .replaceWithVoid();
    }

    /** The shops on the lists of a member's cards, the newest first. */
    public Uni<List<Trusted>> of(UUID memberId) {
        return pool.preparedQuery(OF_MEMBER)
                .execute(Tuple.of(memberId))
                .map(rows -> rows.stream().map(TrustedMerchants::trusted).toList());
    }

    private static Trusted trusted(Row row) {
        return new Trusted(
                row.getUUID("card_id"),
                row.getString("merchant_key"),
                row.getString("merchant_name"),
                row.getOffsetDateTime("since").toInstant());
    }

    /** Takes a shop off the list of a member's card, and gives its name; empty where it is not on it. */
    public Uni<Optional<String>> remove(UUID memberId, UUID cardId, String merchantKey) {
        return pool.preparedQuery(REMOVE)
                .execute(Tuple.of(memberId, cardId, merchantKey))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getString(0)));
    }

    /** Takes all shops off the list of a card, in the caller's commit: whoever used it may have put them there. */
    public Uni<Void> forget(SqlClient db, UUID cardId) {
        return db.preparedQuery(FORGET).execute(Tuple.of(cardId)).replaceWithVoid();
    }
}
