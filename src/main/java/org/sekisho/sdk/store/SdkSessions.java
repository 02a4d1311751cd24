package org.sekisho.sdk.store;

import static java.util.Objects.requireNonNull;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sekisho.platform.Presence;
import org.sekisho.platform.Recurring;
import org.sekisho.platform.key.Seal;
import org.sekisho.sdk.crypto.Encryption;
import org.sekisho.sdk.crypto.SessionKey;

/**
 * The conversations with apps. A message is taken under the lock of its row, which moves the counter and is committed before anything is
 * done with the message; its answer is kept before it is sent, and whoever sends the message again gets the same one.
 */
@ApplicationScoped
public class SdkSessions {

    private static final String KEY = "sdk_session.sealed_key";
    private static final String ANSWER = "sdk_session.sealed_answer";
    private static final String SCREEN = "sdk_session.sealed_screen";

    private static final String ADD =
            "INSERT INTO sdk_session (acs_trans_id, sdk_trans_id, selects, several, elsewhere, sealed_key) VALUES ($1, $2, $3, $4, $5, $6)";

    private static final String LOCK = """
            SELECT sdk_trans_id, selects, several, elsewhere, sealed_key, encryption, counter, request_hash, turn, sealed_answer, sealed_screen,
                coalesce(leased_until > clock_timestamp() AND (taker IS NULL OR EXISTS (
                    SELECT FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1 AND granted
                        AND classid::bigint << 32 | objid::bigint = taker
                        AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))), false) AS leased
            FROM sdk_session WHERE acs_trans_id = $1 FOR UPDATE
            """;

    /** Longer than any answer takes. A replica that dies is missed at once; one that hangs is taken for dead afterwards. */
    private static final String TAKE = """
            UPDATE sdk_session SET encryption = $2, counter = $3, request_hash = $4, turn = turn + 1, sealed_answer = NULL,
                leased_until = clock_timestamp() + interval '15 seconds', taker = $5
            WHERE acs_trans_id = $1 RETURNING turn
            """;

    private static final String ANSWERED = """
            UPDATE sdk_session SET sealed_answer = $3, sealed_screen = coalesce($4, sealed_screen), leased_until = NULL,
                sealed_key = CASE WHEN $5 THEN NULL ELSE sealed_key END
            WHERE acs_trans_id = $1 AND turn = $2 AND sealed_answer IS NULL
            """;

    private static final String CLOSE = """
            UPDATE sdk_session SET sealed_key = NULL, request_hash = $2, sealed_answer = $3, leased_until = NULL, turn = turn + 1
            WHERE acs_trans_id = $1 AND sealed_key IS NOT NULL
            """;

    /** No challenge lasts half as long. */
    private static final String FORGET = "DELETE FROM sdk_session WHERE created_at < now() - interval '1 day'";

    /** Ended before an app began, so nothing will be said under these keys. [3DS: erase keys when the first CReq is missing] */
    private static final String FORGET_KEYS = """
            UPDATE sdk_session s SET sealed_key = NULL FROM transaction t
            WHERE s.turn = 0 AND s.sealed_key IS NOT NULL AND t.acs_trans_id = s.acs_trans_id AND t.state = 'FINAL'
            """;

    private final Pool pool;
    private final Seal seal;
    private final Recurring recurring;
    private final Presence presence;

    SdkSessions(Pool pool, Seal seal, Recurring recurring, Presence presence) {
        this.presence = presence;
        this.pool = pool;
        this.seal = seal;
        this.recurring = recurring;
    }

