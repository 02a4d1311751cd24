package org.sekisho.demo;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** What the demo phone has received. */
@ApplicationScoped
class PhoneMessages {
    private static final String ADD = """
            INSERT INTO demo.phone_message (recipient, channel, subject, text, reference)
            VALUES ($1, $2, $3, $4, $5)""";
    private static final String NEWEST = """
            SELECT recipient, channel, subject, text, reference, at FROM demo.phone_message
            WHERE $1 = '' OR reference = $1 ORDER BY id DESC LIMIT 50""";

    private final Pool pool;

    PhoneMessages(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> add(String to, String channel, String subject, String text, String reference) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(to, channel, subject, text, reference.toLowerCase(Locale.ROOT)))
                .replaceWithVoid();
    }

    /** The newest fifty, newest first; of one transaction unless its id is empty. */
    Uni<List<PhoneMessage>> newest(String acsTransId) {
        return pool.preparedQuery(NEWEST)
                .execute(Tuple.of(acsTransId.toLowerCase(Locale.ROOT)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PhoneMessages::message)
                        .toList());
    }

    private static PhoneMessage message(Row row) {
        return new PhoneMessage(
                row.getString("recipient"),
                row.getString("channel"),
                row.getString("subject"),
                row.getString("text"),
                row.getString("reference"),
                row.getOffsetDateTime("at").toInstant());
    }
}
