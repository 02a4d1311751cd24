package org.sekisho.card.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Card;
import org.sekisho.card.Holder;
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

    private static final String FIND = """
            SELECT c.id, c.issuer_id, c.last_four, c.status, c.member_id, m.language, member_shares(m.id) AS shares_data, c.credential_id, k.kind,
                k.disabled_at IS NOT NULL OR coalesce(k.locked_until > now(), false) AS locked
            FROM card c LEFT JOIN member m ON m.id = c.member_id LEFT JOIN credential k ON k.id = c.credential_id
            WHERE c.pan_hash IN (%s)
            """;

    private static final String MAY_BE_TALKED_ABOUT =
            "SELECT coalesce(member_shares(member_id), true) FROM card WHERE id = $1";

    private static final String HOLDER = """
            SELECT c.id, c.personal_message, m.id AS member_id, m.email, m.language
            FROM card c LEFT JOIN member m ON m.id = c.member_id WHERE c.id = $1
            """;

    private static final String ADD_CARD = """
            INSERT INTO card (id, issuer_id, member_id, credential_id, pan_hash, pan_key, last_four, status, personal_message)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING
            """;

    private final Pool pool;
    private final KeyRing keys;
    private final Seal seal;
    private final String find;

    Cards(Pool pool, KeyRing keys, Seal seal) {
        this.pool = pool;
        this.keys = keys;
        this.seal = seal;
        this.find = find(keys.all(Purpose.PAN).size());
    }

    /** A parameter for each key: with an array of hashes PostgreSQL would plan the statement anew each time. */
    private static String find(int keys) {
        return FIND.formatted(
                IntStream.rangeClosed(1, keys).mapToObj(place -> "$" + place).collect(Collectors.joining(", ")));
    }

    /** The card with a number, whichever key of the ring it was stored with. */
    public Uni<Optional<Card>> find(Pan pan) {
        List<Buffer> hashes =
                keys.all(Purpose.PAN).stream().map(key -> hash(key, pan)).toList();
        return pool.preparedQuery(find)
                .execute(Tuple.from(hashes))
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
                        : new Card.Proof(credential, Method.valueOf(row.getString("kind")), row.getBoolean("locked")));
    }

    private Holder holder(Row row) {
        return new Holder(
                open(row, "personal_message", PERSONAL_MESSAGE, row.getUUID("id")),
                open(row, "email", EMAIL, row.getUUID("member_id")),
                row.getString("language"));
    }

    private @Nullable String open(Row row, String field, String column, @Nullable UUID id) {
        io.vertx.mutiny.core.buffer.Buffer sealed = row.getBuffer(field);
        return sealed == null || id == null ? null : seal.open(sealed.getBytes(), column, id);
    }
}
