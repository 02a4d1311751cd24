package org.sekisho.card.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Card;
import org.sekisho.card.Factor;
import org.sekisho.card.Holder;
import org.sekisho.card.MadeUpCards;
import org.sekisho.card.Method;
import org.sekisho.platform.key.Key;
import org.sekisho.platform.key.KeyRing;
import org.sekisho.platform.key.Purpose;
import org.sekisho.platform.key.Seal;
import org.sekisho.protocol.Pan;

/** All cards, found by card number in one statement although no card number is stored. */
@Singleton
public class Cards {

    /** Column names under which personal data is sealed. */
    static final String PERSONAL_MESSAGE = "card.personal_message";

    static final String EMAIL = "member.email";
    static final String PHONE = "member.phone";

    private static final String FIND = """
            SELECT c.id, c.issuer_id, c.last_four, c.status, c.member_id, m.language, member_shares(m.id) AS shares_data, c.credential_id, k.kind,
                m.email IS NOT NULL AS has_email, m.phone IS NOT NULL AS has_phone,
                k.disabled_at IS NOT NULL OR coalesce(k.locked_until > now(), false) AS locked,
                (k.disabled_at IS NOT NULL OR coalesce(k.locked_until > now(), false)) AND EXISTS (
                    SELECT FROM card_proof p JOIN credential a ON a.id = p.credential_id
                    WHERE p.card_id = c.id AND a.disabled_at IS NULL AND (a.locked_until IS NULL OR a.locked_until <= now())) AS others,
                EXISTS (SELECT FROM trusted_merchant t WHERE t.card_id = c.id AND t.merchant_key = $1::varchar) AS trusts
            FROM card c LEFT JOIN member m ON m.id = c.member_id LEFT JOIN credential k ON k.id = c.credential_id
            WHERE c.pan_hash IN (%s)
            """;

    private static final String PROOFS = """
            SELECT k.id AS credential_id, k.kind, m.email IS NOT NULL AS has_email, m.phone IS NOT NULL AS has_phone,
                k.disabled_at IS NOT NULL OR coalesce(k.locked_until > now(), false) AS locked
            FROM card c
                JOIN LATERAL (
                    SELECT c.credential_id, -1 AS rank UNION ALL SELECT credential_id, rank FROM card_proof WHERE card_id = c.id) p ON true
                JOIN credential k ON k.id = p.credential_id
                LEFT JOIN member m ON m.id = c.member_id
            WHERE c.id = $1 ORDER BY p.rank
            """;

    private static final String MAY_BE_TALKED_ABOUT =
            "SELECT coalesce(member_shares(member_id), true) FROM card WHERE id = $1";

    private static final String HOLDER = """
            SELECT c.id, c.personal_message, m.id AS member_id, m.email, m.phone, m.language
            FROM card c LEFT JOIN member m ON m.id = c.member_id WHERE c.id = $1
            """;

    private static final String ADD_CARD = """
            INSERT INTO card (id, issuer_id, member_id, credential_id, pan_hash, pan_key, last_four, status, personal_message)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING
            """;

    private static final String ADD_PROOF = """
            INSERT INTO card_proof (card_id, credential_id, rank)
            SELECT $1, $2, coalesce(max(rank), -1) + 1 FROM card_proof WHERE card_id = $1
            ON CONFLICT DO NOTHING
            """;

    /** Weak enough to let transactions of the card be opened meanwhile. */
    private static final String LOCK = "SELECT id FROM card WHERE id = $1 FOR NO KEY UPDATE";

    private static final String PLATE = "SELECT issuer_id, member_id, last_four, status FROM card WHERE id = $1";

    private static final String FIRST_PROOF =
            "UPDATE card SET credential_id = $2 WHERE id = $1 AND credential_id IS NULL";

    private static final String NEXT_PROOF = """
            UPDATE card SET credential_id = (SELECT credential_id FROM card_proof WHERE card_id = $1 ORDER BY rank LIMIT 1)
            WHERE id = $1 AND credential_id IS NULL
            """;

    private static final String NO_FIRST_PROOF =
            "UPDATE card SET credential_id = NULL WHERE id = $1 AND credential_id = $2";

    private static final String REMOVE_PROOF = "DELETE FROM card_proof WHERE card_id = $1 AND credential_id = $2";

    private static final String NONE_TWICE = """
            DELETE FROM card_proof p USING card c WHERE c.id = $1 AND p.card_id = c.id AND p.credential_id = c.credential_id
            """;

