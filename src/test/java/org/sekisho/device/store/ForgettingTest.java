package org.sekisho.device.store;

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
    void onlyWhatIsOlderThanADayIsDeleted() throws Throwable {
        tables.change("DELETE FROM method_data");
        tables.change("""
                INSERT INTO method_data (three_ds_server_trans_id, served, created_at)
                SELECT gen_random_uuid(), '', now() - CASE WHEN n <= 3 THEN interval '23 hours' ELSE interval '25 hours' END
                FROM generate_series(1, 2503) AS n
                """);

        VertxContextSupport.subscribeAndAwait(forgetting::deleteOld);

        assertThat(tables.number("SELECT count(*) FROM method_data")).isEqualTo(3);
        tables.change("DELETE FROM method_data");
    }
}
