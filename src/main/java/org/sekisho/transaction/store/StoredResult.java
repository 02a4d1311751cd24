package org.sekisho.transaction.store;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.sekisho.transaction.Transaction;

/**
 * A transaction as its merchant sees it.
 *
 * @param answer  what the request was answered
 * @param webhook what the webhook says, once the result is final
 */
public record StoredResult(
        Transaction transaction,
        Instant createdAt,
        @Nullable Instant endedAt,
        String answer,
        @Nullable String webhook) {

    static StoredResult of(Row row, FactsJson json) {
        OffsetDateTime ended = row.getOffsetDateTime("ended_at");
        return new StoredResult(
                TransactionRow.toTransaction(row, json),
                row.getOffsetDateTime("created_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("answer"),
                row.getString("webhook"));
    }
}
