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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.credential.passkey.Passkey;
import org.sekisho.platform.Ids;
import org.sekisho.platform.key.Seal;

/** The passkeys of members: which there are, another, and one less. */
@ApplicationScoped
public class Passkeys {

    private static final String LABEL = "passkey.label";

    /** Nobody needs more, and a browser is told all of them. */
    private static final int MOST = 20;

    private static final String OF_MEMBER = """
            SELECT id, label, raw_id, transports, backed_up, created_at, last_used_at FROM passkey
            WHERE member_id = $1 AND removed_at IS NULL ORDER BY created_at, id
            """;

    private static final String OF_CREDENTIAL = """
            SELECT p.id, p.label, p.raw_id, p.transports, p.backed_up, p.created_at, p.last_used_at
            FROM passkey p JOIN passkey_holder h ON h.member_id = p.member_id
            WHERE h.credential_id = $1 AND p.removed_at IS NULL ORDER BY p.created_at, p.id
            """;

    private static final String ADD = """
            INSERT INTO passkey (id, member_id, raw_id, public_key, sign_count, transports, backup_eligible, backed_up, label)
            SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9
            WHERE (SELECT count(*) FROM passkey WHERE member_id = $2 AND removed_at IS NULL) < $10
            ON CONFLICT DO NOTHING
            """;

    private static final String REMOVE = """
            UPDATE passkey SET removed_at = now(), public_key = NULL WHERE id = $1 AND member_id = $2 AND removed_at IS NULL
            """;

    private final Pool pool;
    private final Seal seal;
    private final Ids ids;
    private final PasskeyHolders holders;
    private final PasskeyChallenges challenges;

    Passkeys(Pool pool, Seal seal, Ids ids, PasskeyHolders holders, PasskeyChallenges challenges) {
        this.pool = pool;
        this.seal = seal;
        this.ids = ids;
        this.holders = holders;
        this.challenges = challenges;
    }

    /**
     * What a member, and the member's browser, see of a passkey.
     *
     * @param rawId      WebAuthn's credential ID, in base64url
     * @param transports how browsers reach it
     * @param backedUp   whether it was copied to other devices
     */
    public record Shown(
            UUID id,
            String label,
            String rawId,
            List<String> transports,
            boolean backedUp,
            Instant since,
            @Nullable Instant lastUsed) {

        /** Not the label. */
        @Override
        public String toString() {
            return "Shown[" + id + "]";
        }
    }

    /** The passkeys of a member, the oldest first. */
    public Uni<List<Shown>> ofMember(UUID memberId) {
        return shown(OF_MEMBER, memberId);
    }

    /** The passkeys behind a credential. */
    public Uni<List<Shown>> ofCredential(UUID credentialId) {
        return shown(OF_CREDENTIAL, credentialId);
    }

    private Uni<List<Shown>> shown(String statement, UUID id) {
        return pool.preparedQuery(statement)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().map(this::shown).toList());
    }

    private Shown shown(Row row) {
        UUID id = row.getUUID("id");
        var used = row.getOffsetDateTime("last_used_at");
        String transports = row.getString("transports");
        return new Shown(
                id,
                seal.open(row.getBuffer("label").getBytes(), LABEL, id),
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(row.getBuffer("raw_id").getBytes()),
                transports.isEmpty() ? List.of() : List.of(transports.split(" ")),
                row.getBoolean("backed_up"),
                row.getOffsetDateTime("created_at").toInstant(),
                used == null ? null : used.toInstant());
    }

    /**
     * What a new passkey is called and how browsers say they reach it.
     *
     * @param challenge it was made with
     */
    public record Named(byte[] challenge, String label, List<String> transports) {}

    /** Adds a verified passkey, if its challenge was drawn for this member and is unused; false for one that is known already. */
    public Uni<Boolean> add(UUID memberId, Passkey passkey, Named named) {
        return pool.withTransaction(db -> challenges
                .use(db, PasskeyChallenges.Aim.registration(memberId), named.challenge())
                .chain(used -> used
                        ? holders.lock(db, memberId)
                        : Uni.createFrom().item(Optional.<PasskeyHolders.Handled>empty()))
                .chain(holder -> holder.map(known -> added(db, memberId, passkey, named)
                                .call(added -> added
                                        ? holders.offer(db, memberId, known)
                                        : Uni.createFrom().voidItem()))
                        .orElseGet(() -> Uni.createFrom().item(false))));
    }

    private Uni<Boolean> added(SqlClient db, UUID memberId, Passkey passkey, Named named) {
        UUID id = ids.next();
        return db.preparedQuery(ADD)
                .execute(Tuple.from(List.of(
                        id,
                        memberId,
                        Buffer.buffer(passkey.rawId()),
                        Buffer.buffer(passkey.publicKey()),
                        passkey.signCount(),
                        String.join(" ", named.transports()),
                        passkey.backupEligible(),
                        passkey.backedUp(),
                        Buffer.buffer(seal.seal(named.label(), LABEL, id)),
                        MOST)))
                .map(added -> added.rowCount() == 1);
    }

    /** Removes a passkey and its key; with the last one the member is no longer asked for any. False where it is not the member's. */
    public Uni<Boolean> remove(UUID memberId, UUID id) {
        return pool.withTransaction(
                db -> holders.lock(db, memberId).chain(holder -> holder.map(known -> db.preparedQuery(REMOVE)
                                .execute(Tuple.of(id, memberId))
                                .map(removed -> removed.rowCount() == 1)
                                .call(() -> holders.leaveIfEmpty(db, memberId, known)))
                        .orElseGet(() -> Uni.createFrom().item(false))));
    }
}
