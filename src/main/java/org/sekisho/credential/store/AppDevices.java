package org.sekisho.credential.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.store.Cards;
import org.sekisho.credential.Colour;
import org.sekisho.platform.key.Seal;

/** The devices on which the app holds a card. Their keys are sealed, and go with them. */
@ApplicationScoped
public class AppDevices {

    static final String CODE_KEY = "app_device.code_key";
    private static final String REQUEST_KEY = "app_device.request_key";
    private static final String LABEL = "app_device.label";

    private static final String ADD = """
            INSERT INTO app_device (id, credential_id, card_id, member_id, label, colour, device_public, server_public, code_key, request_key)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """;

    // A row in any case: whoever is refused is told our time as well, because a wrong clock may be the reason.
    private static final String FIND = """
            SELECT clock_timestamp() AS now, d.id, d.credential_id, d.card_id, d.request_key
            FROM (SELECT 1) AS one LEFT JOIN app_device d ON d.id = $1 AND d.removed_at IS NULL
            """;

    private static final String OF_MEMBER = """
            SELECT id, card_id, label, colour, created_at, last_used_at FROM app_device
            WHERE member_id = $1 AND removed_at IS NULL ORDER BY created_at
            """;

    private static final String LABELLED =
            "UPDATE app_device SET label = $2, colour = $3 WHERE id = $1 AND removed_at IS NULL";

    private static final String CARD = "SELECT card_id FROM app_device WHERE id = $1";

    private static final String REMOVE = """
            UPDATE app_device SET removed_at = now(), code_key = NULL, request_key = NULL
            WHERE id = $1 AND removed_at IS NULL RETURNING credential_id
            """;

    private static final String HAS_ANY =
            "SELECT EXISTS (SELECT FROM app_device WHERE credential_id = $1 AND removed_at IS NULL)";

    private static final String USE =
            "UPDATE app_device SET last_used_at = now() WHERE id = $1 AND credential_id = $2 AND removed_at IS NULL";

    private final Pool pool;
    private final Seal seal;
    private final Cards cards;
    private final AppCredentials credentials;

    AppDevices(Pool pool, Seal seal, Cards cards, AppCredentials credentials) {
        this.pool = pool;
        this.seal = seal;
        this.cards = cards;
        this.credentials = credentials;
    }

    /** Both public keys of a device, and the two secrets that were made with them. */
    public record Keys(byte[] devicePublic, byte[] serverPublic, byte[] code, byte[] request) {

        /** None of them. */
        @Override
        public String toString() {
            return "Keys[…]";
        }
    }

    /**
     * A device that asks for something.
     *
     * @param requestKey what its requests are signed with
     */
    public record Device(UUID id, UUID credentialId, UUID cardId, byte[] requestKey) {

        /** Without the key. */
        @Override
        public String toString() {
            return "Device[" + id + "]";
        }
    }

    /**
     * What is known of a device.
     *
     * @param now the database's clock
     */
    public record Looked(@Nullable Device device, Instant now) {}

    /** What a member sees of a device. */
    public record Shown(
            UUID id,
            UUID cardId,
            String label,
            Colour colour,
            Instant since,
            @Nullable Instant lastUsed) {}

    /** Adds a device, in the caller's commit. */
    public Uni<Void> add(
            SqlClient db, UUID id, UUID credentialId, Cards.Plate card, Keys keys, String label, Colour colour) {
        return db.preparedQuery(ADD)
                .execute(Tuple.from(List.of(
                        id,
                        credentialId,
                        card.id(),
                        member(card),
                        sealed(label, LABEL, id),
                        colour.name(),
                        Buffer.buffer(keys.devicePublic()),
                        Buffer.buffer(keys.serverPublic()),
                        sealed(text(keys.code()), CODE_KEY, id),
                        sealed(text(keys.request()), REQUEST_KEY, id))))
                .replaceWithVoid();
    }

    private static UUID member(Cards.Plate card) {
        if (card.memberId() == null) {
            throw new IllegalStateException("a device for a card without a member");
        }
        return card.memberId();
    }

    /** The device with an id, unless it was removed. */
    public Uni<Looked> look(UUID id) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> looked(rows.iterator().next()));
    }

    private Looked looked(Row row) {
        UUID id = row.getUUID("id");
        return new Looked(
                id == null
                        ? null
                        : new Device(
                                id,
                                row.getUUID("credential_id"),
                                row.getUUID("card_id"),
                                key(row.getBuffer("request_key").getBytes(), REQUEST_KEY, id)),
                row.getOffsetDateTime("now").toInstant());
    }

    /** Whether the app stands behind a credential, and not only authenticators of the member's own. */
    public Uni<Boolean> hasAny(UUID credentialId) {
        return hasAny(pool, credentialId);
    }

    /** As {@link #hasAny(UUID)}, inside a transaction of the database. */
    public Uni<Boolean> hasAny(SqlClient db, UUID credentialId) {
        return db.preparedQuery(HAS_ANY)
                .execute(Tuple.of(credentialId))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** Notes that a device was used; false if it stands behind this credential no more. It stays until the caller's commit. */
    public Uni<Boolean> use(SqlClient db, UUID id, UUID credentialId) {
        return db.preparedQuery(USE).execute(Tuple.of(id, credentialId)).map(used -> used.rowCount() == 1);
    }

    /** The devices of a member, the oldest first. */
    public Uni<List<Shown>> ofMember(UUID memberId) {
        return pool.preparedQuery(OF_MEMBER)
                .execute(Tuple.of(memberId))
                .map(rows -> rows.stream().map(this::shown).toList());
    }

    private Shown shown(Row row) {
        UUID id = row.getUUID("id");
        var used = row.getOffsetDateTime("last_used_at");
        return new Shown(
                id,
                row.getUUID("card_id"),
                seal.open(row.getBuffer("label").getBytes(), LABEL, id),
                Colour.valueOf(row.getString("colour")),
                row.getOffsetDateTime("created_at").toInstant(),
                used == null ? null : used.toInstant());
    }

    /** Gives a device's card another name and colour. */
    public Uni<Void> label(UUID id, String label, Colour colour) {
        return pool.preparedQuery(LABELLED)
                .execute(Tuple.of(id, sealed(label, LABEL, id), colour.name()))
                .replaceWithVoid();
    }

    /** Removes a device and its keys. With the last one behind a card the holder is no longer asked for codes of an app. */
    public Uni<Void> remove(UUID id) {
        return pool.withTransaction(
                db -> db.preparedQuery(CARD).execute(Tuple.of(id)).chain(rows -> rows.stream()
                        .findFirst()
                        .map(row -> remove(db, id, row.getUUID(0)))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private Uni<Void> remove(SqlClient db, UUID id, UUID cardId) {
        return cards.lock(db, cardId)
                .chain(() -> db.preparedQuery(REMOVE).execute(Tuple.of(id)))
                .chain(removed -> removed.stream()
                        .findFirst()
                        .map(row -> credentials.leaveIfEmpty(db, cardId, row.getUUID(0)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    byte[] codeKey(Row row, UUID id) {
        return key(row.getBuffer("code_key").getBytes(), CODE_KEY, id);
    }

    private byte[] key(byte[] sealed, String column, UUID id) {
        return Base64.getDecoder().decode(seal.open(sealed, column, id));
    }

    private Buffer sealed(String text, String column, UUID id) {
        return Buffer.buffer(seal.seal(text, column, id));
    }

    private static String text(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }
}
