package org.sekisho.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Everything that was said, for the timeline of an order; the last 10,000 messages are kept. */
@ApplicationScoped
class Exchanges {
    private static final int KEPT = 10_000;
    private static final int LONGEST_BODY = 20_000;
    /** Old rows are swept once in so many inserts, so that the sweep costs nothing worth measuring. */
    private static final int SWEEP_EVERY = 200;

    private static final String ADD = """
            INSERT INTO demo.exchange (server_trans_id, acs_trans_id, message, sender, receiver, body)
            VALUES ($1, $2, $3, $4, $5, $6) RETURNING id""";
    private static final String OF_ORDER = """
            SELECT id, at, message, sender, receiver, body FROM demo.exchange
            WHERE server_trans_id IN ($1, $2) OR acs_trans_id IN ($1, $2) ORDER BY id LIMIT 200""";
    private static final String SWEEP = "DELETE FROM demo.exchange WHERE id <= $1";
    private static final String SWEEP_OLD = """
            DELETE FROM demo.shop_order WHERE created_at < now() - interval '7 days';
            DELETE FROM demo.directory_route WHERE created_at < now() - interval '7 days';
            DELETE FROM demo.phone_message WHERE at < now() - interval '7 days'""";

    private final DemoConfig config;
    private final Pool pool;
    private final Json json;

    Exchanges(DemoConfig config, Pool pool, Json json) {
        this.config = config;
        this.pool = pool;
        this.json = json;
    }

    /** Keeps an EMV message under the ids it carries itself. */
    Uni<Void> add(Actor from, Actor to, ObjectNode message) {
        String type = Json.text(message, "messageType");
        return add(
                from,
                to,
                type.isEmpty() ? "?" : type,
                Json.text(message, "threeDSServerTransID"),
                Json.text(message, "acsTransID"),
                message);
    }

    /** Keeps any other message under the ids it is about; empty where unknown. */
    Uni<Void> add(Actor from, Actor to, String name, String serverTransId, String acsTransId, ObjectNode body) {
        if (!config.recorded()) {
            return Uni.createFrom().voidItem();
        }
        Tuple row = Tuple.from(new @Nullable Object[] {
            idOrNull(serverTransId),
            idOrNull(acsTransId),
            atMost(40, name),
            from.name(),
            to.name(),
            atMost(LONGEST_BODY, json.write(MaskedCards.in(body)))
        });
        return pool.preparedQuery(ADD)
                .execute(row)
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(this::sweepNowAndThen);
    }

    /** The messages of a purchase, oldest first; the scorer may know it by either id. */
    Uni<List<Exchange>> of(String serverTransId, @Nullable String acsTransId) {
        String server = serverTransId.toLowerCase(Locale.ROOT);
        String acs = acsTransId == null ? server : acsTransId.toLowerCase(Locale.ROOT);
        return pool.preparedQuery(OF_ORDER).execute(Tuple.of(server, acs)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(this::exchange)
                .toList());
    }

    private Uni<Void> sweepNowAndThen(long id) {
        if (id % SWEEP_EVERY != 0) {
            return Uni.createFrom().voidItem();
        }
        return pool.preparedQuery(SWEEP)
                .execute(Tuple.of(id - KEPT))
                .chain(() -> pool.query(SWEEP_OLD).execute())
                .replaceWithVoid();
    }

    private Exchange exchange(Row row) {
        OffsetDateTime at = row.getOffsetDateTime("at");
        return new Exchange(
                row.getLong("id"),
                at.toInstant(),
                row.getString("message"),
                Actor.valueOf(row.getString("sender")),
                Actor.valueOf(row.getString("receiver")),
                shown(row.getString("body")));
    }

    private ObjectNode shown(String body) {
        JsonNode read = json.tryRead(body);
        return read instanceof ObjectNode object ? object : json.object().put("cut", body);
    }

    private static @Nullable String idOrNull(String id) {
        return id.isEmpty() ? null : atMost(128, id.toLowerCase(Locale.ROOT));
    }

    private static String atMost(int most, String text) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
