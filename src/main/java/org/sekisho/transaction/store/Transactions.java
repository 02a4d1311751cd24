package org.sekisho.transaction.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sekisho.transaction.Result;
import org.sekisho.transaction.Transaction;

/**
 * All transactions. Opening one is a single autocommitted statement; every later move happens under the lock of its row, and
 * "now" is the database's clock in both.
 */
@Singleton
public class Transactions {

    private final Pool pool;
    private final FactsJson json;

    Transactions(Pool pool, FactsJson json) {
        this.pool = pool;
        this.json = json;
    }

    /** A transaction whose row is locked, with the moment of the lock and the connection to write on. */
    public record Locked(Transaction transaction, Instant now, SqlConnection db) {}

    /** What was answered to a request seen before. */
    public record Answered(UUID acsTransId, byte[] bodyHash, String answer) {}

    /** Stores a new transaction; false, and nothing stored, when its request key is taken. */
    public Uni<Boolean> add(NewTransaction added) {
        return add(pool, added);
    }

    private Uni<Boolean> add(SqlClient db, NewTransaction added) {
        return db.preparedQuery(added.outbox() == null ? Sql.ADD : Sql.ADD_WITH_OUTBOX)
                .execute(parameters(added))
                .map(rows -> rows.iterator().next().getLong(0) == 1);
    }

    /**
     * The same, unless so many purchases of a card wait already: empty then, and nothing is stored. However many are added at once, no more
     * than that will wait.
     */
    public Uni<Optional<Boolean>> addAmong(int most, UUID cardId, NewTransaction added) {
        return pool.withTransaction(db -> db.preparedQuery(Sql.QUEUE)
                .execute(Tuple.of(cardId.toString()))
                .chain(() -> db.preparedQuery(Sql.WAITING).execute(Tuple.of(cardId)))
                .chain(rows -> rows.iterator().next().getLong(0) < most
                        ? add(db, added).map(Optional::of)
                        : Uni.createFrom().item(Optional.empty())));
    }

    private Tuple parameters(NewTransaction added) {
        Result result = added.result();
        List<@Nullable Object> values = new ArrayList<>(25);
        values.add(added.key().caller());
        values.add(added.key().key());
        values.add(Buffer.buffer(added.key().bodyHash()));
        values.add(added.acsTransId());
        values.add(added.facts().issuerId());
        values.add(
                added.facts().account() == null ? null : added.facts().account().cardId());
        values.add(added.facts().requestorId());
        values.add(result == null ? begun(added) : "FINAL");
        values.add(result == null ? (double) added.patience().toMillis() / 1000 : null);
        values.add(result == null ? null : result.status().code());
        values.add(
                result == null || result.reason() == null
                        ? null
                        : result.reason().code());
        values.add(json.write(added.facts()));
        values.add(Buffer.buffer(added.areq()));
        values.add(added.answer());
        values.add(added.sealedValue() == null ? null : Buffer.buffer(added.sealedValue()));
        values.add(added.evidence());
        value(added, values);
        OutboxEntry outbox = added.outbox();
        if (outbox != null) {
            values.add(outbox.id());
            values.add(outbox.kind().name());
            values.add(outbox.url());
            values.add(outbox.body());
        }
        return Tuple.from(values);
    }

    private static String begun(NewTransaction added) {
        return added.facts().decoupled() == null ? "AWAITING_CREQ" : "DECOUPLED";
    }

    private static void value(NewTransaction added, List<@Nullable Object> values) {
        NewTransaction.Value value = added.value();
        String dsTransID = added.facts().dsTransID();
        values.add(value != null);
        values.add(dsTransID == null ? null : dsTransID.toLowerCase(Locale.ROOT));
        values.add(value == null ? null : value.merchantId());
        values.add(value == null ? null : value.acquirerBin());
        values.add(value == null || value.hash() == null ? null : Buffer.buffer(value.hash()));
    }

    /** What an earlier request with this key was answered. */
    public Uni<Optional<Answered>> answered(String caller, String key) {
        return pool.preparedQuery(Sql.ANSWERED).execute(Tuple.of(caller, key)).map(rows -> first(rows)
                .map(row -> new Answered(
                        row.getUUID("acs_trans_id"), row.getBuffer("body_hash").getBytes(), row.getString("answer"))));
    }

    /** Reads a transaction without locking it. */
    public Uni<Optional<Transaction>> find(UUID acsTransId) {
        return pool.preparedQuery(Sql.FIND).execute(Tuple.of(acsTransId)).map(rows -> first(rows)
                .map(row -> TransactionRow.toTransaction(row, json)));
    }

    /** The purchases for which the holder of a card is being asked now, on a page or without one, the newest first. */
    public Uni<List<Transaction>> asking(UUID cardId, int most) {
        return pool.preparedQuery(Sql.ASKING).execute(Tuple.of(cardId, most)).map(rows -> rows.stream()
                .map(row -> TransactionRow.toTransaction(row, json))
                .toList());
    }

