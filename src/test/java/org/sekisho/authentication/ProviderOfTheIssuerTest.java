package org.sekisho.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekisho.card.Card;
import org.sekisho.card.Issuer;
import org.sekisho.card.store.Cards;
import org.sekisho.card.store.Issuers;
import org.sekisho.protocol.Pan;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Messages;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** An issuer that wants another provider asked than the one without a name. */
@SekishoTest
class ProviderOfTheIssuerTest {

    private static final String ISSUER = "other-provider";
    private static final Pan PAN = new Pan("3569980000000011");

    @Inject
    Issuers issuers;

    @Inject
    Cards cards;

    @Inject
    Tables tables;

    @BeforeEach
    void enrol() throws Throwable {
        Issuer issuer = new Issuer(
                ISSUER,
                "別の会社",
                "Another",
                "#2f4b8f",
                "0120-000-000",
                ZoneId.of("Asia/Tokyo"),
                Locale.JAPANESE,
                Issuer.WhenNotRegistered.ATTEMPT,
                Issuer.WhenFraud.NOT_AUTHENTICATED,
                "392",
                "threatmetrix",
                true);
        VertxContextSupport.subscribeAndAwait(
                () -> issuers.addIfAbsent(issuer, "3569980000000000", "3569980000009999", "JCB"));
        cards.addIfAbsent(new Card(UUID.randomUUID(), ISSUER, PAN.lastFour(), false, null, null), PAN, null)
                .await()
                .indefinitely();
        await().atMost(Duration.ofSeconds(5))
                .until(() -> issuers.find(PAN).map(range -> range.issuer().id()).equals(Optional.of(ISSUER)));
    }

    @Test
    void itsProviderIsAskedAndToldAfterwards() {
        JsonNode aRes = Acs.answer(Messages.aReq(PAN.digits()));

        assertThat(aRes.path("transStatus").asText()).isEqualTo("Y");
        assertThat(calls(aRes, "session-query")).isOne();
        assertThat(calls(aRes, "score")).isZero();
        await().atMost(Duration.ofSeconds(5)).until(() -> calls(aRes, "update") == 1);
    }

    @Test
    void itsAnswersAreWhatTheirWordsSay() {
        assertThat(status("15000")).as("review").isEqualTo("A");
        assertThat(status("150000")).as("reject").isEqualTo("N");
        assertThat(status("8888")).as("HTTP 500").isEqualTo("A");
    }

    @Test
    void providerThatNobodyConfiguredApprovesNothing() {
        tables.change("UPDATE issuer SET scoring_provider = 'nobody' WHERE id = $1", ISSUER);
        try {
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> "nobody".equals(issuers.get(ISSUER).scoringProvider()));

            assertThat(status("5000")).isEqualTo("A");
        } finally {
            tables.change("UPDATE issuer SET scoring_provider = 'threatmetrix' WHERE id = $1", ISSUER);
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> "threatmetrix".equals(issuers.get(ISSUER).scoringProvider()));
        }
    }

    private static String status(String amount) {
        ObjectNode aReq = Messages.aReq(PAN.digits()).put("purchaseAmount", amount);
        return Acs.answer(aReq).path("transStatus").asText();
    }

    private long calls(JsonNode aRes, String name) {
        return tables.number(
                "SELECT count(*) FROM demo.exchange WHERE acs_trans_id = $1 AND receiver = 'SCORER' AND message = $2",
                aRes.path("acsTransID").asText(),
                name);
    }
}