    private final Pool pool;
    private final KeyRing keys;
    private final Seal seal;
    private final MadeUpCards madeUp;
    private final String find;

    Cards(Pool pool, KeyRing keys, Seal seal, MadeUpCards madeUp) {
        this.madeUp = madeUp;
        this.pool = pool;
        this.keys = keys;
        this.seal = seal;
        this.find = find(keys.all(Purpose.PAN).size());
    }

    /** A parameter for each key: with an array of hashes PostgreSQL would plan the statement anew each time. */
    private static String find(int keys) {
        return FIND.formatted(IntStream.rangeClosed(2, keys + 1)
                .mapToObj(place -> "$" + place)
                .collect(Collectors.joining(", ")));
    }

    /** The card with a number, whichever key of the ring it was stored with. */
    public Uni<Optional<Card>> find(Pan pan) {
        return find(pan, null);
    }

    /** The same, with whether its holder trusts this merchant, as {@link TrustedMerchants} names it. */
    public Uni<Optional<Card>> find(Pan pan, @Nullable String merchantKey) {
        return madeUp.find(pan)
                .map(one ->
                        stored(one.standIn(), merchantKey).map(card -> card.map(found -> found.with(pan.lastFour()))))
                .orElseGet(() -> stored(pan, merchantKey));
    }

