package org.sekisho.card.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** The list itself: what is put on it, and what ends by itself. */
@SekishoTest
class TrustedMerchantsTest {
    private static final String KEY = "0123456789abcdef".repeat(4);
    private static final String OTHER = "fedcba9876543210".repeat(4);

    @Inject
    TrustedMerchants trusted;

    @Inject
    Forgetting forgetting;

    @Inject
    Enrolment enrolment;

    @Inject
    Tables tables;

    @Inject
    Pool pool;

    @Test
    void trustEndsAfterThirteenMonthsUnlessItIsSaidAgain() {
        UUID card = card();
        add(card, KEY);
        add(card, OTHER);
        tables.change("UPDATE trusted_merchant SET since = now() - interval '396 days' WHERE card_id = $1", card);
        add(card, OTHER);

        forgetting.trust().await().indefinitely();

        assertThat(entries(card)).isOne();
        assertThat(tables.text("SELECT merchant_key FROM trusted_merchant WHERE card_id = $1", card))
                .isEqualTo(OTHER);
    }

    @Test
    void stoppedCardTrustsNobodyMore() {
        UUID card = card();
        tables.change("UPDATE card SET status = 'BLOCKED' WHERE id = $1", card);

        add(card, KEY);

        assertThat(entries(card)).isZero();
    }

    private void add(UUID card, String key) {
        trusted.add(pool, card, key, "a shop", UUID.randomUUID()).await().indefinitely();
    }

    private long entries(UUID card) {
        return tables.number("SELECT count(*) FROM trusted_merchant WHERE card_id = $1", card);
    }

    private UUID card() {
        return UUID.fromString(String.valueOf(tables.text(
                "SELECT id::text FROM card WHERE credential_id = $1",
                enrolment.withPassword().credentialId())));
    }
}
