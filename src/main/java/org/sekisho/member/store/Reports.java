package org.sekisho.member.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Purchases of which members said that they were somebody else's; each once. */
@ApplicationScoped
public class Reports {

    private static final String ADD = """
            INSERT INTO member_report (acs_trans_id, issuer_id, member_id, card_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING
            """;

    private static final String REPORTED =
            "SELECT acs_trans_id FROM member_report WHERE acs_trans_id = ANY ($1::uuid[])";

    private final Pool pool;

    Reports(Pool pool) {
        this.pool = pool;
    }

    /** Adds a report in the caller's commit; false if there was one. */
    public Uni<Boolean> add(SqlClient db, UUID acsTransId, String issuerId, UUID memberId, UUID cardId) {
        return db.preparedQuery(ADD)
                .execute(Tuple.of(acsTransId, issuerId, memberId, cardId))
                .map(added -> added.rowCount() == 1);
    }

    /** Which of some were reported. */
    public Uni<Set<UUID>> among(List<UUID> acsTransIds) {
        return pool.preparedQuery(REPORTED)
                .execute(Tuple.of(acsTransIds.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).collect(Collectors.toSet()));
    }
}
