package org.sekisho.risk.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.sekisho.platform.Ids;
import org.sekisho.risk.store.RuleVersion.Written;

/** An issuer's rules in all their versions: drafts, the one in force and those that were. Every statement names the issuer. */
@ApplicationScoped
public class RuleVersions {

    private static final String LIST = "SELECT " + RuleVersion.COLUMNS
            + " FROM rule_set WHERE issuer_id = $1 AND version < $2 ORDER BY version DESC LIMIT $3";

    private static final String FIND =
            "SELECT " + RuleVersion.COLUMNS + ", rules FROM rule_set WHERE issuer_id = $1 AND version = $2";

    private static final String ACTIVE =
            "SELECT " + RuleVersion.COLUMNS + ", rules FROM rule_set WHERE issuer_id = $1 AND status = 'ACTIVE'";

    /** The issuer's row is locked while its number moves, so two drafts at once get two numbers. */
    private static final String ADD = """
            WITH next AS (
                UPDATE issuer SET last_rule_set = 1 + greatest(last_rule_set,
                    (SELECT coalesce(max(version), 0) FROM rule_set WHERE issuer_id = $2::varchar))
                WHERE id = $2::varchar RETURNING last_rule_set)
            INSERT INTO rule_set (id, issuer_id, version, status, rules, note, created_by)
            SELECT $1::uuid, $2::varchar, last_rule_set, 'DRAFT', $3::text, $4::varchar, $5::varchar FROM next
            RETURNING\s""" + RuleVersion.COLUMNS;

    private static final String REPLACE = """
            UPDATE rule_set SET id = $3, rules = $4, note = $5, created_by = $6, created_at = now()
            WHERE issuer_id = $1 AND version = $2 AND status = 'DRAFT'
            RETURNING\s""" + RuleVersion.COLUMNS;

    private static final String DELETE =
            "DELETE FROM rule_set WHERE issuer_id = $1 AND version = $2 AND status = 'DRAFT'";

    private final Pool pool;
    private final Ids ids;

    RuleVersions(Pool pool, Ids ids) {
        this.pool = pool;
        this.ids = ids;
    }

    /**
     * A draft as it is written.
     *
     * @param rules JSON that {@link org.sekisho.risk.RuleReader} can read
     * @param by    the client that writes it
     */
    public record Draft(String rules, String note, String by) {}

    /** Versions before one, the newest first. */
    public Uni<List<RuleVersion>> list(String issuerId, int before, int most) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(issuerId, before, most))
                .map(rows -> rows.stream().map(RuleVersion::of).toList());
    }

    /** One version. */
    public Uni<Optional<Written>> find(String issuerId, int version) {
        return pool.preparedQuery(FIND).execute(Tuple.of(issuerId, version)).map(rows -> first(rows)
                .map(Written::of));
    }

    /** The version in force; empty where the issuer has none. */
    public Uni<Optional<Written>> active(String issuerId) {
        return pool.preparedQuery(ACTIVE).execute(Tuple.of(issuerId)).map(rows -> first(rows)
                .map(Written::of));
    }

    /** Adds a draft under the next number. */
    public Uni<RuleVersion> add(String issuerId, Draft draft) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(ids.next(), issuerId, draft.rules(), draft.note(), draft.by()))
                .map(rows -> RuleVersion.of(rows.iterator().next()));
    }

    /** Replaces a draft; empty where there is none under this number. */
    public Uni<Optional<RuleVersion>> replace(String issuerId, int version, Draft draft) {
        return pool.preparedQuery(REPLACE)
                .execute(Tuple.of(issuerId, version, ids.next(), draft.rules(), draft.note(), draft.by()))
                .map(rows -> first(rows).map(RuleVersion::of));
    }

    /** Deletes a draft; false where there is none under this number. */
    public Uni<Boolean> delete(String issuerId, int version) {
        return pool.preparedQuery(DELETE).execute(Tuple.of(issuerId, version)).map(rows -> rows.rowCount() == 1);
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }
}
