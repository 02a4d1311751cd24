package org.sekisho.risk.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** What no rule looks back at any more is deleted, and nothing else. */
@SekishoTest
class ForgettingTest {

    @Inject
    Forgetting forgetting;

    @Inject
    Enrolment enrolment;

    @Inject
    Tables tables;

    @Test
    void onlyCountsThatNoWindowReachesAreDeleted() throws Throwable {
        tables.change("""
                INSERT INTO velocity (issuer_id, kind, key, slice, shard, n)
                SELECT 'forgetting', 'CARD', int8send(n), now() - interval '8 days', 0, 1 FROM generate_series(1, 2500) AS n
                """);
        tables.change("""
                INSERT INTO velocity (issuer_id, kind, key, slice, shard, n)
                VALUES ('forgetting', 'CARD', 'young', now() - interval '7 days', 0, 1)
                """);

        VertxContextSupport.subscribeAndAwait(forgetting::counts);

        assertThat(tables.number("SELECT count(*) FROM velocity WHERE issuer_id = 'forgetting'"))
                .isOne();
        tables.change("DELETE FROM velocity WHERE issuer_id = 'forgetting'");
    }

    @Test
    void onlyDevicesLongUnusedAreDeleted() throws Throwable {
        UUID credential = enrolment.withPassword().credentialId();
        tables.change("""
                INSERT INTO known_device (card_id, device_key, last_seen)
                SELECT id, 'forgetting-' || days, now() - days * interval '1 day'
                FROM card, unnest(ARRAY[179, 181]) AS days WHERE credential_id = $1
                """, credential);

        VertxContextSupport.subscribeAndAwait(forgetting::devices);

        assertThat(tables.number("SELECT count(*) FROM known_device WHERE device_key = 'forgetting-179'"))
                .isOne();
        assertThat(tables.number("SELECT count(*) FROM known_device WHERE device_key = 'forgetting-181'"))
                .isZero();
    }

    @Test
    void onlyProofsThatNothingRestsOnAnyMoreAreDeleted() throws Throwable {
        UUID credential = enrolment.withPassword().credentialId();
        tables.change("""
                INSERT INTO prior_authentication (acs_trans_id, card_id, requestor, proven_at)
                SELECT gen_random_uuid(), id, 'forgetting-' || days, now() - days * interval '1 day'
                FROM card, unnest(ARRAY[399, 401]) AS days WHERE credential_id = $1
                """, credential);

        VertxContextSupport.subscribeAndAwait(forgetting::priors);

        assertThat(tables.number("SELECT count(*) FROM prior_authentication WHERE requestor = 'forgetting-399'"))
                .isOne();
        assertThat(tables.number("SELECT count(*) FROM prior_authentication WHERE requestor = 'forgetting-401'"))
                .isZero();
    }
}
