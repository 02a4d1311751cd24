package org.sekisho.transaction.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.SekishoTest;

@SekishoTest
class HousekeepingTest {

    @Inject
    Housekeeping housekeeping;

    @Inject
    Pool pool;

    @Test
    void missingDaysOfTheComingWeekAreMade() throws Throwable {
        run("DROP TABLE IF EXISTS " + day(3));
        run("DROP TABLE IF EXISTS " + day(7));

        VertxContextSupport.subscribeAndAwait(housekeeping::makeDays);

        assertThat(count("pg_class WHERE relname IN ('" + day(3) + "', '" + day(7) + "')"))
                .isEqualTo(2);
    }

    @Test
    void newPartitionHoldsExactlyItsDay() throws Throwable {
        run("DROP TABLE IF EXISTS " + day(5));

        VertxContextSupport.subscribeAndAwait(housekeeping::makeDays);

        var midnight = today().plusDays(5).atStartOfDay().toInstant(ZoneOffset.UTC);
        var first = new UUID(midnight.toEpochMilli() << 16, 0);
        assertThat(count("pg_class WHERE relname = '" + day(5) + "' AND pg_get_expr(relpartbound, oid) LIKE '%FROM (''"
                        + first + "'')%'"))
                .isEqualTo(1);
    }

    @Test
    void onlyRequestKeysPastTheirTimeAreDeleted() throws Throwable {
        run("DELETE FROM request_key WHERE caller = 'housekeeping'");
        run("""
                INSERT INTO request_key (caller, key, body_hash, acs_trans_id, created_at)
                SELECT 'housekeeping', 'old-' || n, '', gen_random_uuid(), now() - interval '49 hours'
                FROM generate_series(1, 2500) AS n
                """);
        run("""
                INSERT INTO request_key (caller, key, body_hash, acs_trans_id, created_at)
                VALUES ('housekeeping', 'young', '', gen_random_uuid(), now() - interval '47 hours')
                """);

        VertxContextSupport.subscribeAndAwait(housekeeping::deleteKeys);

        assertThat(count("request_key WHERE caller = 'housekeeping'")).isEqualTo(1);
        assertThat(count("request_key WHERE caller = 'housekeeping' AND key = 'young'"))
                .isEqualTo(1);
    }

    @Test
    void onlyEvidenceOfDaysPastItsTimeIsForgotten() throws Throwable {
        run("SELECT transaction_partition(current_date - n) FROM unnest(ARRAY[89, 91, 120]) AS n");
        run("""
                INSERT INTO evidence (acs_trans_id, issuer_id, content)
                SELECT first_id_of(current_date - n), 'housekeeping', '{}' FROM unnest(ARRAY[0, 89, 91, 120, 300]) AS n
                """);

        VertxContextSupport.subscribeAndAwait(housekeeping::forgetEvidence);

        assertThat(count("evidence WHERE issuer_id = 'housekeeping'")).isEqualTo(2);
        assertThat(count("evidence WHERE issuer_id = 'housekeeping' AND acs_trans_id < first_id_of(current_date - 90)"))
                .isZero();
        assertThat(count("pg_class WHERE relname ~ '^evidence_[0-9]{8}$' AND relkind = 'r'"
                        + " AND to_date(right(relname, 8), 'YYYYMMDD') < current_date - 90"))
                .isZero();
        run("DELETE FROM evidence WHERE issuer_id = 'housekeeping'");
    }

    @Test
    void onlyCodesLongRunOutAreDeleted() throws Throwable {
        run("INSERT INTO credential (id, kind) VALUES ('00000000-0000-4000-8000-000000000001', 'SENT_CODE')"
                + " ON CONFLICT DO NOTHING");
        run("""
                INSERT INTO one_time_code (id, credential_id, acs_trans_id, code_hash, bound_hash, expires_at)
                SELECT gen_random_uuid(), '00000000-0000-4000-8000-000000000001', gen_random_uuid(),
                    sha256(hours::text::bytea), '', now() - hours * interval '1 hour'
                FROM unnest(ARRAY[47, 49]) AS hours
                """);

        VertxContextSupport.subscribeAndAwait(housekeeping::deleteCodes);

        assertThat(count("one_time_code WHERE credential_id = '00000000-0000-4000-8000-000000000001'"))
                .isEqualTo(1);
        run("DELETE FROM one_time_code WHERE credential_id = '00000000-0000-4000-8000-000000000001'");
    }

    @Test
    void onlyResultsLongDeliveredAreDeleted() throws Throwable {
        run("""
                INSERT INTO outbox (id, acs_trans_id, kind, url, body, delivered_at, created_at)
                SELECT gen_random_uuid(), gen_random_uuid(), 'RREQ', 'https://housekeeping.example', '',
                    now() - days * interval '1 day', now() - interval '99 days'
                FROM unnest(ARRAY[29, 31]) AS days
                """);
        run("""
                INSERT INTO outbox (id, acs_trans_id, kind, url, body, dead_at, created_at)
                VALUES (gen_random_uuid(), gen_random_uuid(), 'RREQ', 'https://housekeeping.example', '', now(),
                    now() - interval '99 days')
                """);

        VertxContextSupport.subscribeAndAwait(housekeeping::deleteDelivered);

        assertThat(count("outbox WHERE url = 'https://housekeeping.example'")).isEqualTo(2);
        run("DELETE FROM outbox WHERE url = 'https://housekeeping.example'");
    }

    private void run(String sql) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> pool.query(sql).execute());
    }

    private long count(String from) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> pool.query("SELECT count(*) FROM " + from)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0)));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private static String day(int ahead) {
        return "transaction_" + DateTimeFormatter.BASIC_ISO_DATE.format(today().plusDays(ahead));
    }
}
