package org.sekisho.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sekisho.testkit.Enrolment.PASSWORD;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.EncryptionMethod;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.risk.store.RuleSets;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.AppSdk;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Enrolment.Enrolled;
import org.sekisho.testkit.MailSink;
import org.sekisho.testkit.Page;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** A shop on a cardholder's trust list: offered, put there, told, used. */
@SekishoTest
class TrustListFlowTest {
    private static final String MERCHANT = "TRUSTFLOW000001";

    /** The provider wants proof for 15,000 yen, and says nothing for 8,888. */
    private static final String RULES = """
            {"rules": [{"name": "trusted-shop", "then": "EXEMPT", "when": [
                {"merchant": ["%s"]}, {"trustedMerchant": true}]}]}
            """.formatted(MERCHANT);

    private static Directory directory;

    MailSink mails;

    @Inject
    Enrolment enrolment;

    @Inject
    Tables tables;

    @Inject
    RuleSets ruleSets;

    @BeforeAll
    static void startTheDirectory() {
        directory = Directory.start();
    }

    @AfterAll
    static void stopTheDirectory() {
        directory.close();
    }

    @AfterEach
    void retire() {
        tables.change("UPDATE rule_set SET status = 'RETIRED' WHERE status = 'ACTIVE'");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> ruleSets.of("demo").rules().version() == 0);
    }

    private void publish() {
        tables.change("""
                INSERT INTO rule_set (id, issuer_id, version, status, rules, created_by, published_by, published_at)
                SELECT gen_random_uuid(), 'demo', coalesce(max(version), 0) + 1, 'ACTIVE', $1, 'test', 'test', now()
                FROM rule_set WHERE issuer_id = 'demo'
                """, RULES);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> ruleSets.of("demo").rules().version() > 0);
    }

    @ParameterizedTest
    @CsvSource({"2.2.0,whiteListStatus,trustListStatus", "2.3.1,trustListStatus,whiteListStatus"})
    void tickedShopIsListedWithTheRightAnswer(String version, String name, String other) {
        Enrolled holder = enrolment.withPassword();
        Challenge challenge = Challenge.of(in(version, asking(holder.pan())));
        Page page = challenge.open();

        Page wrong = answer(page, "guess", true);
        long before = entries(holder);
        answer(wrong, PASSWORD, true);

        assertThat(challenge.aRes().path(name).asText()).isEqualTo("P");
        assertThat(challenge.aRes().path(name + "Source").asText()).isEqualTo("03");
        assertThat(page.html()).contains("name=\"trust\"").doesNotContain("checked");
        assertThat(wrong.html()).as("what was ticked stays ticked").contains("checked");
        assertThat(before).as("a wrong answer lists nothing").isZero();
        assertThat(entries(holder)).isOne();
        JsonNode rReq = directory.result(challenge);
        assertThat(rReq.path("transStatus").asText()).isEqualTo("Y");
        assertThat(rReq.path(name).asText()).isEqualTo("Y");
        assertThat(rReq.path(name + "Source").asText()).isEqualTo("03");
        assertThat(rReq.has(other) || rReq.has(other + "Source")).isFalse();
        assertThat(Acs.answer(in(version, purchase(holder.pan()))).path(name).asText())
                .isEqualTo("Y");
    }

    @Test
    void holderHearsOfAShopThatIsTrustedFromNowOn() {
        Enrolled holder = enrolment.withPassword();

        list(holder);

        await().atMost(Duration.ofSeconds(5))
                .until(() -> !mails.to(holder.email()).isEmpty());
        assertThat(mails.to(holder.email()).getFirst().subject()).contains("信頼するお店");
        answer(Challenge.of(asking(holder.pan())).open(), PASSWORD, false);
        assertThat(mails.to(holder.email())).as("once").hasSize(1);
    }

    @Test
    void shopThatIsNotTickedIsNotListed() {
        Enrolled holder = enrolment.withPassword();
        Challenge challenge = Challenge.of(asking(holder.pan()));

        answer(challenge.open(), PASSWORD, false);

        assertThat(entries(holder)).isZero();
        assertThat(directory.result(challenge).path("whiteListStatus").asText()).isEqualTo("R");
        assertThat(mails.to(holder.email())).isEmpty();
    }

    @Test
    void nobodyListsAShopWithoutProof() {
        Enrolled holder = enrolment.withPassword();
        Challenge challenge = Challenge.of(asking(holder.pan()));
        Page page = challenge.open();

        for (int attempt = 1; attempt <= 5; attempt++) {
            page = answer(page, "guess " + attempt, true);
        }

        assertThat(page.cRes().path("transStatus").asText()).isEqualTo("N");
        assertThat(entries(holder)).isZero();
        assertThat(directory.result(challenge).path("whiteListStatus").asText()).isEqualTo("N");
    }

    @Test
    void pageThatDidNotAskListsNothing() {
        Enrolled holder = enrolment.withPassword();
        Challenge challenge = Challenge.of(purchase(holder.pan()));
        Page page = challenge.open();

        answer(page, PASSWORD, true);

        assertThat(page.html()).doesNotContain("name=\"trust\"");
        assertThat(entries(holder)).isZero();
        assertThat(directory.result(challenge).path("whiteListStatus").asText()).isEqualTo("N");
    }

    @Test
    void oldestVersionKnowsNoList() {
        Enrolled holder = enrolment.withPassword();
        Challenge challenge =
                Challenge.of(in("2.1.0", purchase(holder.pan())).put("threeDSRequestorChallengeInd", "03"));

        Page page = challenge.open();
        Challenge.submit(page, PASSWORD);

        assertThat(page.html()).doesNotContain("name=\"trust\"");
        assertThat(challenge.aRes().has("whiteListStatus")).isFalse();
        assertThat(directory.result(challenge).has("whiteListStatus")).isFalse();
    }

    @Test
    void trustedShopIsExemptedByARuleAndNeverInDoubt() {
        publish();
        Enrolled holder = enrolment.withPassword();
        assertThat(Acs.answer(purchase(holder.pan())).path("transStatus").asText())
                .isEqualTo("C");
        list(holder);

        JsonNode trusted =
                Acs.answer(in("2.3.1", purchase(holder.pan())).set("threeDSRequestorChallengeInd", wishes("08")));
        JsonNode silent = Acs.answer(purchase(holder.pan()).put("purchaseAmount", "8888"));
        JsonNode mandated = Acs.answer(purchase(holder.pan()).put("threeDSRequestorChallengeInd", "04"));

        assertThat(trusted.path("transStatus").asText()).isEqualTo("Y");
        assertThat(trusted.path("trustListStatus").asText()).isEqualTo("Y");
        assertThat(trusted.path("transChallengeExemption").asText()).isEqualTo("08");
        assertThat(silent.path("transStatus").asText()).isEqualTo("C");
        assertThat(mandated.path("transStatus").asText()).isEqualTo("C");
        assertThat(mandated.path("acsChallengeMandated").asText()).isEqualTo("Y");
    }

    @ParameterizedTest
    @CsvSource({"threeDSRequestorID,shop-2", "acquirerBIN,400001", "acquirerMerchantID,TRUSTFLOW000002"})
    void otherMerchantIsNotTrustedForOneNameItShares(String name, String value) {
        Enrolled holder = enrolment.withPassword();
        list(holder);

        JsonNode other = Acs.answer(purchase(holder.pan()).put(name, value));
        JsonNode renamed = Acs.answer(purchase(holder.pan()).put("merchantName", "Another name"));

        assertThat(other.path("whiteListStatus").asText()).isEqualTo("N");
        assertThat(renamed.path("whiteListStatus").asText())
                .as("the name alone is nothing")
                .isEqualTo("Y");
    }

    @Test
    void otherCardTrustsNobody() {
        list(enrolment.withPassword());

        assertThat(Acs.answer(purchase(enrolment.withPassword().pan()))
                        .path("whiteListStatus")
                        .asText())
                .isEqualTo("N");
    }

    @Test
    void cardThatIsNobodysHasNoList() {
        assertThat(Acs.answer(purchase(enrolment.unregistered()))
                        .path("whiteListStatus")
                        .asText())
                .isEqualTo("E");
    }

    @ParameterizedTest
    @CsvSource({"2.2.0,whitelisting,whiteList", "2.3.1,trustList,trustList"})
    void appAsksAsWell(String version, String spoken, String listed) {
        Enrolled holder = enrolment.withPassword();
        AppSdk app = AppSdk.of(EncryptionMethod.A128GCM, holder.pan(), directory, "01")
                .in(version);
        wish(app.aReq(), "09").put("acquirerMerchantID", MERCHANT);

        JsonNode asked = app.start().open();
        JsonNode last = app.send(app.cReq().put("challengeDataEntry", PASSWORD).put(spoken + "DataEntry", "Y"));

        assertThat(asked.path(spoken + "InfoText").asText()).isEqualTo("このお店を信頼し、次回からの確認を減らす");
        assertThat(last.path("transStatus").asText()).isEqualTo("Y");
        assertThat(directory.result(app.challenge()).path(listed + "Status").asText())
                .isEqualTo("Y");
        assertThat(entries(holder)).isOne();
    }

    @Test
    void pageInAnAppAsksAsWell() {
        Enrolled holder = enrolment.withPassword();
        AppSdk app = AppSdk.withPages(holder.pan(), directory);
        wish(app.aReq(), "09");

        app.start().open();
        app.send(
                "challengeHTMLDataEntry",
                "answer=" + PASSWORD.replace(" ", "+") + "&trustable=true&trust=true&action=submit");

        assertThat(directory.result(app.challenge()).path("whiteListStatus").asText())
                .isEqualTo("Y");
        assertThat(entries(holder)).isOne();
    }

    @Test
    void statusIsToldToWhoAsksWithoutACardholder() {
        Enrolled holder = enrolment.withPassword();
        JsonNode before = Acs.answer(statusCheck(holder.pan()));
        list(holder);

        JsonNode after = Acs.answer(statusCheck(holder.pan()));

        assertThat(before.path("whiteListStatus").asText()).as("%s", before).isEqualTo("N");
        assertThat(after.path("whiteListStatus").asText()).as("%s", after).isEqualTo("Y");
        assertThat(after.path("whiteListStatusSource").asText()).isEqualTo("03");
        assertThat(after.path("transStatus").asText())
                .as("nobody was authenticated")
                .isEqualTo("U");
    }

    private static ObjectNode statusCheck(String pan) {
        ObjectNode aReq = purchase(pan)
                .put("deviceChannel", "03")
                .put("messageCategory", "02")
                .put("threeRIInd", "10");
        aReq.remove("threeDSCompInd");
        aReq.remove("notificationURL");
        aReq.properties()
                .removeIf(element -> element.getKey().startsWith("browser")
                        || element.getKey().startsWith("purchase"));
        return aReq;
    }

    private void list(Enrolled holder) {
        answer(Challenge.of(asking(holder.pan())).open(), PASSWORD, true);
        assertThat(entries(holder)).isOne();
    }

    private long entries(Enrolled holder) {
        return tables.number(
                "SELECT count(*) FROM trusted_merchant t JOIN card c ON c.id = t.card_id WHERE c.credential_id = $1",
                holder.credentialId());
    }

    private static Page answer(Page page, String answer, boolean ticked) {
        Map<String, String> fields = ticked
                ? Map.of(
                        "step", page.step(), "answer", answer, "action", "submit", "trustable", "true", "trust", "true")
                : Map.of("step", page.step(), "answer", answer, "action", "submit", "trustable", "true");
        return Acs.form("/challenge/answer", fields);
    }

    private static ObjectNode purchase(String pan) {
        return Challenge.purchase(pan, directory).put("acquirerMerchantID", MERCHANT);
    }

    private static ObjectNode asking(String pan) {
        return purchase(pan).put("threeDSRequestorChallengeInd", "09");
    }

    private static JsonNode wishes(String code) {
        return JsonNodeFactory.instance.arrayNode().add(code);
    }

    private static ObjectNode wish(ObjectNode aReq, String code) {
        if (aReq.path("messageVersion").asText().equals("2.3.1")) {
            aReq.set("threeDSRequestorChallengeInd", wishes(code));
            return aReq;
        }
        return aReq.put("threeDSRequestorChallengeInd", code);
    }

    /** The same purchase in another version. */
    private static ObjectNode in(String version, ObjectNode aReq) {
        aReq.put("messageVersion", version);
        if (version.equals("2.1.0")) {
            aReq.remove("browserJavascriptEnabled");
        }
        if (version.equals("2.3.1")) {
            aReq.put("acquirerCountryCode", "392").putArray("acceptLanguage").add("ja");
            if (aReq.has("threeDSRequestorChallengeInd")) {
                wish(aReq, aReq.path("threeDSRequestorChallengeInd").asText());
            }
        }
        return aReq;
    }
}
