package org.sekisho.ds.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.sekisho.protocol.CardRangeList;
import org.sekisho.protocol.Wire;

/** The card ranges that were told, list by list; each change is a new list with the next serial number. */
@Singleton
public class RangeLists {

    /**
     * A replica learns of a change within about two seconds. One that has not yet must not bring the old list back under a new number, so a
     * list stands for a while before another follows.
     */
    private static final String STANDS = "interval '5 seconds'";

    private static final String NEWEST = "SELECT serial, content, created_at > now() - " + STANDS
            + " FROM card_range_list ORDER BY serial DESC LIMIT 1";

    /** Two replicas that find the same change want the same number, and one of them gets it. */
    private static final String ADD = """
            INSERT INTO card_range_list (serial, content)
            SELECT $1, $2 WHERE $1 = 1 + coalesce((SELECT max(serial) FROM card_range_list), 0)
            ON CONFLICT DO NOTHING
            """;

    private static final String FIND = "SELECT serial, content, true FROM card_range_list WHERE serial = $1";

    private final Pool pool;

    RangeLists(Pool pool) {
        this.pool = pool;
    }

    /** A list and its number. */
    public record Told(long serial, CardRangeList list) {}

    private record Newest(long serial, String content, boolean stands) {}

    /** The list to be told now, given the ranges that this replica knows of. */
    public Uni<Told> current(CardRangeList known) {
        String content = Wire.write(known);
        return newest().chain(newest -> newest.filter(
                        one -> one.stands() || one.content().equals(content))
                .map(one -> Uni.createFrom().item(told(one)))
                .orElseGet(() -> add(newest.map(Newest::serial).orElse(0L) + 1, content)));
    }

    private Uni<Told> add(long serial, String content) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(serial, content))
                .chain(this::newest)
                .map(newest -> told(newest.orElseThrow()));
    }

    private Uni<Optional<Newest>> newest() {
        return pool.query(NEWEST)
                .execute()
                .map(rows -> rows.stream().map(RangeLists::row).findFirst());
    }

    /** The list with a number, if it is one of ours and not forgotten. */
    public Uni<Optional<CardRangeList>> find(long serial) {
        return pool.preparedQuery(FIND).execute(Tuple.of(serial)).map(rows -> rows.stream()
                .map(row -> CardRangeList.ours(row.getString(1)))
                .findFirst());
    }

    private static Newest row(Row row) {
        return new Newest(row.getLong(0), row.getString(1), row.getBoolean(2));
    }

    private static Told told(Newest newest) {
        return new Told(newest.serial(), CardRangeList.ours(newest.content()));
    }
}
