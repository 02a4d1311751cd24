package org.sekisho.credential.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.sekisho.card.Method;
import org.sekisho.card.store.Cards;
import org.sekisho.platform.Ids;

/** Members as authenticators know them, and the credential of kind PASSKEY that is behind all cards of one. */
@ApplicationScoped
public class PasskeyHolders {

    private static final int HANDLE = 32;

    private static final String FIND = "SELECT user_handle, credential_id FROM passkey_holder WHERE member_id = $1";

    private static final String ADD = """
            INSERT INTO passkey_holder (member_id, user_handle, credential_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING
            """;

    private static final String LOCK = FIND + " FOR UPDATE";

    private static final String HAS_ANY =
            "SELECT EXISTS (SELECT FROM passkey WHERE member_id = $1 AND removed_at IS NULL)";

    private static final String CARDS = "SELECT id FROM card WHERE member_id = $1 ORDER BY id";

    private final Pool pool;
    private final Cards cards;
    private final Credentials credentials;
    private final Ids ids;
    private final SecureRandom random;

    PasskeyHolders(Pool pool, Cards cards, Credentials credentials, Ids ids, SecureRandom random) {
        this.pool = pool;
        this.cards = cards;
        this.credentials = credentials;
        this.ids = ids;
        this.random = random;
    }

    /**
     * A member as authenticators know them.
     *
     * @param handle random, so that it tells nobody who it is
     */
    public record Handled(byte[] handle, UUID credentialId) {

        /** Not the handle. */
        @Override
        public String toString() {
            return "Handled[" + credentialId + "]";
        }
    }

    /** The member's handle and credential, made if there were none. */
    public Uni<Handled> of(UUID memberId) {
        return find(pool, FIND, memberId)
                .chain(found -> found.map(Uni.createFrom()::item).orElseGet(() -> make(memberId)));
    }

    /** Two at once make one: the second finds what the first has made. */
    private Uni<Handled> make(UUID memberId) {
        byte[] handle = new byte[HANDLE];
        random.nextBytes(handle);
        UUID credential = ids.next();
        return pool.withTransaction(db -> credentials
                        .add(db, credential, Method.PASSKEY, null)
                        .chain(() ->
                                db.preparedQuery(ADD).execute(Tuple.of(memberId, Buffer.buffer(handle), credential))))
                .chain(() -> find(pool, FIND, memberId))
                .map(Optional::orElseThrow);
    }

    /** Holds others off who want to change the member's passkeys, until the caller's commit; empty where there never was one. */
    Uni<Optional<Handled>> lock(SqlClient db, UUID memberId) {
        return find(db, LOCK, memberId);
    }

    private static Uni<Optional<Handled>> find(SqlClient db, String statement, UUID memberId) {
        return db.preparedQuery(statement)
                .execute(Tuple.of(memberId))
                .map(rows -> rows.stream().findFirst().map(PasskeyHolders::handled));
    }

    private static Handled handled(Row row) {
        return new Handled(row.getBuffer("user_handle").getBytes(), row.getUUID("credential_id"));
    }

    /** Offers passkeys for every card of the member, in the caller's commit. */
    Uni<Void> offer(SqlClient db, UUID memberId, Handled holder) {
        return forEachCard(db, memberId, card -> cards.addProof(db, card, holder.credentialId()));
    }

    /** Offers them for a card that has just become the member's, where the member has any; in the caller's commit. */
    public Uni<Void> offerFor(SqlClient db, UUID memberId, UUID cardId) {
        return lock(db, memberId).chain(holder -> holder.map(known -> hasAny(db, memberId)
                        .chain(any -> any
                                ? cards.lock(db, cardId).chain(() -> cards.addProof(db, cardId, known.credentialId()))
                                : Uni.createFrom().voidItem()))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Offers them no more where none is left, in the caller's commit, which holds the lock. */
    Uni<Void> leaveIfEmpty(SqlClient db, UUID memberId, Handled holder) {
        return hasAny(db, memberId)
                .chain(any -> any
                        ? Uni.createFrom().voidItem()
                        : forEachCard(db, memberId, card -> cards.removeProof(db, card, holder.credentialId())));
    }

    private static Uni<Boolean> hasAny(SqlClient db, UUID memberId) {
        return db.preparedQuery(HAS_ANY)
                .execute(Tuple.of(memberId))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private Uni<Void> forEachCard(SqlClient db, UUID memberId, Function<UUID, Uni<Void>> change) {
        return db.preparedQuery(CARDS).execute(Tuple.of(memberId)).chain(rows -> {
            List<UUID> found = rows.stream().map(row -> row.getUUID("id")).toList();
            Uni<Void> done = Uni.createFrom().voidItem();
            for (UUID card : found) {
                done = done.chain(() -> cards.lock(db, card)).chain(() -> change.apply(card));
            }
            return done;
        });
    }
}
