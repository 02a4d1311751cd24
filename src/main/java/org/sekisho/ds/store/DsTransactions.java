package org.sekisho.ds.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sekisho.platform.key.Seal;

/** What went through us. Every move is one guarded statement, and "now" is the database's clock. */
@Singleton
public class DsTransactions {

    private static final String ANSWER = "ds_transaction.answer";

    /** Adds, or takes up again what nobody works on any more; one caller at a time asks the ACS. */
    private static final String BEGIN = """
            INSERT INTO ds_transaction AS t
                (ds_trans_id, server, three_ds_server_trans_id, body_hash, message_version, server_url, acs, answer_until,
                sdk_trans_id, falls_back)
            VALUES ($1, $2, $3, $4, $5, $6, $7, now() + $8 * interval '1 millisecond', $9, $10)
            ON CONFLICT (server, three_ds_server_trans_id) DO UPDATE SET answer_until = excluded.answer_until
                WHERE t.state = 'ASKED' AND t.answer_until <= now() AND t.body_hash = excluded.body_hash
            RETURNING ds_trans_id
            """;

    private static final String BEGUN =
            "SELECT ds_trans_id, body_hash, answer FROM ds_transaction WHERE server = $1 AND three_ds_server_trans_id = $2";

    private static final String ANSWERED = """
            UPDATE ds_transaction SET state = $2, acs_trans_id = $3, answer = $4, result_until = now() + $5 * interval '1 second'
            WHERE ds_trans_id = $1 AND state = 'ASKED'
            """;

    private static final String UNANSWERED =
            "UPDATE ds_transaction SET answer_until = now() WHERE ds_trans_id = $1 AND state = 'ASKED'";

    private static final String FIND = """
            SELECT ds_trans_id, three_ds_server_trans_id, sdk_trans_id, falls_back, message_version, server_url, acs, state, acs_trans_id, result_hash, receipt,
                result_until <= now() AS late
            FROM ds_transaction WHERE ds_trans_id = $1
            """;

    /** The first result that comes is the one, and one caller at a time brings it to the 3DS Server. */
    private static final String CLAIM = """
            UPDATE ds_transaction SET result_hash = $2, reporting_until = now() + $3 * interval '1 millisecond'
            WHERE ds_trans_id = $1 AND state = 'AWAITED' AND acs IS NOT NULL AND result_until > now()
                AND (result_hash IS NULL OR result_hash = $2) AND (reporting_until IS NULL OR reporting_until <= now())
            """;

    private static final String REPORTED = """
            UPDATE ds_transaction SET state = 'REPORTED', receipt = $3, reporting_until = NULL
            WHERE ds_trans_id = $1 AND state = 'AWAITED' AND result_hash = $2
            """;

    private static final String RELEASE =
            "UPDATE ds_transaction SET reporting_until = NULL WHERE ds_trans_id = $1 AND state = 'AWAITED' AND result_hash = $2";

    private final Pool pool;
    private final Seal seal;

    DsTransactions(Pool pool, Seal seal) {
        this.pool = pool;
        this.seal = seal;
    }

    /**
     * An AReq that came in.
     *
     * @param serverUrl where its result goes; absent where there will be none
     * @param acs       the ACS it goes to; absent for our own
     * @param sdkTransID the app's; absent for a browser's
     * @param fallsBack whether it may end with the wish to ask again without the merchant
     */
    public record NewTransaction(
            UUID dsTransId,
            String server,
            UUID threeDSServerTransID,
            byte[] bodyHash,
            String messageVersion,
            @Nullable String serverUrl,
            @Nullable String acs,
            @Nullable UUID sdkTransID,
            boolean fallsBack) {}

    /** What is to be done about it. */
    public sealed interface Begun {

        /** The ACS is to be asked, under this id. */
        record Ask(UUID dsTransId) implements Begun {}

        /** It was answered before. */
        record Answered(String aRes) implements Begun {}

        /** Somebody is asking at this moment. */
        record UnderWay() implements Begun {}

        /** The id was used for something else. */
        record Taken() implements Begun {}
    }

    /** What is known of a transaction when its result comes. */
    public record Awaited(
            UUID dsTransId,
            UUID threeDSServerTransID,
            @Nullable UUID sdkTransID,
            boolean fallsBack,
            String messageVersion,
            @Nullable String serverUrl,
            @Nullable String acs,
            String state,
            @Nullable UUID acsTransId,
            byte @Nullable [] resultHash,
            @Nullable String receipt,
            boolean late) {

        /** Whether a result is, or was, expected of another ACS, and of one for which this holds. */
        public boolean expectsResultOf(Predicate<String> acss) {
            return acs != null
                    && serverUrl != null
                    && (state.equals("AWAITED") || state.equals("REPORTED"))
                    && acss.test(acs);
        }

        /** Where the result goes. */
        public URI url() {
            return URI.create(Objects.requireNonNull(serverUrl));
        }

        /** Whether another result than this one has come before. */
        public boolean hasOtherThan(byte[] hash) {
            return resultHash != null && !MessageDigest.isEqual(resultHash, hash);
        }
    }

