package org.sekisho.risk.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.risk.RuleReader;
import org.sekisho.risk.RulesInvalid;
import org.sekisho.risk.store.RuleVersion.Status;
import org.sekisho.risk.store.RuleVersion.Written;

/**
 * Puts a version in force and the one before out of it, in one commit. The issuer's row is locked meanwhile, so publications of one
 * issuer come one after the other, and whoever finds another version in force than it saw is refused.
 */
@ApplicationScoped
public class Publications {

    private static final String SEEN = "SELECT version FROM rule_set WHERE issuer_id = $1 AND status = 'ACTIVE'";

    private static final String LOCK = "SELECT FROM issuer WHERE id = $1 FOR NO KEY UPDATE";

    /** A draft must not be replaced while it is published. */
    private static final String FIND =
            "SELECT " + RuleVersion.COLUMNS + ", rules FROM rule_set WHERE issuer_id = $1 AND version = $2 FOR UPDATE";

    private static final String RETIRE =
            "UPDATE rule_set SET status = 'RETIRED' WHERE issuer_id = $1 AND status = 'ACTIVE'";

    private static final String ACTIVATE = """
            UPDATE rule_set SET status = 'ACTIVE', published_by = $3, published_at = now()
            WHERE issuer_id = $1 AND version = $2 AND (status = 'RETIRED' OR status = 'DRAFT' AND (created_by <> $3 OR NOT $4))
            RETURNING\s""" + RuleVersion.COLUMNS;

    private final Pool pool;

    Publications(Pool pool) {
        this.pool = pool;
    }

    /**
     * What is to be published.
     *
     * @param by             the client that wants it
     * @param twoClients     whether a draft needs another client than the one that wrote it
     * @param expectedActive the version that is taken to be in force, 0 for none
     * @param expectedId     names what the version is taken to say
     */
    public record Wanted(
            String issuerId,
            int version,
            String by,
            boolean twoClients,
            @Nullable Integer expectedActive,
            @Nullable UUID expectedId) {}

    /** What came of it. */
    public sealed interface Publication {

        /** It is in force. */
        record Done(RuleVersion version) implements Publication {}

        /** Nothing changed. */
        enum Refused implements Publication {
            NO_SUCH_VERSION,
            /** Another version is in force than was expected, or than was when the request came. */
            OTHER_ACTIVE,
            /** The draft was replaced. */
            OTHER_CONTENT,
            /** Whoever wrote it must not publish it. */
            SAME_CLIENT,
            /** This version of Sekisho cannot read it, and would ask every cardholder. */
            UNREADABLE
        }
    }

    /** Publishes a draft, or a retired version again. */
    public Uni<Publication> publish(Wanted wanted) {
        Tuple issuer = Tuple.of(wanted.issuerId());
        return pool.withTransaction(db -> active(db, issuer).chain(seen -> db.preparedQuery(LOCK)
                .execute(issuer)
                .chain(() -> active(db, issuer))
                .chain(active -> publish(
                        db, wanted, active, wanted.expectedActive() == null ? seen : wanted.expectedActive()))));
    }

    private static Uni<Integer> active(SqlConnection db, Tuple issuer) {
        return db.preparedQuery(SEEN)
                .execute(issuer)
                .map(rows -> first(rows).map(row -> row.getInteger(0)).orElse(0));
    }

    private static Uni<Publication> publish(SqlConnection db, Wanted wanted, int active, int expected) {
        return db.preparedQuery(FIND)
                .execute(Tuple.of(wanted.issuerId(), wanted.version()))
                .map(rows -> first(rows).map(Written::of))
                .chain(found -> refusal(found, wanted, active == expected)
                        .<Uni<Publication>>map(refused -> Uni.createFrom().item(refused))
                        .orElseGet(
                                () -> activate(db, wanted, found.orElseThrow().about())));
    }

    private static Optional<Publication.Refused> refusal(Optional<Written> found, Wanted wanted, boolean asExpected) {
        if (found.isEmpty()) {
            return Optional.of(Publication.Refused.NO_SUCH_VERSION);
        }
        RuleVersion version = found.get().about();
        if (!asExpected) {
            return Optional.of(Publication.Refused.OTHER_ACTIVE);
        }
        if (wanted.expectedId() != null && !wanted.expectedId().equals(version.id())) {
            return Optional.of(Publication.Refused.OTHER_CONTENT);
        }
        if (wanted.twoClients()
                && version.status() == Status.DRAFT
                && version.createdBy().equals(wanted.by())) {
            return Optional.of(Publication.Refused.SAME_CLIENT);
        }
        return isReadable(found.get().rules()) ? Optional.empty() : Optional.of(Publication.Refused.UNREADABLE);
    }

    private static boolean isReadable(String rules) {
        try {
            RuleReader.read(rules);
            return true;
        } catch (RulesInvalid e) {
            return false;
        }
    }

    private static Uni<Publication> activate(SqlConnection db, Wanted wanted, RuleVersion version) {
        if (version.status() == Status.ACTIVE) {
            return Uni.createFrom().item(new Publication.Done(version));
        }
        return db.preparedQuery(RETIRE)
                .execute(Tuple.of(wanted.issuerId()))
                .chain(() -> db.preparedQuery(ACTIVATE)
                        .execute(Tuple.of(wanted.issuerId(), wanted.version(), wanted.by(), wanted.twoClients())))
                .map(rows -> new Publication.Done(RuleVersion.of(
                        first(rows).orElseThrow(() -> new IllegalStateException("the version was locked")))));
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }
}
