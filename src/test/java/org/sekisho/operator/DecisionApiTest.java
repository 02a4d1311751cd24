package org.sekisho.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Messages;
import org.sekisho.testkit.OperatedIssuers;
import org.sekisho.testkit.OperatedIssuers.Operated;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** Why something was decided, and what other rules would have decided. */
@SekishoTest
@OverTheWire
class DecisionApiTest {

    private static final String ASK_FROM_3000 = """
            [{"name": "from-3000", "then": "CHALLENGE", "when": [{"amount": {"currency": "392", "atLeast": "3000"}}]},
             {"name": "often", "then": "NOTE", "when": [{"velocity": {"per": "CARD", "within": "PT1H", "atLeast": 2}}]}]""";

    @Inject
    OperatedIssuers issuers;

    @Inject
    Tables tables;

    private Operated issuer = new Operated("", "", "", "");

    @BeforeEach
    void make() {
        issuer = issuers.anIssuer();
    }

    @Test
    void decisionIsExplainedWithAllThatItWasMadeOf() {
        String id = issuer.purchase(5000).path("acsTransID").asText();

        Response answer = decision(id);

        answer.then()
                .statusCode(200)
                .body("answered", equalTo("Y"))
                .body("transStatus", equalTo("Y"))
                .body("verdict", equalTo("APPROVE"))
                .body("ruleSet", nullValue())
                .body("reasons", hasItems("risk:low", "risk:no-proof-needed"))
                .body("evidence.card", equalTo("REGISTERED"))
                .body("evidence.provider.level", equalTo("LOW"))
                .body("evidence.facts.amount.value", equalTo("5000"))
                .body("evidence.facts.mcc", equalTo("5411"))
                .body("evidence.facts.category", equalTo("PAYMENT"));
        assertThat(answer.asString()).doesNotContain(issuer.pan(), issuer.pan().substring(0, 10));
    }

    @Test
    void publishedRuleDecidesTheNextRequestWithinASecondOrSo() {
        assertThat(issuer.purchase(5000).path("transStatus").asText()).isEqualTo("Y");

        issuer.publish(issuer.draft(ASK_FROM_3000));

        JsonNode aRes = await().atMost(Duration.ofSeconds(3))
                .until(
                        () -> issuer.purchase(5000),
                        answer -> answer.path("transStatus").asText().equals("C"));
        decision(aRes.path("acsTransID").asText())
                .then()
                .body("ruleSet", equalTo(1))
                .body("answered", equalTo("C"))
                .body("transStatus", nullValue())
                .body("reasons", hasItems("rules:v1", "rule:from-3000", "risk:proof-needed"))
                .body("evidence.velocity[0].per", equalTo("CARD"))
                .body("evidence.velocity[0].within", equalTo("PT1H"));
    }

    @Test
    void challengeThatHasEndedStillShowsThatItWasAsked() {
        String id = issuer.purchase(15000).path("acsTransID").asText();
        tables.change("UPDATE transaction SET deadline = now() WHERE acs_trans_id = $1", UUID.fromString(id));

        await().atMost(Duration.ofSeconds(10))
                .until(() -> "N".equals(decision(id).path("transStatus")));

        decision(id).then().body("answered", equalTo("C")).body("verdict", equalTo("CHALLENGE"));
    }

    /** Nobody was there to be asked, so nobody was: the wish for proof is a reason and no answer. */
    @Test
    void whatCouldNotBeAskedIsNotSaidToHaveBeen() {
        ObjectNode aReq = Messages.aReq(issuer.pan()).put("purchaseAmount", "15000");
        aReq.remove(List.of("notificationURL", "threeDSCompInd", "threeDSRequestorAuthenticationInd"));
        aReq.properties().removeIf(element -> element.getKey().startsWith("browser"));
        JsonNode aRes = Acs.answer(aReq.put("deviceChannel", "03").put("threeRIInd", "08"));
        String id = aRes.path("acsTransID").asText();

        assertThat(aRes.path("transStatus").asText()).isEqualTo("U");
        decision(id).then().body("answered", equalTo("U")).body("verdict", equalTo("UNAVAILABLE"));
        replay(id, "{}").then().body("changed", equalTo(false)).body("was.transStatus", equalTo("U"));
    }

    @Test
    void replayShowsWhatOtherRulesWouldHaveDecidedAndWhatTheyCannotKnow() {
        String id = issuer.purchase(5000).path("acsTransID").asText();
        int draft = issuer.draft(ASK_FROM_3000);

        Response byDraft = replay(id, "{\"ruleSet\": " + draft + "}");
        Response inForce = replay(id, "{}");
        Response given = replay(
                id,
                "{\"rules\": [{\"name\": \"new\", \"then\": \"REFUSE\", \"when\": [{\"knownDevice\": false}]},"
                        + " {\"name\": \"all\", \"then\": \"REFUSE\", \"when\": [{\"mcc\": [\"5411\"]}]}]}");

        byDraft.then()
                .statusCode(200)
                .body("changed", equalTo(true))
                .body("was.verdict", equalTo("APPROVE"))
                .body("now.verdict", equalTo("CHALLENGE"))
                .body("now.transStatus", equalTo("C"))
                .body("now.ruleSet", equalTo(draft))
                .body("now.reasons", hasItems("rules:v" + draft, "rule:from-3000"))
                .body("notCounted", contains("CARD/PT1H"));
        inForce.then().statusCode(200).body("changed", equalTo(false)).body("now.ruleSet", nullValue());
        given.then()
                .body("now.transStatus", equalTo("N"))
                .body("now.transStatusReason", equalTo("11"))
                .body("now.reasons", hasItems("rule:all"))
                .body("notLookedUp", contains("knownDevice"));
    }

    @Test
    void whatWasForgottenCannotBeDecidedAgain() {
        String id = issuer.purchase(5000).path("acsTransID").asText();
        tables.change("DELETE FROM evidence WHERE acs_trans_id = $1", UUID.fromString(id));

        decision(id)
                .then()
                .statusCode(200)
                .body("reasons", hasItems("risk:low"))
                .body("evidence", nullValue());
        replay(id, "{}").then().statusCode(409).body("type", equalTo("urn:sekisho:problem:no-evidence"));
    }

    @Test
    void anotherIssuersDecisionIsNotThere() {
        Operated other = issuers.anIssuer();
        String id = other.purchase(5000).path("acsTransID").asText();
        int theirs = other.draft("[]");
        String nothing = decision(UUID.randomUUID().toString()).asString();

        Response found = decision(id);

        found.then().statusCode(404);
        assertThat(found.asString()).isEqualTo(nothing);
        assertThat(replay(id, "{}").asString()).isEqualTo(nothing);
        decision("no-uuid").then().statusCode(404);
        String ours = issuer.purchase(5000).path("acsTransID").asText();
        replay(ours, "{\"ruleSet\": " + theirs + "}").then().statusCode(400).body("errors.field", contains("ruleSet"));
    }

    private Response decision(String id) {
        return issuer.asked().get("/v1/decisions/" + id);
    }

    private Response replay(String id, String body) {
        return issuer.asked().body(body).post("/v1/decisions/" + id + "/replay");
    }
}