    private Uni<Optional<Card>> stored(Pan pan, @Nullable String merchantKey) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(merchantKey);
        keys.all(Purpose.PAN).forEach(key -> values.add(hash(key, pan)));
        return pool.preparedQuery(find)
                .execute(Tuple.from(values))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(card(rows.iterator().next())));
    }

    /** Whether a partner may hear of a card's use: not where its member has stopped that. Holds as long as any reading of consent. */
    public Uni<Boolean> mayBeTalkedAbout(UUID cardId) {
        return pool.preparedQuery(MAY_BE_TALKED_ABOUT)
                .execute(Tuple.of(cardId))
                .map(rows -> rows.size() == 1 && rows.iterator().next().getBoolean(0));
    }

    /** The holder of a card, opened for a page or a mail. */
    public Uni<Holder> holder(UUID cardId) {
        return pool.preparedQuery(HOLDER)
                .execute(Tuple.of(cardId))
                .map(rows -> holder(rows.iterator().next()));
    }

    /** All that the holder of a card can be asked for, in the order in which it is offered. */
    public Uni<List<Card.Proof>> proofs(SqlClient db, UUID cardId) {
        return db.preparedQuery(PROOFS).execute(Tuple.of(cardId)).map(rows -> {
            List<Card.Proof> proofs = new ArrayList<>();
            rows.forEach(row -> methods(row)
                    .forEach(method -> proofs.add(
                            new Card.Proof(row.getUUID("credential_id"), method, row.getBoolean("locked")))));
            return proofs;
        });
    }

    /** As {@link #proofs(SqlClient, UUID)}, outside of a transaction of the database. */
    public Uni<List<Card.Proof>> proofs(UUID cardId) {
        return proofs(pool, cardId);
    }

    /** A name for a card number that nobody can turn back without the key: what partners may see. */
    public String token(Pan pan) {
        return java.util.HexFormat.of()
                .formatHex(KeyRing.hmac(
                        keys.active(Purpose.PAN),
                        "token".getBytes(StandardCharsets.US_ASCII),
                        pan.digits().getBytes(StandardCharsets.US_ASCII)));
    }

    /**
     * Adds a card, unless its number is there.
     *
     * @param card its member and proof must exist already
     */
    public Uni<Void> addIfAbsent(Card card, Pan pan, @Nullable String personalMessage) {
        Key key = keys.active(Purpose.PAN);
        return pool.preparedQuery(ADD_CARD)
                .execute(Tuple.from(Arrays.<@Nullable Object>asList(
                        card.id(),
                        card.issuerId(),
                        card.member() == null ? null : card.member().id(),
                        card.proof() == null ? null : card.proof().credentialId(),
                        hash(key, pan),
                        (short) key.id(),
                        pan.lastFour(),
                        card.blocked() ? "BLOCKED" : "ACTIVE",
                        personalMessage == null
                                ? null
                                : Buffer.buffer(seal.seal(personalMessage, PERSONAL_MESSAGE, card.id())))))
                .replaceWithVoid();
    }

    /** Offers another credential to the holder of a card, after those that are offered already; none twice. */
    public Uni<Void> addProof(UUID cardId, UUID credentialId) {
        return pool.preparedQuery(ADD_PROOF)
                .execute(Tuple.of(cardId, credentialId))
                .replaceWithVoid();
    }

    /**
     * What stands on a card, but for its number and its holder's name.
     *
     * @param memberId absent until somebody registers it
     */
    public record Plate(UUID id, String issuerId, @Nullable UUID memberId, String lastFour, boolean blocked) {}

    /** A card by its id. */
    public Uni<Optional<Plate>> plate(UUID cardId) {
        return plate(pool, cardId);
    }

    /** As {@link #plate(UUID)}, inside a transaction of the database. */
    public Uni<Optional<Plate>> plate(SqlClient db, UUID cardId) {
        return db.preparedQuery(PLATE).execute(Tuple.of(cardId)).map(rows -> rows.stream()
                .findFirst()
                .map(row -> new Plate(
                        cardId,
                        row.getString("issuer_id"),
                        row.getUUID("member_id"),
                        row.getString("last_four"),
                        row.getString("status").equals("BLOCKED"))));
    }

    /** Holds others off who want to change what the holder of a card can be asked for, until the caller's commit. */
    public Uni<Void> lock(SqlClient db, UUID cardId) {
        return db.preparedQuery(LOCK).execute(Tuple.of(cardId)).replaceWithVoid();
    }

    /** As {@link #addProof(UUID, UUID)}, in the caller's commit; the first credential of a card becomes the one that is asked for. */
    public Uni<Void> addProof(SqlClient db, UUID cardId, UUID credentialId) {
        Tuple both = Tuple.of(cardId, credentialId);
        return db.preparedQuery(FIRST_PROOF)
                .execute(both)
                .chain(first -> first.rowCount() == 1
                        ? Uni.createFrom().voidItem()
                        : db.preparedQuery(ADD_PROOF).execute(both).replaceWithVoid());
    }

    /** Offers a credential no more; the next in line takes its place. */
    public Uni<Void> removeProof(SqlClient db, UUID cardId, UUID credentialId) {
        Tuple both = Tuple.of(cardId, credentialId);
        return db.preparedQuery(REMOVE_PROOF)
                .execute(both)
                .chain(() -> db.preparedQuery(NO_FIRST_PROOF).execute(both))
                .chain(() -> db.preparedQuery(NEXT_PROOF).execute(Tuple.of(cardId)))
                .chain(() -> db.preparedQuery(NONE_TWICE).execute(Tuple.of(cardId)))
                .replaceWithVoid();
    }

    private static Buffer hash(Key key, Pan pan) {
        return Buffer.buffer(KeyRing.hmac(key, pan.digits().getBytes(StandardCharsets.US_ASCII)));
    }

    private static Card card(Row row) {
        UUID member = row.getUUID("member_id");
        UUID credential = row.getUUID("credential_id");
        return new Card(
                row.getUUID("id"),
                row.getString("issuer_id"),
                row.getString("last_four"),
                row.getString("status").equals("BLOCKED"),
                member == null
                        ? null
                        : new Card.Member(member, row.getString("language"), row.getBoolean("shares_data")),
                credential == null
                        ? null
                        : new Card.Proof(
                                credential,
                                methods(row).getFirst(),
                                row.getBoolean("locked"),
                                row.getBoolean("others")),
                row.getBoolean("trusts"));
    }

    /** The ways in which a credential can be asked for; codes go by mail where nothing is known. */
    static List<Method> methods(Row row) {
        return switch (Factor.valueOf(row.getString("kind"))) {
            case PASSWORD -> List.of(Method.PASSWORD);
            case APP -> List.of(Method.APP_CODE);
            case PASSKEY -> List.of(Method.PASSKEY);
            case SENT_CODE ->
                !row.getBoolean("has_phone")
                        ? List.of(Method.MAILED_CODE)
                        : row.getBoolean("has_email")
                                ? List.of(Method.MAILED_CODE, Method.SMS_CODE)
                                : List.of(Method.SMS_CODE);
        };
    }

    private Holder holder(Row row) {
        return new Holder(
                open(row, "personal_message", PERSONAL_MESSAGE, row.getUUID("id")),
                open(row, "email", EMAIL, row.getUUID("member_id")),
                open(row, "phone", PHONE, row.getUUID("member_id")),
                row.getString("language"));
    }

    private @Nullable String open(Row row, String field, String column, @Nullable UUID id) {
        io.vertx.mutiny.core.buffer.Buffer sealed = row.getBuffer(field);
        return sealed == null || id == null ? null : seal.open(sealed.getBytes(), column, id);
    }
}
