package org.sekisho.transaction.store;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.protocol.ChallengeCancel;
import org.sekisho.protocol.TransStatus;
import org.sekisho.protocol.TransStatusReason;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.Result;
import org.sekisho.transaction.State;
import org.sekisho.transaction.Transaction;

/** Between a row and a transaction. */
final class TransactionRow {

    private TransactionRow() {}

    static Transaction toTransaction(Row row, FactsJson json) {
        Facts facts = json.read(row.getString("facts"));
        return new Transaction(
                row.getUUID("acs_trans_id"), facts, state(row, facts), chosen(row), row.getBoolean("trusts"));
    }

    private static Transaction.@Nullable Chosen chosen(Row row) {
        String method = row.getString("method");
        UUID credential = row.getUUID("credential_id");
        return method == null || credential == null ? null : new Transaction.Chosen(method, credential);
    }

    private static State state(Row row, Facts facts) {
        return switch (row.getString("state")) {
            case "AWAITING_CREQ" ->
                new State.AwaitingCReq(row.getOffsetDateTime("deadline").toInstant());
            case "ASKING" ->
                new State.Asking(
                        row.getOffsetDateTime("deadline").toInstant(),
                        row.getInteger("step"),
                        row.getInteger("attempts"),
                        row.getInteger("resends"),
                        instant(row.getOffsetDateTime("checking_until")));
            case "DECOUPLED" ->
                new State.Decoupled(
                        row.getOffsetDateTime("deadline").toInstant(),
                        facts.decoupled() == null || facts.decoupled().whole());
            case "FINAL" -> new State.Final(result(row), row.getInteger("attempts"));
            default -> throw new IllegalStateException("unknown state " + row.getString("state"));
        };
    }

    private static Result result(Row row) {
        String reason = row.getString("reason");
        String cancel = row.getString("challenge_cancel");
        return new Result(
                TransStatus.of(row.getString("trans_status")),
                reason == null ? null : TransStatusReason.of(reason),
                cancel == null ? null : ChallengeCancel.of(cancel));
    }

    static Tuple parameters(Transaction transaction) {
        UUID id = transaction.acsTransId();
        Transaction.Chosen chosen = transaction.chosen();
        String method = chosen == null ? null : chosen.method();
        UUID credential = chosen == null ? null : chosen.credentialId();
        return switch (transaction.state()) {
            case State.AwaitingCReq awaiting -> waiting(id, "AWAITING_CREQ", awaiting.deadline(), method, credential);
            case State.Decoupled decoupled -> waiting(id, "DECOUPLED", decoupled.deadline(), method, credential);
            case State.Asking asking ->
                tuple(
                        id,
                        "ASKING",
                        time(asking.deadline()),
                        asking.step(),
                        asking.attempts(),
                        asking.resends(),
                        time(asking.checkingUntil()),
                        null,
                        null,
                        null,
                        method,
                        credential);
            case State.Final ended -> {
                Result result = ended.result();
                yield tuple(
                        id,
                        "FINAL",
                        null,
                        0,
                        ended.attempts(),
                        0,
                        null,
                        result.status().code(),
                        result.reason() == null ? null : result.reason().code(),
                        result.cancel() == null ? null : result.cancel().code(),
                        method,
                        credential);
            }
        };
    }

    private static Tuple waiting(
            UUID id, String state, Instant deadline, @Nullable String method, @Nullable UUID credential) {
        return tuple(id, state, time(deadline), 0, 0, 0, null, null, null, null, method, credential);
    }

    private static Tuple tuple(@Nullable Object... values) {
        return Tuple.from(Arrays.asList(values));
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
