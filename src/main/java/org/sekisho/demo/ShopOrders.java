package org.sekisho.demo;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The orders of the demo shop. */
@ApplicationScoped
class ShopOrders {
    private static final String ADD = """
            INSERT INTO demo.shop_order
                (id, server_trans_id, lang, article, amount, currency, card, window_size, sandboxed)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING""";
    private static final String CHALLENGED = "UPDATE demo.shop_order SET acs_trans_id = $2, acs_url = $3 WHERE id = $1";
    private static final String DECOUPLED = "UPDATE demo.shop_order SET acs_trans_id = $2, detail = $3 WHERE id = $1";
    /** The first result stays: a later message cannot turn a refusal into a payment. */
    private static final String DECIDED = """
            UPDATE demo.shop_order SET trans_status = $2, eci = $3, authentication_value = $4, status_reason = $5,
                challenge_cancel = $6, detail = $7, decided_by = $8, decided_at = clock_timestamp(),
                acs_trans_id = coalesce(acs_trans_id, nullif($9, ''))
            WHERE id = $1 AND trans_status IS NULL""";

    private static final String SHOWN = """
            UPDATE demo.shop_order SET challenged_at = clock_timestamp()
            WHERE id = $1 AND challenged_at IS NULL""";
    private static final String RETURNED = """
            UPDATE demo.shop_order SET returned_at = coalesce(returned_at, clock_timestamp()) WHERE id = $1""";
    private static final String FIND = "SELECT *, clock_timestamp() AS now FROM demo.shop_order WHERE id = $1";
    private static final String FIND_BY_SERVER =
            "SELECT *, clock_timestamp() AS now FROM demo.shop_order WHERE server_trans_id = $1";

    private final Pool pool;

    ShopOrders(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> add(ShopOrder order, Money money) {
        Tuple row = Tuple.from(new Object[] {
            order.id(),
            order.serverTransId(),
            order.lang().name(),
            order.article(),
            order.amount(),
            money.currency().name(),
            order.card().kept(),
            order.windowSize().name(),
            order.sandboxed()
        });
        return pool.preparedQuery(ADD)
                .execute(row)
                .invoke(added -> added(added.rowCount()))
                .replaceWithVoid();
    }

    /** The browser names the purchase, since the 3DS Method has run for it. */
    private static void added(int orders) {
        if (orders == 0) {
            throw new Refusal(409, "This purchase has been ordered already.", "このお買い物は注文済みです。");
        }
    }

    Uni<Void> challenged(UUID id, String acsTransId, String acsUrl) {
        return pool.preparedQuery(CHALLENGED)
                .execute(Tuple.of(id, acsTransId, acsUrl))
                .replaceWithVoid();
    }

    /** The issuer asks elsewhere; the sentence is for the customer. */
    Uni<Void> decoupled(UUID id, String acsTransId, String sentence) {
        return pool.preparedQuery(DECOUPLED)
                .execute(Tuple.of(id, acsTransId, sentence))
                .replaceWithVoid();
    }

    Uni<Void> decided(UUID id, Decision decision, String acsTransId) {
        Tuple row = Tuple.from(new Object[] {
            id,
            decision.transStatus(),
            decision.eci(),
            decision.authenticationValue(),
            decision.statusReason(),
            decision.challengeCancel(),
            decision.detail(),
            decision.decidedBy(),
            acsTransId
        });
        return pool.preparedQuery(DECIDED).execute(row).replaceWithVoid();
    }

    /** True the first time only: a reload shows the same challenge again. */
    Uni<Boolean> shown(UUID id) {
        return pool.preparedQuery(SHOWN).execute(Tuple.of(id)).map(rows -> rows.rowCount() == 1);
    }

    Uni<Void> returned(UUID id) {
        return pool.preparedQuery(RETURNED).execute(Tuple.of(id)).replaceWithVoid();
    }

    /** The order, or a refusal with status 404. */
    Uni<ShopOrder> get(String id) {
        return Ids.parse(id)
                .map(known -> pool.preparedQuery(FIND).execute(Tuple.of(known)).map(ShopOrders::first))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(order -> order.orElseThrow(() -> new Refusal(404, "There is no such order.", "この注文はありません。")));
    }

    Uni<Optional<ShopOrder>> findByServerTransId(String serverTransId) {
        return Ids.parse(serverTransId)
                .map(known -> pool.preparedQuery(FIND_BY_SERVER)
                        .execute(Tuple.of(known))
                        .map(ShopOrders::first))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private static Optional<ShopOrder> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ShopOrders::order)
                .findFirst();
    }

    private static ShopOrder order(Row row) {
        return new ShopOrder(
                row.getUUID("id"),
                row.getUUID("server_trans_id"),
                Lang.valueOf(row.getString("lang")),
                row.getString("article"),
                row.getString("amount"),
                ShopCard.again(row.getString("card")),
                WindowSize.valueOf(row.getString("window_size")),
                row.getBoolean("sandboxed"),
                progress(row));
    }

    private static ShopOrder.Progress progress(Row row) {
        return new ShopOrder.Progress(
                row.getString("acs_trans_id"),
                row.getString("acs_url"),
                row.getString("trans_status") == null ? null : decision(row),
                row.getString("detail"),
                instant(row, "decided_at"),
                instant(row, "returned_at"),
                instant(row, "challenged_at"),
                row.getOffsetDateTime("now").toInstant());
    }

    private static Decision decision(Row row) {
        return new Decision(
                row.getString("trans_status"),
                row.getString("eci"),
                row.getString("authentication_value"),
                row.getString("status_reason"),
                row.getString("challenge_cancel"),
                row.getString("detail"),
                row.getString("decided_by"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column) == null
                ? null
                : row.getOffsetDateTime(column).toInstant();
    }
}
