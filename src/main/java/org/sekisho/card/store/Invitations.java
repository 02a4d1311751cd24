package org.sekisho.card.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Product;
import org.sekisho.platform.Ids;
import org.sekisho.platform.key.Key;
import org.sekisho.platform.key.KeyRing;
import org.sekisho.platform.key.Purpose;
import org.sekisho.platform.key.Seal;

/** An issuer's invitations to register a card. The code goes to its holder by the issuer's post; only a keyed hash of it is kept. */
@ApplicationScoped
public class Invitations {

    /** Nothing that is taken for something else when it is read from paper: no 0, O, 1, I, L, U. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 12;
    private static final byte[] KIND = "invitation".getBytes(StandardCharsets.US_ASCII);

    /** Only for a card that is nobody's; the lock of its row keeps two invitations at once from both being the last. */
    private static final String LOCK = """
            UPDATE card SET product = coalesce($3, product)
            WHERE id = $1 AND issuer_id = $2 AND member_id IS NULL AND status = 'ACTIVE'
            """;

    private static final String END_OTHERS =
            "UPDATE invitation SET expires_at = now() WHERE card_id = $1 AND used_at IS NULL AND expires_at > now()";

    private static final String ADD = """
            INSERT INTO invitation (id, issuer_id, card_id, code_hash, expires_at)
            VALUES ($1, $2, $3, $4, now() + $5 * interval '1 day') RETURNING expires_at
            """;

    private static final String COUNT = """
            UPDATE invitation i SET attempts = attempts + 1 FROM card c
            WHERE i.code_hash = ANY ($1::bytea[]) AND i.issuer_id = $2 AND i.used_at IS NULL AND i.expires_at > now() AND i.attempts < 5
                AND c.id = i.card_id
            RETURNING i.id, i.card_id, c.last_four, c.member_id IS NULL AND c.status = 'ACTIVE' AS free
            """;

    private static final String FORGIVE = "UPDATE invitation SET attempts = 0 WHERE id = $1 AND used_at IS NULL";

    /** One statement decides: whoever uses the invitation gets the card, and nobody else. */
    private static final String CLAIM = """
            WITH used AS (
                UPDATE invitation SET used_at = now() WHERE id = $1 AND used_at IS NULL AND expires_at > now() RETURNING card_id)
            UPDATE card SET member_id = $2, credential_id = $3, personal_message = $4
            FROM used WHERE card.id = used.card_id AND card.member_id IS NULL AND card.status = 'ACTIVE'
            """;

    /** For so long the issuer's staff can see what became of one. */
    private static final String FORGET = "DELETE FROM invitation WHERE expires_at < now() - interval '90 days'";

    private final Pool pool;
    private final Ids ids;
    private final SecureRandom random;
    private final KeyRing keys;
    private final Seal seal;

    Invitations(Pool pool, Ids ids, SecureRandom random, KeyRing keys, Seal seal) {
        this.pool = pool;
        this.ids = ids;
        this.random = random;
        this.keys = keys;
        this.seal = seal;
    }

    /** An invitation that was just made. */
    public record Invited(UUID id, String code, OffsetDateTime expiresAt) {

        /** Without the code. */
        @Override
        public String toString() {
            return "Invited[" + id + "]";
        }
    }

    /** One whose code somebody knows. */
    public record Known(UUID id, UUID cardId) {}

    /**
     * Invites the holder of a card; earlier invitations end. Empty where the card is another issuer's, blocked, or registered.
     *
     * @param product what kind of card it is; absent leaves it
     * @param days    for which the code works
     */
    public Uni<Optional<Invited>> invite(String issuerId, UUID cardId, @Nullable Product product, int days) {
        UUID id = ids.next();
        String code = draw();
        Buffer hash = Buffer.buffer(hash(keys.active(Purpose.CODE), issuerId, code));
        return pool.withTransaction(db -> db.preparedQuery(LOCK)
                .execute(Tuple.of(cardId, issuerId, product == null ? null : product.name()))
                .chain(locked -> locked.rowCount() == 0
                        ? Uni.createFrom().item(Optional.empty())
                        : db.preparedQuery(END_OTHERS)
                                .execute(Tuple.of(cardId))
                                .chain(() -> db.preparedQuery(ADD).execute(Tuple.of(id, issuerId, cardId, hash, days)))
                                .map(rows -> Optional.of(new Invited(
                                        id, code, rows.iterator().next().getOffsetDateTime(0))))));
    }

    private String draw() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** The invitation with a code, for a card that is still nobody's. Counted, and the count committed, before anything is compared. */
    public Uni<Optional<Known>> attempt(String issuerId, String code, String lastFour) {
        Buffer[] hashes = keys.all(Purpose.CODE).stream()
                .map(key -> Buffer.buffer(hash(key, issuerId, plain(code))))
                .toArray(Buffer[]::new);
        return pool.preparedQuery(COUNT).execute(Tuple.of(hashes, issuerId)).map(rows -> rows.stream()
                .findFirst()
                .filter(row -> fits(row, lastFour))
                .map(Invitations::known));
    }

    private static boolean fits(Row row, String lastFour) {
        return row.getBoolean("free") && row.getString("last_four").equals(lastFour.strip());
    }

    private static Known known(Row row) {
        return new Known(row.getUUID("id"), row.getUUID("card_id"));
    }

    /** The attempt was right, whatever else was wrong. */
    public Uni<Void> forgive(UUID id) {
        return pool.preparedQuery(FORGIVE).execute(Tuple.of(id)).replaceWithVoid();
    }

    /** Uses an invitation and gives its card to a member, in the caller's commit: true for exactly one caller. */
    public Uni<Boolean> claim(SqlClient db, Known invitation, UUID memberId, UUID credentialId, String message) {
        Buffer sealed = Buffer.buffer(seal.seal(message, Cards.PERSONAL_MESSAGE, invitation.cardId()));
        return db.preparedQuery(CLAIM)
                .execute(Tuple.of(invitation.id(), memberId, credentialId, sealed))
                .map(claimed -> claimed.rowCount() == 1);
    }

    /** Small letters, blanks and hyphens are how people type it. */
    public static String plain(String code) {
        return code.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
    }

    private static byte[] hash(Key key, String issuerId, String code) {
        return KeyRing.hmac(
                key, KIND, issuerId.getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.US_ASCII));
    }

    /** Deletes those that ended long ago. */
    public Uni<Void> forget() {
        return pool.query(FORGET).execute().replaceWithVoid();
    }
}
