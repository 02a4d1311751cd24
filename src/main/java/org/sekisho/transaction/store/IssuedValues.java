package org.sekisho.transaction.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sekisho.transaction.Transaction;

/** Authentication values that were given away: a keyed hash of each, with what it vouches for. */
@Singleton
public class IssuedValues {

    private static final String FIND = Sql.ROW + """
            , v.merchant_id, v.acquirer_bin, v.value_hash, v.uses, v.made_at < now() - $3 * interval '1 second' AS expired
            FROM authentication_value v JOIN transaction t USING (acs_trans_id)
            WHERE t.issuer_id = $1 AND t.card_id = $2 AND\s""";

    private static final String BY_DS_TRANS_ID = FIND + "v.ds_trans_id = $4 ORDER BY acs_trans_id DESC LIMIT 1";

    private static final String BY_HASH = FIND + "v.value_hash IN (%s) LIMIT 1";

    /** The clock begins when the value is given away, not when it was made. */
    private static final String GIVEN =
            "UPDATE authentication_value SET value_hash = $2, made_at = now() WHERE acs_trans_id = $1";

    private static final String USE =
            "UPDATE authentication_value SET uses = uses + 1 WHERE acs_trans_id = $1 RETURNING uses";

    private static final String IS_OLDER = "SELECT $1 < first_id_at(now() - $2 * interval '1 second')";

    private final Pool pool;
    private final FactsJson json;

    IssuedValues(Pool pool, FactsJson json) {
        this.pool = pool;
        this.json = json;
    }

    /**
     * What is looked for: the record that a directory's id names, or else the one with a hash.
     *
     * @param hashes every form in which the value may have been kept
     */
    public record Wanted(
            String issuerId, UUID cardId, @Nullable String dsTransId, List<byte[]> hashes) {}

    /**
     * A value, or one that may still be given away.
     *
     * @param hash absent as long as it was not
     * @param uses how often it was found valid
     */
    public record Issued(
            Transaction transaction,
            @Nullable String merchantId,
            @Nullable String acquirerBin,
            byte @Nullable [] hash,
            int uses,
            boolean expired) {}

    /** The value of one issuer's card; another's is not there. */
    public Uni<Optional<Issued>> find(Wanted wanted, Duration validity) {
        List<@Nullable Object> values =
                new ArrayList<>(List.of(wanted.issuerId(), wanted.cardId(), (double) validity.toSeconds()));
        if (wanted.dsTransId() == null) {
            wanted.hashes().forEach(hash -> values.add(Buffer.buffer(hash)));
            return find(BY_HASH.formatted(places(wanted.hashes().size())), values);
        }
        values.add(wanted.dsTransId());
        return find(BY_DS_TRANS_ID, values);
    }

    private Uni<Optional<Issued>> find(String statement, List<@Nullable Object> values) {
        return pool.preparedQuery(statement)
                .execute(Tuple.from(values))
                .map(rows -> rows.stream().findFirst().map(this::issued));
    }

    private static String places(int hashes) {
        return IntStream.range(4, 4 + hashes).mapToObj(place -> "$" + place).collect(Collectors.joining(", "));
    }

    private Issued issued(Row row) {
        io.vertx.mutiny.core.buffer.Buffer hash = row.getBuffer("value_hash");
        return new Issued(
                TransactionRow.toTransaction(row, json),
                row.getString("merchant_id"),
                row.getString("acquirer_bin"),
                hash == null ? null : hash.getBytes(),
                row.getInteger("uses"),
                row.getBoolean("expired"));
    }

    /** Keeps the hash of the value that a challenge ended with, in the commit that ends it. */
    public Uni<Void> given(SqlClient db, UUID acsTransId, byte[] hash) {
        return db.preparedQuery(GIVEN)
                .execute(Tuple.of(acsTransId, Buffer.buffer(hash)))
                .replaceWithVoid();
    }

    /** Counts a use, and tells how many there were with it. */
    public Uni<Integer> use(UUID acsTransId) {
        return pool.preparedQuery(USE)
                .execute(Tuple.of(acsTransId))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    /** Whether a transaction is older than this; its id, a UUIDv7, says when it was opened. */
    public Uni<Boolean> isOlder(UUID acsTransId, Duration age) {
        return pool.preparedQuery(IS_OLDER)
                .execute(Tuple.of(acsTransId, (double) age.toSeconds()))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }
}
