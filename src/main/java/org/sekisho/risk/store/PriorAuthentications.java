package org.sekisho.risk.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.risk.Signals.Amount;
import org.sekisho.risk.ThreeRi;
import org.sekisho.risk.ThreeRi.Basis;

/** What cardholders have proved, and whether a request without them may rest on it. */
@Singleton
public class PriorAuthentications {

    private static final String ADD = """
            INSERT INTO prior_authentication (acs_trans_id, ds_trans_id, card_id, requestor, merchant, amount, currency, exponent)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING
            """;

    private static final String COLUMNS =
            "SELECT card_id, requestor, merchant, amount, currency, exponent FROM prior_authentication ";

    private static final String FIND = COLUMNS + """
            WHERE acs_trans_id = $1 AND ($2::varchar IS NULL OR ds_trans_id = $2) AND proven_at > now() - $3 * interval '1 second'
            """;

    private static final String FIND_BY_DS = COLUMNS + """
            WHERE ds_trans_id = $1 AND proven_at > now() - $2 * interval '1 second'
            """;

    private static final String FORGET = "DELETE FROM prior_authentication WHERE acs_trans_id = $1";

    private final Pool pool;
    private final double secondsToLive;

    PriorAuthentications(Pool pool, RiskRetentionConfig config) {
        this.pool = pool;
        this.secondsToLive = (double) config.priorAuthentications().toSeconds();
    }

    /**
     * A card, who asks, and for how much.
     *
     * @param merchant the acquirer's name for the merchant; absent where none is named
     * @param amount   absent where nothing is paid
     */
    public record Deal(
            UUID cardId,
            String requestor,
            @Nullable String merchant,
            @Nullable Amount amount) {}

    /** An authentication as a merchant names it. */
    public record Named(@Nullable UUID acsTransId, @Nullable String dsTransId) {

        /** Ids as they are written on the wire; empty where they are none of ours, whatever else is named. */
        public static Optional<Named> of(@Nullable String writtenAcs, @Nullable String writtenDs) {
            String ds = writtenDs == null ? null : writtenDs.toLowerCase(Locale.ROOT);
            if (writtenAcs == null) {
                return Optional.of(new Named(null, ds));
            }
            try {
                UUID id = UUID.fromString(writtenAcs);
                return id.toString().equalsIgnoreCase(writtenAcs) ? Optional.of(new Named(id, ds)) : Optional.empty();
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }
    }

    /** The holder of a card has just proved who they are. Part of the commit that says so. */
    public Uni<Void> proven(SqlClient db, UUID acsTransId, @Nullable String dsTransID, Deal deal) {
        Amount amount = deal.amount();
        List<@Nullable Object> values = new ArrayList<>(8);
        values.add(acsTransId);
        values.add(dsTransID == null ? null : dsTransID.toLowerCase(Locale.ROOT));
        values.add(deal.cardId());
        values.add(deal.requestor());
        values.add(deal.merchant());
        values.add(amount == null ? null : amount.minorUnits());
        values.add(amount == null ? null : amount.currency());
        values.add(amount == null ? null : (short) amount.exponent());
        return db.preparedQuery(ADD).execute(Tuple.from(values)).replaceWithVoid();
    }

    /** An authentication turned out to be somebody else's: nothing rests on it any more. Part of the caller's commit. */
    public Uni<Void> forget(SqlClient db, UUID acsTransId) {
        return db.preparedQuery(FORGET).execute(Tuple.of(acsTransId)).replaceWithVoid();
    }

    /** The best that is found of what a request names. */
    public Uni<Basis> basis(String threeRIInd, Deal asked, List<Named> named) {
        Uni<Basis> best = Uni.createFrom().item(Basis.NOT_FOUND);
        for (Named one : named) {
            best = best.chain(before -> before == Basis.PROVEN
                    ? Uni.createFrom().item(before)
                    : look(threeRIInd, asked, one).map(now -> better(before, now)));
        }
        return best;
    }

    private static Basis better(Basis one, Basis other) {
        return List.of(one, other).stream().max(Comparator.naturalOrder()).orElse(one);
    }

    private Uni<Basis> look(String threeRIInd, Deal asked, Named named) {
        Uni<RowSet<Row>> found = named.acsTransId() == null
                ? pool.preparedQuery(FIND_BY_DS).execute(Tuple.of(named.dsTransId(), secondsToLive))
                : pool.preparedQuery(FIND).execute(Tuple.of(named.acsTransId(), named.dsTransId(), secondsToLive));
        return found.map(rows -> rows.stream()
                .map(row -> compare(threeRIInd, asked, deal(row)))
                .max(Comparator.naturalOrder())
                .orElse(Basis.NOT_FOUND));
    }

    private static Deal deal(Row row) {
        String amount = row.getString("amount");
        return new Deal(
                row.getUUID("card_id"),
                row.getString("requestor"),
                row.getString("merchant"),
                amount == null ? null : new Amount(amount, row.getShort("exponent"), row.getString("currency")));
    }

    /** Merchants of one 3DS Requestor are kept apart where the earlier request named one. */
    static Basis compare(String threeRIInd, Deal asked, Deal proven) {
        boolean same = proven.cardId().equals(asked.cardId())
                && proven.requestor().equals(asked.requestor())
                && (proven.merchant() == null || proven.merchant().equals(asked.merchant()));
        if (!same) {
            return Basis.OF_OTHERS;
        }
        return ThreeRi.isPart(threeRIInd) && !isWithin(asked.amount(), proven.amount()) ? Basis.EXCEEDED : Basis.PROVEN;
    }

    private static boolean isWithin(@Nullable Amount part, @Nullable Amount whole) {
        return part == null
                || (whole != null
                        && whole.currency().equals(part.currency())
                        && part.value().compareTo(whole.least()) <= 0);
    }
}
