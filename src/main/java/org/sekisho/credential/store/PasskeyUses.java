package org.sekisho.credential.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.credential.passkey.Passkey;
import org.sekisho.credential.passkey.Presented;
import org.sekisho.credential.passkey.Verified;
import org.sekisho.credential.passkey.WebAuthn;
import org.sekisho.credential.passkey.WebAuthn.Place;

/** Answers of passkeys: each uses its challenge up, right or wrong, and a counter only grows. */
@ApplicationScoped
public class PasskeyUses {

    private static final String FIND = """
            SELECT p.id, p.member_id, h.credential_id, h.user_handle, p.raw_id, p.public_key, p.sign_count, p.backup_eligible, p.backed_up
            FROM passkey p JOIN passkey_holder h ON h.member_id = p.member_id
            """;

    private static final String FIND_OF_CREDENTIAL =
            FIND + "WHERE p.raw_id = $1 AND p.removed_at IS NULL AND h.credential_id = $2";

    /** A locked credential signs nobody in either; signatures are not counted there, because they cannot be guessed. */
    private static final String FIND_OF_ISSUER = FIND + """
                JOIN member m ON m.id = p.member_id
                JOIN credential k ON k.id = h.credential_id
            WHERE p.raw_id = $1 AND p.removed_at IS NULL AND m.issuer_id = $2
                AND k.disabled_at IS NULL AND (k.locked_until IS NULL OR k.locked_until <= now())
            """;

    /** Of two copies of a passkey that count, one will not get past this. An authenticator that does not count says 0 for ever. */
    private static final String USE = """
            UPDATE passkey SET sign_count = $2, backed_up = $3, last_used_at = now()
            WHERE id = $1 AND removed_at IS NULL AND (sign_count < $2 OR sign_count = 0 AND $2 = 0)
            """;

    private final PasskeyChallenges challenges;
    private final WebAuthn webAuthn;
    private final MeterRegistry metrics;

    PasskeyUses(PasskeyChallenges challenges, WebAuthn webAuthn, MeterRegistry metrics) {
        this.challenges = challenges;
        this.webAuthn = webAuthn;
        this.metrics = metrics;
    }

    /** Whose passkey an answer was. */
    public record Owner(UUID memberId, UUID credentialId) {}

    /** What became of an answer. */
    public enum Outcome {
        RIGHT,
        WRONG,
        /** Not a passkey that is known here. */
        UNKNOWN,
        /** The challenge was not ours, not for this, used, or has run out. */
        STALE,
        /** It counts less than before: somebody may have copied it. */
        COUNTS_BACK
    }

    /**
     * An answer that was looked at.
     *
     * @param owner present where it was right
     */
    public record Used(Outcome outcome, Optional<Owner> owner) {

        /** Whether it proves its holder. */
        public boolean right() {
            return outcome == Outcome.RIGHT;
        }
    }

    private record Known(UUID id, Owner owner, byte[] handle, Passkey passkey) {}

    /** Uses an answer for a purchase, in the caller's commit; the passkey has to be behind the credential that is asked for. */
    public Uni<Used> forPurchase(SqlClient db, PasskeyChallenges.Aim aim, UUID credentialId, Presented presented) {
        return use(db, aim, presented, Place.ANY_FRAME, FIND_OF_CREDENTIAL, credentialId)
                .invoke(used -> counted("purchase", used));
    }

    /** Uses an answer to sign one of an issuer's members in, in the caller's commit; it has to say who it is. */
    public Uni<Used> forSignIn(SqlClient db, String issuerId, Presented presented) {
        if (presented.userHandle() == null) {
            return Uni.createFrom().item(refused(Outcome.WRONG)).invoke(used -> counted("sign-in", used));
        }
        return use(db, PasskeyChallenges.Aim.signIn(issuerId), presented, Place.OWN_PAGE, FIND_OF_ISSUER, issuerId)
                .invoke(used -> counted("sign-in", used));
    }

    private void counted(String at, Used used) {
        metrics.counter("sekisho.passkeys", "at", at, "outcome", used.outcome().name())
                .increment();
    }

    private Uni<Used> use(
            SqlClient db, PasskeyChallenges.Aim aim, Presented presented, Place place, String find, Object whose) {
        return challenges
                .use(db, aim, presented.challenge())
                .chain(fresh -> fresh
                        ? db.preparedQuery(find)
                                .execute(Tuple.of(Buffer.buffer(presented.rawId()), whose))
                                .chain(rows -> rows.stream()
                                        .findFirst()
                                        .map(row -> look(db, known(row), presented, place))
                                        .orElseGet(() -> Uni.createFrom().item(refused(Outcome.UNKNOWN))))
                        : Uni.createFrom().item(refused(Outcome.STALE)));
    }

    private Uni<Used> look(SqlClient db, Known known, Presented presented, Place place) {
        byte[] handle = presented.userHandle();
        if (handle != null && !MessageDigest.isEqual(handle, known.handle())) {
            return Uni.createFrom().item(refused(Outcome.WRONG));
        }
        return switch (webAuthn.verified(presented, known.passkey(), place)) {
            case Verified.Wrong _ -> Uni.createFrom().item(refused(Outcome.WRONG));
            case Verified.CountsBack _ -> Uni.createFrom().item(refused(Outcome.COUNTS_BACK));
            case Verified.Right right ->
                db.preparedQuery(USE)
                        .execute(Tuple.of(known.id(), right.signCount(), right.backedUp()))
                        .map(used -> used.rowCount() == 1
                                ? new Used(Outcome.RIGHT, Optional.of(known.owner()))
                                : refused(Outcome.COUNTS_BACK));
        };
    }

    private static Used refused(Outcome outcome) {
        return new Used(outcome, Optional.empty());
    }

    private static Known known(Row row) {
        return new Known(
                row.getUUID("id"),
                new Owner(row.getUUID("member_id"), row.getUUID("credential_id")),
                row.getBuffer("user_handle").getBytes(),
                new Passkey(
                        row.getBuffer("raw_id").getBytes(),
                        row.getBuffer("public_key").getBytes(),
                        row.getLong("sign_count"),
                        row.getBoolean("backup_eligible"),
                        row.getBoolean("backed_up")));
    }
}