    /** Reads a transaction of one merchant; another merchant's is not there. */
    public Uni<Optional<StoredResult>> findOf(UUID requestorId, UUID acsTransId) {
        return pool.preparedQuery(Sql.FIND_OF)
                .execute(Tuple.of(acsTransId, requestorId))
                .map(rows -> first(rows).map(row -> StoredResult.of(row, json)));
    }

    /**
     * Runs work under the row's lock and commits it; whatever the work writes on the connection is one commit with the move.
     * Empty when there is no such transaction. If the work fails, nothing happened.
     */
    public <T> Uni<Optional<T>> locked(UUID acsTransId, Function<Locked, Uni<T>> work) {
        return pool.withTransaction(db -> db.preparedQuery(Sql.LOCK)
                .execute(Tuple.of(acsTransId))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(Optional.<T>empty())
                        : work.apply(locked(rows.iterator().next(), db)).map(Optional::ofNullable)));
    }

    /** Takes transactions whose deadline has passed, skipping those another replica holds, and runs work on each, all in one commit. */
    public Uni<Integer> due(int most, Function<Locked, Uni<Void>> work) {
        return pool.withTransaction(
                db -> db.preparedQuery(Sql.DUE).execute(Tuple.of(most)).chain(rows -> {
                    Uni<Void> all = Uni.createFrom().voidItem();
                    for (Row row : rows) {
                        all = all.chain(() -> work.apply(locked(row, db)));
                    }
                    return all.replaceWith(rows.size());
                }));
    }

    /** Those whose deadline has passed, the longest past first, to be taken one at a time. */
    public Uni<List<UUID>> due(int most) {
        return pool.preparedQuery(Sql.DUE_IDS).execute(Tuple.of(most)).map(rows -> rows.stream()
                .map(row -> row.getUUID("acs_trans_id"))
                .toList());
    }

    private Locked locked(Row row, SqlConnection db) {
        return new Locked(
                TransactionRow.toTransaction(row, json),
                row.getOffsetDateTime("now").toInstant(),
                db);
    }

    /** Writes the state of a locked transaction. */
    public Uni<Void> save(SqlConnection db, Transaction moved) {
        return db.preparedQuery(Sql.SAVE)
                .execute(TransactionRow.parameters(moved))
                .replaceWithVoid();
    }

    /** Keeps what a page's answer says of the merchant, before the answer is looked at. */
    public Uni<Void> trust(UUID acsTransId, int step, boolean trusts) {
        return pool.preparedQuery(Sql.TRUST)
                .execute(Tuple.of(acsTransId, step, trusts))
                .replaceWithVoid();
    }

    /** Keeps what came with the first CReq. */
    public Uni<Void> keepCReq(
            SqlConnection db, UUID acsTransId, byte[] hash, @Nullable String sessionData, String browser) {
        return db.preparedQuery(Sql.KEEP_CREQ)
                .execute(Tuple.of(acsTransId, Buffer.buffer(hash), sessionData, browser))
                .replaceWithVoid();
    }

    /** The browser that brought the first CReq; empty before that. */
    public Uni<Optional<Conversation.OpenedBy>> openedBy(UUID acsTransId) {
        return pool.preparedQuery(Sql.FIND_OPENED_BY)
                .execute(Tuple.of(acsTransId))
                .map(rows -> first(rows).flatMap(row -> Optional.ofNullable(Conversation.OpenedBy.of(row))));
    }

    /** Notes that this browser brings back what it is given to keep. */
    public Uni<Void> keepsTicket(UUID acsTransId) {
        return pool.preparedQuery(Sql.KEEPS_TICKET)
                .execute(Tuple.of(acsTransId))
                .replaceWithVoid();
    }

    /** What came with the first CReq and what the browser was told at the end. */
    public Uni<Conversation> conversation(UUID acsTransId) {
        return pool.preparedQuery(Sql.CONVERSATION)
                .execute(Tuple.of(acsTransId))
                .map(rows -> Conversation.of(rows.iterator().next()));
    }

    /** As {@link #conversation(UUID)}, inside a transaction of the database. */
    public Uni<Conversation> conversation(SqlConnection db, UUID acsTransId) {
        return db.preparedQuery(Sql.CONVERSATION)
                .execute(Tuple.of(acsTransId))
                .map(rows -> Conversation.of(rows.iterator().next()));
    }

    /** Decides what the browser is told, once: later calls get the first one's status, whatever they ask for. */
    public Uni<String> show(UUID acsTransId, String transStatus) {
        return pool.preparedQuery(Sql.SHOW)
                .execute(Tuple.of(acsTransId, transStatus))
                .map(rows -> rows.iterator().next().getString(0));
    }

    /** Opens the authentication value kept for a challenge that succeeds. */
    public Uni<Optional<byte[]>> sealedValue(SqlConnection db, UUID acsTransId) {
        return db.preparedQuery(Sql.SEALED_VALUE).execute(Tuple.of(acsTransId)).map(rows -> first(rows)
                .map(row -> row.getBuffer(0))
                .map(io.vertx.mutiny.core.buffer.Buffer::getBytes));
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }
}
