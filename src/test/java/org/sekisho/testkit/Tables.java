package org.sekisho.testkit;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The tables, to look into them and to move their clock: a deadline that was shifted need not be waited for. */
@ApplicationScoped
public class Tables {
    private final Pool pool;

    Tables(Pool pool) {
        this.pool = pool;
    }

    /** The first column of the first row as a number. */
    public long number(String select, @Nullable Object... values) {
        return run(select, values).iterator().next().getLong(0);
    }

    /** The first column of the first row as a text; null where it is null. */
    public @Nullable String text(String select, @Nullable Object... values) {
        return run(select, values).iterator().next().getString(0);
    }

    /** The number of rows that a change touched. */
    public int change(String statement, @Nullable Object... values) {
        return run(statement, values).rowCount();
    }

    /** Ends the time a transaction has, as the database's clock would. */
    public void letTimeRunOut(Challenge challenge) {
        int touched = change(
                "UPDATE transaction SET deadline = now() - interval '1 millisecond' WHERE acs_trans_id = $1",
                challenge.id());
        if (touched != 1) {
            throw new AssertionError("there is no such transaction");
        }
    }

    private RowSet<Row> run(String statement, @Nullable Object... values) {
        return pool.preparedQuery(statement)
                .execute(Tuple.from(Arrays.asList(values)))
                .await()
                .indefinitely();
    }
}