    /** Keeps the key that was agreed on for a challenge to come. */
    public Uni<Void> add(
            UUID acsTransId, String sdkTransID, boolean selects, boolean several, boolean elsewhere, SessionKey key) {
        String text = Base64.getEncoder().encodeToString(key.all());
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(
                        acsTransId,
                        sdkTransID,
                        selects,
                        several,
                        elsewhere,
                        Buffer.buffer(seal.seal(text, KEY, acsTransId))))
                .replaceWithVoid();
    }

    /** A message that was read under the lock. */
    public interface Read {
        /** How it was encrypted. */
        Encryption encryption();
    }

    /**
     * Takes a message.
     *
     * @param hash of its bytes
     * @param read opens it and compares its counter; if it fails nothing has happened
     */
    public <M extends Read> Uni<Taken<M>> take(UUID acsTransId, byte[] hash, Function<SdkSession, M> read) {
        return pool.withTransaction(db -> db.preparedQuery(LOCK)
                .execute(Tuple.of(acsTransId))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().<Taken<M>>item(new Taken.Unknown<>())
                        : take(db, acsTransId, rows.iterator().next(), hash, read)));
    }

    private <M extends Read> Uni<Taken<M>> take(
            SqlConnection db, UUID id, Row row, byte[] hash, Function<SdkSession, M> read) {
        byte[] last = bytes(row, "request_hash");
        byte[] answer = bytes(row, "sealed_answer");
        boolean same = last != null && MessageDigest.isEqual(last, hash);
        if (same && answer != null) {
            return Uni.createFrom().item(new Taken.Answered<>(seal.open(answer, ANSWER, id)));
        }
        if (row.getBoolean("leased")) {
            return Uni.createFrom().item(new Taken.Wait<>());
        }
        byte[] key = bytes(row, "sealed_key");
        return key == null
                ? Uni.createFrom().item(new Taken.Over<>())
                : take(db, id, session(id, row, key, same), hash, read);
    }

    private <M extends Read> Uni<Taken<M>> take(
            SqlConnection db, UUID id, SdkSession session, byte[] hash, Function<SdkSession, M> read) {
        M message = read.apply(session);
        return db.preparedQuery(TAKE)
                .execute(Tuple.of(
                        id, message.encryption().name(), session.expected() + 1, Buffer.buffer(hash), presence.id()))
                .map(rows -> new Taken.Yours<>(
                        message, session, rows.iterator().next().getInteger("turn")));
    }

    /** Of a message that nobody could answer the counter has moved already. */
    private SdkSession session(UUID id, Row row, byte[] key, boolean again) {
        String encryption = row.getString("encryption");
        byte[] screen = bytes(row, "sealed_screen");
        return new SdkSession(
                requireNonNull(row.getString("sdk_trans_id")),
                row.getBoolean("selects"),
                row.getBoolean("several"),
                row.getBoolean("elsewhere"),
                new SessionKey(Base64.getDecoder().decode(seal.open(key, KEY, id))),
                encryption == null ? null : Encryption.valueOf(encryption),
                row.getInteger("counter") - (again ? 1 : 0),
                screen == null ? null : SdkSession.Shown.of(seal.open(screen, SCREEN, id)));
    }

    /**
     * Keeps the answer to a message, to be sent afterwards; false where another one was faster.
     *
     * @param shown what the app shows from now on; null for the last answer, after which the key is gone
     */
    public Uni<Boolean> answered(UUID acsTransId, int turn, String answer, SdkSession.@Nullable Shown shown) {
        return pool.preparedQuery(ANSWERED)
                .execute(Tuple.of(
                        acsTransId,
                        turn,
                        Buffer.buffer(seal.seal(answer, ANSWER, acsTransId)),
                        shown == null ? null : Buffer.buffer(seal.seal(shown.text(), SCREEN, acsTransId)),
                        shown == null))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Ends a conversation that broke, with the answer to what broke it. */
    public Uni<Void> close(UUID acsTransId, byte[] hash, String answer) {
        return pool.preparedQuery(CLOSE)
                .execute(
                        Tuple.of(acsTransId, Buffer.buffer(hash), Buffer.buffer(seal.seal(answer, ANSWER, acsTransId))))
                .replaceWithVoid();
    }

    @Scheduled(every = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return recurring.take(
                "deleting old conversations with apps",
                pool.query(FORGET)
                        .execute()
                        .chain(() -> pool.query(FORGET_KEYS).execute())
                        .replaceWithVoid());
    }

    private static byte @Nullable [] bytes(Row row, String column) {
        io.vertx.mutiny.core.buffer.Buffer buffer = row.getBuffer(column);
        return buffer == null ? null : buffer.getBytes();
    }
}
