package org.sekisho.ds.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

@SekishoTest
class ForgettingTest {

    @Inject
    Forgetting forgetting;

    @Inject
    Tables tables;

    @Test
    void onlyWhatIsPastItsTimeIsDeleted() throws Throwable {
        tables.change("""
                INSERT INTO ds_transaction (ds_trans_id, server, three_ds_server_trans_id, body_hash, message_version,
                    answer_until, created_at)
                SELECT gen_random_uuid(), 'forgetting', gen_random_uuid(), '', '2.2.0', now(), now() - n * interval '1 hour'
                FROM generate_series(1, 2500) AS n
                """);

        VertxContextSupport.subscribeAndAwait(forgetting::deleteOld);

        assertThat(tables.number("SELECT count(*) FROM ds_transaction WHERE server = 'forgetting'"))
                .isEqualTo(239);
        tables.change("DELETE FROM ds_transaction WHERE server = 'forgetting'");
    }

    @Test
    void newestListStaysHoweverOldItIs() throws Throwable {
        tables.change("""
                INSERT INTO card_range_list (serial, content)
                SELECT coalesce((SELECT max(serial) FROM card_range_list), 0) + n, '{"ranges":[]}' FROM generate_series(1, 2) AS n
                """);
        tables.change("UPDATE card_range_list SET created_at = now() - interval '100 days'");
        long newest = tables.number("SELECT max(serial) FROM card_range_list");

        VertxContextSupport.subscribeAndAwait(forgetting::deleteLists);

        assertThat(tables.number("SELECT max(serial) FROM card_range_list")).isEqualTo(newest);
        assertThat(tables.number("SELECT count(*) FROM card_range_list")).isOne();
    }
}
