package org.sekisho.risk.store;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of an issuer's rules, without the rules.
 *
 * @param id          names what it says now: another one when a draft is replaced
 * @param createdBy   who wrote what it says now
 * @param publishedBy who published it last; absent for a draft
 */
public record RuleVersion(
        UUID id,
        int version,
        Status status,
        String note,
        String createdBy,
        Instant createdAt,
        @Nullable String publishedBy,
        @Nullable Instant publishedAt) {

    static final String COLUMNS = "id, version, status, note, created_by, created_at, published_by, published_at";

    /** Whether it is in force. */
    public enum Status {
        /** Not yet. */
        DRAFT,
        ACTIVE,
        /** It was. */
        RETIRED
    }

    /** A version with its rules, as JSON. */
    public record Written(RuleVersion about, String rules) {

        static Written of(Row row) {
            return new Written(RuleVersion.of(row), row.getString("rules"));
        }
    }

    static RuleVersion of(Row row) {
        OffsetDateTime publishedAt = row.getOffsetDateTime("published_at");
        return new RuleVersion(
                row.getUUID("id"),
                row.getInteger("version"),
                Status.valueOf(row.getString("status")),
                row.getString("note"),
                row.getString("created_by"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("published_by"),
                publishedAt == null ? null : publishedAt.toInstant());
    }
}
