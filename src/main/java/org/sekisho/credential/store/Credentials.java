package org.sekisho.credential.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Method;
import org.sekisho.credential.LockConfig;

/** All credentials: their secrets, and how often they have failed. */
@ApplicationScoped
public class Credentials {

    /**
     * Counts in the database, never in Java: two replicas that count at once count two. The failure that reaches a limit sets the
     * lock at once, before the answer is looked at; if the answer then is right, the lock goes with the counters.
     */
    private static final String COUNT = """
            UPDATE credential SET
                failures = failures + 1,
                disabled_at = CASE WHEN failures + 1 >= $4 THEN now() END,
                failures_in_round = CASE WHEN failures_in_round + 1 >= $2 THEN 0 ELSE failures_in_round + 1 END,
                locked_until = CASE WHEN failures_in_round + 1 >= $2
                    THEN now() + $3 * interval '1 second' * (2 ^ least(locks, 6)) END,
                locks = CASE WHEN failures_in_round + 1 >= $2 THEN locks + 1 ELSE locks END
            WHERE id = $1 AND disabled_at IS NULL AND (locked_until IS NULL OR locked_until <= now())
            RETURNING secret, failures, disabled_at IS NOT NULL AS disabled, locked_until IS NOT NULL AS locked
            """;

    private static final String OPEN = """
            SELECT secret, failures, false AS disabled, false AS locked FROM credential
            WHERE id = $1 AND disabled_at IS NULL AND (locked_until IS NULL OR locked_until <= now())
            """;

    private static final String SUCCEEDED = """
            UPDATE credential SET failures = 0, failures_in_round = 0, locks = 0, locked_until = NULL, disabled_at = NULL
            WHERE id = $1
            """;

    // What was looked at takes a while: whoever changed the secret meanwhile has said that the old one is worth
    // nothing.
    private static final String SUCCEEDED_WITH = """
            UPDATE credential SET failures = 0, failures_in_round = 0, locks = 0, locked_until = NULL, disabled_at = NULL
            WHERE id = $1 AND secret = $2
            """;

    private static final String STILL = "SELECT FROM credential WHERE id = $1 AND secret = $2 FOR UPDATE";

    private static final String CHANGE = """
            UPDATE credential SET secret = $3, failures = 0, failures_in_round = 0, locks = 0, locked_until = NULL, disabled_at = NULL
            WHERE id = $1 AND kind = 'PASSWORD' AND secret = $2
            """;

    private static final String ADD =
            "INSERT INTO credential (id, kind, secret) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";

    private final Pool pool;
    private final LockConfig lock;

    Credentials(Pool pool, LockConfig lock) {
        this.pool = pool;
        this.lock = lock;
    }

    /**
     * An answer that may be evaluated.
     *
     * @param secret   in its stored form, for those credentials that have one
     * @param failures since the last success, this answer taken for one
     * @param lock     what happens to the credential unless this answer is right
     */
    public record Admitted(@Nullable String secret, int failures, Lock lock) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "Admitted[" + failures + "]";
        }
    }

    /** What a failure leads to. */
    public enum Lock {
        /** The next answer is looked at. */
        NONE,
        /** None is, for a while. */
        TEMPORARY,
        /** None is, until the issuer lifts it. */
        DISABLED
    }

    /** Counts a failure in advance. Empty when the credential is locked: then nothing is counted and nothing may be evaluated. */
    public Uni<Optional<Admitted>> count(SqlClient db, UUID id) {
        return db.preparedQuery(COUNT)
                .execute(Tuple.of(id, lock.failures(), (double) lock.time().toSeconds(), lock.disableAfter()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(admitted(rows.iterator().next())));
    }

    /** The same for what nobody can guess: it counts nothing, because a count would only let strangers lock it. */
    public Uni<Optional<Admitted>> open(SqlClient db, UUID id) {
        return db.preparedQuery(OPEN)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(Credentials::admitted));
    }

    private static Admitted admitted(Row row) {
        return new Admitted(row.getString("secret"), row.getInteger("failures"), lock(row));
    }

    private static Lock lock(Row row) {
        if (row.getBoolean("disabled")) {
            return Lock.DISABLED;
        }
        return row.getBoolean("locked") ? Lock.TEMPORARY : Lock.NONE;
    }

    /** The answer was right: what was counted in advance is forgotten. */
    public Uni<Void> succeeded(SqlClient db, UUID id) {
        return db.preparedQuery(SUCCEEDED).execute(Tuple.of(id)).replaceWithVoid();
    }

    /**
     * The same after a secret was compared, which takes a while.
     *
     * @param secret in the stored form that was compared; false, and nothing is forgotten, where another one has taken its place
     */
    public Uni<Boolean> succeeded(SqlClient db, UUID id, String secret) {
        return db.preparedQuery(SUCCEEDED_WITH).execute(Tuple.of(id, secret)).map(updated -> updated.rowCount() == 1);
    }

    /** Whether a credential still has this secret, in its stored form; from then on until the end of the commit it has. */
    public Uni<Boolean> has(SqlClient db, UUID id, String secret) {
        return db.preparedQuery(STILL).execute(Tuple.of(id, secret)).map(rows -> rows.size() == 1);
    }

    /**
     * Another password, for somebody who has just proved the old one; as after a success, nothing is counted against it.
     *
     * @param old the stored form that was proved; false, and nothing changes, where another one has taken its place
     */
    public Uni<Boolean> changePassword(SqlClient db, UUID id, String old, String hash) {
        return db.preparedQuery(CHANGE).execute(Tuple.of(id, old, hash)).map(updated -> updated.rowCount() == 1);
    }

    /** Adds a credential, unless it is there. */
    public Uni<Void> addIfAbsent(UUID id, Method method, @Nullable String secret) {
        return add(pool, id, method, secret);
    }

    /** As {@link #addIfAbsent}, in the caller's commit. */
    public Uni<Void> add(SqlClient db, UUID id, Method method, @Nullable String secret) {
        return db.preparedQuery(ADD)
                .execute(Tuple.of(id, method.factor().name(), secret))
                .replaceWithVoid();
    }
}
