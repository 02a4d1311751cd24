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

/** The credential of kind APP of each card. All devices and authenticators stand behind it, so that they are counted and locked together. */
@ApplicationScoped
public class AppCredentials {

    private static final String IS_EMPTY = """
            SELECT NOT EXISTS (SELECT FROM app_device WHERE credential_id = $1 AND removed_at IS NULL)
                AND NOT EXISTS (SELECT FROM authenticator WHERE credential_id = $1 AND removed_at IS NULL)
            """;

    private final Cards cards;
    private final Credentials credentials;
    private final Ids ids;

    AppCredentials(Cards cards, Credentials credentials, Ids ids) {
        this.cards = cards;
        this.credentials = credentials;
        this.ids = ids;
    }

    /** The card's, made and offered to its holder if there was none; in the caller's commit. */
    public Uni<UUID> ofCard(SqlClient db, UUID cardId) {
        return cards.lock(db, cardId)
                .chain(() -> cards.proofs(db, cardId))
                .chain(proofs -> of(proofs).map(Uni.createFrom()::item).orElseGet(() -> make(db, cardId)));
    }

    private static java.util.Optional<UUID> of(List<Card.Proof> proofs) {
        return proofs.stream()
                .filter(proof -> proof.method() == Method.APP_CODE)
                .map(Card.Proof::credentialId)
                .findFirst();
    }

    private Uni<UUID> make(SqlClient db, UUID cardId) {
        UUID id = ids.next();
        return credentials
                .add(db, id, Method.APP_CODE, null)
                .chain(() -> cards.addProof(db, cardId, id))
                .replaceWith(id);
    }

    /** Offers it no more where nothing stands behind it; in the caller's commit, which holds the card's lock. */
    Uni<Void> leaveIfEmpty(SqlClient db, UUID cardId, UUID credentialId) {
        return db.preparedQuery(IS_EMPTY)
                .execute(Tuple.of(credentialId))
                .chain(rows -> rows.iterator().next().getBoolean(0)
                        ? cards.removeProof(db, cardId, credentialId)
                        : Uni.createFrom().voidItem());
    }
}
