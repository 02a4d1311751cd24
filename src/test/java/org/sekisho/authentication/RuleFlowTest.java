package org.sekisho.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekisho.risk.store.RuleSets;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Messages;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** An issuer's own rules, from the row to the ARes. All of them name one merchant, so that no other test meets them. */
@SekishoTest
class RuleFlowTest {

    private static final String MERCHANT = "RULEFLOW0000001";
    private static final String RULES = """
            {"rules": [
                {"name": "third-in-an-hour", "then": "CHALLENGE", "when": [
                    {"merchant": ["%1$s"]}, {"velocity": {"per": "CARD", "within": "PT1H", "atLeast": 3}}]},
                {"name": "never-gold", "then": "REFUSE", "when": [{"merchant": ["%1$s"]}, {"mcc": ["5944"]}]},
                {"name": "new-device", "then": "CHALLENGE", "when": [
                    {"merchant": ["%1$s"]}, {"mcc": ["5732"]}, {"knownDevice": false}]},
                {"name": "small-is-fine", "then": "EXEMPT", "when": [
                    {"merchant": ["%1$s"]}, {"amount": {"currency": "392", "below": "20000"}}]}]}
            """.formatted(MERCHANT);

    @Inject
    Enrolment enrolment;

    @Inject
    RuleSets ruleSets;

    @Inject
    Tables tables;

    @BeforeEach
    void publish() {
        retire();
        tables.change("""
                INSERT INTO rule_set (id, issuer_id, version, status, rules, created_by, published_by, published_at)
                SELECT gen_random_uuid(), 'demo', coalesce(max(version), 0) + 1, 'ACTIVE', $1, 'test', 'test', now()
                FROM rule_set WHERE issuer_id = 'demo'
                """, RULES);
        await().atMost(Duration.ofSeconds(5)).until(() -> !ruleSets.of("demo").needsNothing());
    }

    @AfterEach
    void retire() {
        tables.change("UPDATE rule_set SET status = 'RETIRED' WHERE status = 'ACTIVE'");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> ruleSets.of("demo").rules().version() == 0);
    }

    @Test
    void thirdPurchaseWithinTheHourIsChallenged() {
        String pan = enrolment.withPassword().pan();

        assertThat(status(purchase(pan))).isEqualTo("Y");
        assertThat(status(purchase(pan))).isEqualTo("Y");
        JsonNode third = Acs.answer(purchase(pan));

        assertThat(third.path("transStatus").asText()).isEqualTo("C");
        assertThat(facts(third)).contains("rule:third-in-an-hour").containsPattern("rules:v[0-9]+");
        assertThat(evidence(third)).contains("\"CARD/PT1H\":3").doesNotContain(pan);
    }

    @Test
    void ruleRefusesWhatTheProviderWouldApprove() {
        JsonNode aRes = Acs.answer(purchase(enrolment.withPassword().pan()).put("mcc", "5944"));

        assertThat(aRes.path("transStatus").asText()).isEqualTo("N");
        assertThat(aRes.path("transStatusReason").asText()).isEqualTo("11");
        assertThat(facts(aRes)).contains("rule:never-gold");
    }

    @Test
    void ruleExemptsWhereTheProviderWouldAskButNotWhereItIsSilent() {
        String pan = enrolment.withPassword().pan();

        JsonNode asked = Acs.answer(purchase(pan).put("purchaseAmount", "15000"));
        JsonNode silent = Acs.answer(purchase(pan).put("purchaseAmount", "8888"));

        assertThat(asked.path("transStatus").asText()).isEqualTo("Y");
        assertThat(facts(asked)).contains("risk:medium", "rule:small-is-fine", "risk:exempt");
        assertThat(silent.path("transStatus").asText()).isEqualTo("C");
        assertThat(facts(silent)).contains("risk:unknown", "provider:http-500", "rule:small-is-fine");
    }

    @Test
    void sameRequestAgainIsCountedOnce() {
        String pan = enrolment.withPassword().pan();
        ObjectNode aReq = purchase(pan);

        for (int i = 0; i < 4; i++) {
            assertThat(status(aReq)).isEqualTo("Y");
        }

        assertThat(status(purchase(pan))).isEqualTo("Y");
        assertThat(status(purchase(pan))).isEqualTo("C");
    }

    @Test
    void deviceIsKnownOnceItsHolderProvedWhoTheyAre() {
        String pan = enrolment.withPassword().pan();
        try (Directory directory = Directory.start()) {
            Challenge challenge = Challenge.of(electronics(pan).put("dsURL", directory.url()));
            Challenge.submit(challenge.open(), Enrolment.PASSWORD);
        }

        JsonNode sameDevice = Acs.answer(electronics(pan));
        JsonNode otherDevice = Acs.answer(electronics(pan).put("browserScreenWidth", "800"));

        assertThat(sameDevice.path("transStatus").asText()).isEqualTo("Y");
        assertThat(evidence(sameDevice)).contains("\"knownDevice\":true");
        assertThat(otherDevice.path("transStatus").asText()).isEqualTo("C");
        assertThat(facts(otherDevice)).contains("rule:new-device");
    }

    private static ObjectNode electronics(String pan) {
        return purchase(pan).put("mcc", "5732");
    }

    private static ObjectNode purchase(String pan) {
        return Messages.aReq(pan).put("acquirerMerchantID", MERCHANT);
    }

    private static String status(JsonNode aReq) {
        return Acs.answer(aReq).path("transStatus").asText();
    }

    private String facts(JsonNode aRes) {
        return text("SELECT facts FROM transaction WHERE acs_trans_id = $1", aRes);
    }

    private String evidence(JsonNode aRes) {
        return text("SELECT content FROM evidence WHERE acs_trans_id = $1", aRes);
    }

    private String text(String select, JsonNode aRes) {
        return String.valueOf(
                tables.text(select, UUID.fromString(aRes.path("acsTransID").asText())));
    }
}
