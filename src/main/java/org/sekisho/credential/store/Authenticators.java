package org.sekisho.credential.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.store.Cards;
import org.sekisho.credential.oath.OathHash;
import org.sekisho.credential.oath.Totp;
import org.sekisho.platform.key.Seal;

/** Authenticators that members bring along: TOTP with SHA-1, six digits and thirty seconds, which is what all of them know. */
@ApplicationScoped
public class Authenticators {

    private static final String KEY = "authenticator.totp_key";
    private static final int DIGITS = 6;

    /** RFC 6238, 5.2, advises one step for the way and the clock. */
    private static final int STEPS = 1;

    private static final String FORGET_OTHERS =
            "DELETE FROM authenticator WHERE card_id = $1 AND credential_id IS NULL";

    private static final String ADD = """
            INSERT INTO authenticator (id, card_id, member_id, totp_key, expires_at)
            VALUES ($1, $2, $3, $4, now() + $5 * interval '1 second')
            """;

    private static final String COUNT = """
            UPDATE authenticator SET tries = tries + 1
            WHERE id = $1 AND card_id = $2 AND credential_id IS NULL AND removed_at IS NULL AND expires_at > now() AND tries < $3
            RETURNING id, totp_key, extract(epoch FROM clock_timestamp())::bigint AS now
            """;

    private static final String CONFIRM = """
            UPDATE authenticator SET credential_id = $2, last_step = $3
            WHERE id = $1 AND credential_id IS NULL AND removed_at IS NULL AND expires_at > now()
            """;

    private static final String FIND = """
            SELECT id, totp_key, extract(epoch FROM clock_timestamp())::bigint AS now FROM authenticator
            WHERE credential_id = $1 AND removed_at IS NULL ORDER BY id
            """;

    /** The step only grows, so a code works once, and none before it works any more. */
    private static final String USE =
            "UPDATE authenticator SET last_step = $2, last_used_at = now() WHERE id = $1 AND last_step < $2 AND removed_at IS NULL";

    private static final String OF_MEMBER = """
            SELECT id, card_id, created_at, last_used_at FROM authenticator
            WHERE member_id = $1 AND credential_id IS NOT NULL AND removed_at IS NULL ORDER BY created_at
            """;

    private static final String CARD = "SELECT card_id FROM authenticator WHERE id = $1";

    private static final String REMOVE = """
            UPDATE authenticator SET removed_at = now(), totp_key = NULL
            WHERE id = $1 AND removed_at IS NULL RETURNING credential_id
            """;

    private final Pool pool;
    private final Seal seal;
    private final Cards cards;
    private final AppCredentials credentials;

    Authenticators(Pool pool, Seal seal, Cards cards, AppCredentials credentials) {
        this.pool = pool;
        this.seal = seal;
        this.cards = cards;
        this.credentials = credentials;
    }

    private record Hit(UUID id, long step) {}

    /** What a member sees of an authenticator. */
    public record Shown(
            UUID id, UUID cardId, Instant since, @Nullable Instant lastUsed) {}

    /** The confirmed ones of a member, the oldest first. */
    public Uni<List<Shown>> ofMember(UUID memberId) {
        return pool.preparedQuery(OF_MEMBER)
                .execute(Tuple.of(memberId))
                .map(rows -> rows.stream().map(Authenticators::shown).toList());
    }

    private static Shown shown(Row row) {
        var used = row.getOffsetDateTime("last_used_at");
        return new Shown(
                row.getUUID("id"),
                row.getUUID("card_id"),
                row.getOffsetDateTime("created_at").toInstant(),
                used == null ? null : used.toInstant());
    }

    /** Keeps the key of an authenticator that has to show a code yet; an earlier one of the card that never did is forgotten. */
    public Uni<Void> begin(UUID id, Cards.Plate card, byte[] key, Duration validity) {
        String text = Base64.getEncoder().encodeToString(key);
        return pool.withTransaction(db -> db.preparedQuery(FORGET_OTHERS)
                .execute(Tuple.of(card.id()))
                .chain(() -> db.preparedQuery(ADD)
                        .execute(Tuple.of(
                                id, card.id(), card.memberId(), Buffer.buffer(seal.seal(text, KEY, id)), (double)
                                        validity.toSeconds())))
                .replaceWithVoid());
    }

    /** Takes the first code, which shows that the key has arrived. Counted before it is looked at. */
    public Uni<Boolean> confirm(UUID id, UUID cardId, String code, int tries) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(id, cardId, tries))
                .map(rows ->
                        rows.stream().flatMap(row -> hits(row, code).stream()).findFirst())
                .chain(hit -> hit.map(found -> confirm(cardId, found))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Boolean> confirm(UUID cardId, Hit hit) {
        return pool.withTransaction(db -> credentials.ofCard(db, cardId).chain(credential -> db.preparedQuery(CONFIRM)
                .execute(Tuple.of(hit.id(), credential, hit.step()))
                .chain(confirmed -> confirmed.rowCount() == 1
                        ? Uni.createFrom().item(true)
                        : credentials.leaveIfEmpty(db, cardId, credential).replaceWith(false))));
    }

    /** Uses a code: true for exactly one caller. */
    Uni<Boolean> use(SqlClient db, UUID credentialId, String code) {
        return db.preparedQuery(FIND)
                .execute(Tuple.of(credentialId))
                .map(rows ->
                        rows.stream().flatMap(row -> hits(row, code).stream()).toList())
                .chain(hits -> useFirst(db, hits));
    }

    private static Uni<Boolean> useFirst(SqlClient db, List<Hit> hits) {
        Uni<Boolean> used = Uni.createFrom().item(false);
        for (Hit hit : hits) {
            used = used.chain(already -> already
                    ? Uni.createFrom().item(true)
                    : db.preparedQuery(USE)
                            .execute(Tuple.of(hit.id(), hit.step()))
                            .map(rows -> rows.rowCount() == 1));
        }
        return used;
    }

    private List<Hit> hits(Row row, String code) {
        UUID id = row.getUUID("id");
        byte[] key =
                Base64.getDecoder().decode(seal.open(row.getBuffer("totp_key").getBytes(), KEY, id));
        long current = Totp.step(row.getLong("now"));
        byte[] typed = code.getBytes(StandardCharsets.UTF_8);
        List<Hit> hits = new ArrayList<>();
        for (long step = current - STEPS; step <= current + STEPS; step++) {
            byte[] right = Totp.code(key, OathHash.SHA1, step, DIGITS).getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(right, typed)) {
                hits.add(new Hit(id, step));
            }
        }
        return hits;
    }

    /** Removes an authenticator and its key. With the last one behind a card the holder is no longer asked for codes of an app. */
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
                        .map(row -> Optional.ofNullable(row.getUUID(0)))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(credential -> credentials.leaveIfEmpty(db, cardId, credential))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
