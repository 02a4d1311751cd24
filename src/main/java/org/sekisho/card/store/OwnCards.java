package org.sekisho.card.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.OwnCard;
import org.sekisho.card.Product;
import org.sekisho.platform.key.Seal;

/** A member's own cards: what a member sees of them and may change. */
@Singleton
public class OwnCards {

    private static final String OF_MEMBER = """
            SELECT c.id, c.last_four, c.product, c.status, c.personal_message, k.kind, m.email IS NOT NULL AS has_email, m.phone IS NOT NULL AS has_phone
            FROM card c
                JOIN member m ON m.id = c.member_id
                LEFT JOIN LATERAL (
                    SELECT c.credential_id, -1 AS rank UNION ALL SELECT credential_id, rank FROM card_proof WHERE card_id = c.id) p ON true
                LEFT JOIN credential k ON k.id = p.credential_id
            WHERE c.member_id = $1 ORDER BY c.id, p.rank
            """;

    private static final String SET_MESSAGE = "UPDATE card SET personal_message = $3 WHERE id = $1 AND member_id = $2";

    private static final String BLOCK = "UPDATE card SET status = 'BLOCKED' WHERE id = $1 AND member_id = $2";

    private final Pool pool;
    private final Seal seal;

    OwnCards(Pool pool, Seal seal) {
        this.pool = pool;
        this.seal = seal;
    }

    /** The cards of a member, in the order in which they were added. */
    public Uni<List<OwnCard>> of(UUID memberId) {
        return pool.preparedQuery(OF_MEMBER).execute(Tuple.of(memberId)).map(this::cards);
    }

    /** A row for each credential of each card. */
    private List<OwnCard> cards(RowSet<Row> rows) {
        Map<UUID, OwnCard> cards = new LinkedHashMap<>();
        for (Row row : rows) {
            OwnCard card = cards.computeIfAbsent(row.getUUID("id"), id -> card(id, row));
            if (row.getString("kind") != null) {
                card.methods().addAll(Cards.methods(row));
            }
        }
        return List.copyOf(cards.values());
    }

    private OwnCard card(UUID id, Row row) {
        return new OwnCard(
                id,
                row.getString("last_four"),
                Product.valueOf(row.getString("product")),
                row.getString("status").equals("BLOCKED"),
                message(id, row),
                new ArrayList<>());
    }

    private @Nullable String message(UUID id, Row row) {
        io.vertx.mutiny.core.buffer.Buffer sealed = row.getBuffer("personal_message");
        return sealed == null ? null : seal.open(sealed.getBytes(), Cards.PERSONAL_MESSAGE, id);
    }

    /** Keeps a new personal message, in the caller's commit; true if the card is the member's. */
    public Uni<Boolean> setPersonalMessage(SqlClient db, UUID cardId, UUID memberId, String message) {
        Buffer sealed = Buffer.buffer(seal.seal(message, Cards.PERSONAL_MESSAGE, cardId));
        return db.preparedQuery(SET_MESSAGE)
                .execute(Tuple.of(cardId, memberId, sealed))
                .map(changed -> changed.rowCount() == 1);
    }

    /** Stops a card, in the caller's commit: nothing is approved for it until its issuer lets it go. */
    public Uni<Void> block(SqlClient db, UUID cardId, UUID memberId) {
        return db.preparedQuery(BLOCK).execute(Tuple.of(cardId, memberId)).replaceWithVoid();
    }
}
