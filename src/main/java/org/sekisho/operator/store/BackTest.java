package org.sekisho.operator.store;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A test of rules on what was decided before.
 *
 * @param ruleSet the version that is tried; absent for rules of the request
 * @param most    requests that are looked at
 * @param total   how many there are, up to that; absent until somebody has counted
 * @param cursor  the id before which the next batch lies
 * @param counts  as its writer writes them, empty before the first batch
 * @param failure why it cannot go on
 */
public record BackTest(
        UUID id,
        String issuerId,
        String createdBy,
        Instant createdAt,
        @Nullable Integer ruleSet,
        String rules,
        Instant from,
        Instant to,
        int most,
        State state,
        @Nullable Integer total,
        int done,
        UUID cursor,
        String counts,
        @Nullable String failure,
        @Nullable Instant endedAt) {

    static final String COLUMNS =
            "id, issuer_id, created_by, created_at, rule_set, rules, from_at, to_at, most, state, total, done,"
                    + " cursor, counts, failure, ended_at";

    /** How far it is. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    static BackTest of(Row row) {
        OffsetDateTime ended = row.getOffsetDateTime("ended_at");
        return new BackTest(
                row.getUUID("id"),
                row.getString("issuer_id"),
                row.getString("created_by"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getInteger("rule_set"),
                row.getString("rules"),
                row.getOffsetDateTime("from_at").toInstant(),
                row.getOffsetDateTime("to_at").toInstant(),
                row.getInteger("most"),
                State.valueOf(row.getString("state")),
                row.getInteger("total"),
                row.getInteger("done"),
                row.getUUID("cursor"),
                row.getString("counts"),
                row.getString("failure"),
                ended == null ? null : ended.toInstant());
    }
}