    /** Notes an AReq, and says whether its ACS is to be asked. */
    public Uni<Begun> begin(NewTransaction added, Duration longest) {
        return pool.preparedQuery(BEGIN)
                .execute(Tuple.from(Arrays.<@Nullable Object>asList(
                        added.dsTransId(),
                        added.server(),
                        added.threeDSServerTransID(),
                        Buffer.buffer(added.bodyHash()),
                        added.messageVersion(),
                        added.serverUrl(),
                        added.acs(),
                        (double) longest.toMillis(),
                        added.sdkTransID(),
                        added.fallsBack())))
                .chain(rows -> rows.size() == 1
                        ? Uni.createFrom()
                                .item(new Begun.Ask(rows.iterator().next().getUUID(0)))
                        : before(added));
    }

    private Uni<Begun> before(NewTransaction added) {
        return pool.preparedQuery(BEGUN)
                .execute(Tuple.of(added.server(), added.threeDSServerTransID()))
                .map(rows -> before(added, rows.iterator().next()));
    }

    private Begun before(NewTransaction added, Row row) {
        if (!MessageDigest.isEqual(row.getBuffer("body_hash").getBytes(), added.bodyHash())) {
            return new Begun.Taken();
        }
        return row.getBuffer("answer") == null ? new Begun.UnderWay() : new Begun.Answered(answer(row));
    }

    private String answer(Row row) {
        return seal.open(row.getBuffer("answer").getBytes(), ANSWER, row.getUUID("ds_trans_id"));
    }

    /**
     * Keeps the answer.
     *
     * @param result how long a result may take to come; absent where none will
     */
    public Uni<Void> answered(UUID dsTransId, UUID acsTransId, String aRes, @Nullable Duration result) {
        return pool.preparedQuery(ANSWERED)
                .execute(Tuple.from(Arrays.<@Nullable Object>asList(
                        dsTransId,
                        result == null ? "ANSWERED" : "AWAITED",
                        acsTransId,
                        Buffer.buffer(seal.seal(aRes, ANSWER, dsTransId)),
                        result == null ? null : (double) result.toSeconds())))
                .invoke(updated -> {
                    if (updated.rowCount() == 0) {
                        throw new IllegalStateException("answered by somebody else meanwhile");
                    }
                })
                .replaceWithVoid();
    }

    /** There was no answer that counts: the same AReq may come again. */
    public Uni<Void> unanswered(UUID dsTransId) {
        return pool.preparedQuery(UNANSWERED).execute(Tuple.of(dsTransId)).replaceWithVoid();
    }

    /** What is known of a transaction. */
    public Uni<Optional<Awaited>> find(UUID dsTransId) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(dsTransId))
                .map(rows -> rows.stream().map(DsTransactions::awaited).findFirst());
    }

    private static Awaited awaited(Row row) {
        var hash = row.getBuffer("result_hash");
        return new Awaited(
                row.getUUID("ds_trans_id"),
                row.getUUID("three_ds_server_trans_id"),
                row.getUUID("sdk_trans_id"),
                row.getBoolean("falls_back"),
                row.getString("message_version"),
                row.getString("server_url"),
                row.getString("acs"),
                row.getString("state"),
                row.getUUID("acs_trans_id"),
                hash == null ? null : hash.getBytes(),
                row.getString("receipt"),
                Boolean.TRUE.equals(row.getBoolean("late")));
    }

    /** Whether the caller is the one to bring this result to the 3DS Server, for so long. */
    public Uni<Boolean> claim(UUID dsTransId, byte[] hash, Duration longest) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(dsTransId, Buffer.buffer(hash), (double) longest.toMillis()))
                .map(updated -> updated.rowCount() == 1);
    }

    /** The 3DS Server has it, and this is what it said. */
    public Uni<Void> reported(UUID dsTransId, byte[] hash, String receipt) {
        return pool.preparedQuery(REPORTED)
                .execute(Tuple.of(dsTransId, Buffer.buffer(hash), receipt))
                .replaceWithVoid();
    }

    /** The 3DS Server may not have it: the same result may come again. */
    public Uni<Void> released(UUID dsTransId, byte[] hash) {
        return pool.preparedQuery(RELEASE)
                .execute(Tuple.of(dsTransId, Buffer.buffer(hash)))
                .replaceWithVoid();
    }
}
