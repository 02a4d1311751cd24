package org.sekisho.transaction.store;

import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.sekisho.transaction.Transaction;

/**
 * A transaction as its merchant sees it.
 *
 * @param answer      what the request was answered
 * @param sealedValue authentication value of a challenge that has succeeded, or may
 */
public record StoredResult(
        Transaction transaction,
        Instant createdAt,
        @Nullable Instant endedAt,
        String answer,
        byte @Nullable [] sealedValue) {

    static StoredResult of(Row row, FactsJson json) {
        Buffer sealed = row.getBuffer("sealed_value");
        OffsetDateTime ended = row.getOffsetDateTime("ended_at");
        return new StoredResult(
                TransactionRow.toTransaction(row, json),
                row.getOffsetDateTime("created_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("answer"),
                sealed == null ? null : sealed.getBytes());
    }
}
