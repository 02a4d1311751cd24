package org.sekisho.credential.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.sekisho.card.Card;
import org.sekisho.card.Method;
import org.sekisho.card.store.Cards;
import org.sekisho.platform.Ids;

/** The credential of kind SENT_CODE of each card: there as soon as its member has an address or a number that was confirmed. */
@ApplicationScoped
public class SentCodes {

    private static final String CARDS = "SELECT id FROM card WHERE member_id = $1 ORDER BY id";

    /** Waits for a confirmation that is about to commit, and makes the next one wait: one of the two sees what the other has done. */
    private static final String REACHABLE =
            "SELECT email IS NOT NULL OR phone IS NOT NULL FROM member WHERE id = $1 FOR SHARE";

    private final Cards cards;
    private final Credentials credentials;
    private final Ids ids;

    SentCodes(Cards cards, Credentials credentials, Ids ids) {
        this.cards = cards;
        this.credentials = credentials;
        this.ids = ids;
    }

    /** Offers codes for every card of a member whose address or number holds from now on; in the caller's commit. */
    public Uni<Void> offer(SqlClient db, UUID memberId) {
        return db.preparedQuery(CARDS).execute(Tuple.of(memberId)).chain(rows -> {
            List<UUID> found = rows.stream().map(row -> row.getUUID("id")).toList();
            Uni<Void> done = Uni.createFrom().voidItem();
            for (UUID card : found) {
                done = done.chain(() -> offerOf(db, card));
            }
            return done;
        });
    }

    /** Offers them for a card that has just become the member's, where they have somewhere to go; in the caller's commit. */
    public Uni<Void> offerFor(SqlClient db, UUID memberId, UUID cardId) {
        return db.preparedQuery(REACHABLE)
                .execute(Tuple.of(memberId))
                .chain(rows -> rows.iterator().next().getBoolean(0)
                        ? offerOf(db, cardId)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> offerOf(SqlClient db, UUID cardId) {
        return cards.lock(db, cardId)
                .chain(() -> cards.proofs(db, cardId))
                .chain(proofs -> proofs.stream().map(Card.Proof::method).anyMatch(Method::isSent)
                        ? Uni.createFrom().voidItem()
                        : make(db, cardId));
    }

    private Uni<Void> make(SqlClient db, UUID cardId) {
        UUID id = ids.next();
        return credentials.add(db, id, Method.MAILED_CODE, null).chain(() -> cards.addProof(db, cardId, id));
    }
}
