package org.sekisho.threeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sekisho.threeds.DecoupledRequests.decoupled;
import static org.sekisho.threeds.DecoupledRequests.latest;
import static org.sekisho.threeds.DecoupledRequests.named;
import static org.sekisho.threeds.DecoupledRequests.registered;
import static org.sekisho.threeds.DecoupledRequests.threeRi;
import static org.sekisho.threeds.DecoupledRequests.waiting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.AppInvitations;
import org.sekisho.testkit.AppInvitations.Invitation;
import org.sekisho.testkit.AppPhone;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.MailSink;
import org.sekisho.testkit.Page;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** Cardholders who answer elsewhere, later: from the AReq that lets them to the one result. */
@SekishoTest
class DecoupledFlowTest {
    private static Directory directory;

    MailSink mails;

    @Inject
    AppInvitations invitations;

    @Inject
    Tables tables;

    @BeforeAll
    static void startTheDirectory() {
        directory = Directory.start();
    }

    @AfterAll
    static void stopTheDirectory() {
        directory.close();
    }

    @Test
    void approvedPurchaseIsReportedOnce() {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone phone = registered(card);
        Challenge asked = decoupled(purchase(card, "00060"));

        JsonNode aRes = asked.aRes();
        JsonNode waiting = waiting(phone);
        int approved = phone.post("/app/approval", named(waiting)).statusCode();
        int again = phone.post("/app/approval", named(waiting)).statusCode();
        JsonNode rReq = directory.result(asked);

        assertThat(aRes.path("acsDecConInd").asText()).isEqualTo("Y");
        assertThat(aRes.path("acsChallengeMandated").asText()).isEqualTo("N");
        assertThat(aRes.path("authenticationType").asText()).isEqualTo("04");
        assertThat(aRes.path("cardholderInfo").asText()).contains("アプリ").hasSizeLessThanOrEqualTo(128);
        assertThat(aRes.has("acsURL") || aRes.has("authenticationValue") || aRes.has("eci"))
                .isFalse();
        assertThat(waiting.path("approvable").asBoolean()).isTrue();
        assertThat(approved).isEqualTo(204);
        assertThat(again).isEqualTo(409);
        assertThat(rReq.path("transStatus").asText()).isEqualTo("Y");
        assertThat(rReq.path("authenticationType").asText()).isEqualTo("04");
        assertThat(rReq.path("authenticationValue").asText()).hasSize(28);
        assertThat(rReq.path("eci").asText()).isEqualTo("05");
        assertThat(rReq.has("interactionCounter") || rReq.has("acsRenderingType"))
                .isFalse();
        assertThat(directory.results(asked)).hasSize(1);
    }

    @Test
    void holderIsToldByMailUntilWhen() {
        Invitation card = invitations.ofNewCard(mails);
        registered(card);

        decoupled(purchase(card, "00060"));

        await().untilAsserted(() -> assertThat(mails.to(card.enrolled().email()))
                .anySatisfy(mail -> assertThat(mail.subject()).contains("承認をお待ちしています"))
                .anySatisfy(mail -> assertThat(mail.text()).contains("Example Shop", "¥15,000", "期限", "(JST)")));
    }

    @Test
    void refusedPurchaseIsReported() {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone phone = registered(card);
        Challenge asked = decoupled(purchase(card, "00060"));

        int refused = phone.post("/app/refusal", named(waiting(phone))).statusCode();
        JsonNode rReq = directory.result(asked);

        assertThat(refused).isEqualTo(204);
        assertThat(rReq.path("transStatus").asText()).isEqualTo("N");
        assertThat(rReq.path("transStatusReason").asText()).isEqualTo("11");
        assertThat(rReq.has("authenticationValue")).isFalse();
        assertThat(rReq.path("authenticationType").asText()).isEqualTo("04");
    }

    @ParameterizedTest
    @CsvSource({"00060, 3600", "10080, 604800"})
    void timeIsTheRequestors(String minutes, long seconds) {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone phone = registered(card);
        Challenge asked = decoupled(purchase(card, minutes));
        assertThat(left(asked)).isBetween(seconds - 20, seconds);
        String named = named(waiting(phone));

        tables.letTimeRunOut(asked);
        JsonNode rReq = directory.result(asked);

        assertThat(rReq.path("transStatus").asText()).isEqualTo("U");
        assertThat(rReq.path("transStatusReason").asText()).isEqualTo("24");
        assertThat(rReq.path("challengeCancel").asText()).isEqualTo("03");
        assertThat(phone.post("/app/approval", named).statusCode()).isEqualTo(409);
    }

    @Test
    void withoutAnAppTheUsualWayIsTakenAndSaidToBe() {
        Invitation card = invitations.ofNewCard(mails);

        JsonNode aRes = Acs.answer(purchase(card, "00060"));

        assertThat(aRes.path("transStatus").asText()).isEqualTo("C");
        assertThat(aRes.path("acsDecConInd").asText()).isEqualTo("N");
        assertThat(aRes.has("acsURL")).isTrue();
    }

    @Test
    void tooLittleTimeIsNotTried() {
        Invitation card = invitations.ofNewCard(mails);
        registered(card);

        JsonNode usual = Acs.answer(purchase(card, "00001"));
        JsonNode nobodyThere = Acs.answer(threeRi(purchase(card, "00001")));

        assertThat(usual.path("transStatus").asText()).isEqualTo("C");
        assertThat(nobodyThere.path("transStatus").asText()).isEqualTo("U");
        assertThat(nobodyThere.path("transStatusReason").asText()).isEqualTo("25");
        assertThat(nobodyThere.path("acsDecConInd").asText()).isEqualTo("N");
    }

    @Test
    void whoIsInNoShopIsAskedThisWayAlone() {
        Invitation card = invitations.ofNewCard(mails);
        JsonNode without = Acs.answer(threeRi(purchase(card, "00060")));
        AppPhone phone = registered(card);

        Challenge asked = decoupled(threeRi(purchase(card, "00060").put("purchaseAmount", "500")));
        phone.post("/app/approval", named(waiting(phone)));

        assertThat(without.path("transStatus").asText()).isEqualTo("U");
        assertThat(without.path("transStatusReason").asText()).isEqualTo("13");
        assertThat(directory.result(asked).path("transStatus").asText()).isEqualTo("Y");
    }

    @Test
    void lowRiskNeedsNoQuestion() {
        Invitation card = invitations.ofNewCard(mails);
        registered(card);

        JsonNode aRes = Acs.answer(purchase(card, "00060").put("purchaseAmount", "500"));

        assertThat(aRes.path("transStatus").asText()).isEqualTo("Y");
    }

    @ParameterizedTest
    @CsvSource({"Y, D", "B, D", "F, C", "N, C"})
    void latestVersionKnowsWhatIsOnlyAFallback(String wanted, String status) {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone phone = registered(card);
        ObjectNode aReq = latest(purchase(card, "00060")).put("threeDSRequestorDecReqInd", wanted);
        if (wanted.equals("N")) {
            aReq.remove("threeDSRequestorDecMaxTime");
        }

        JsonNode aRes = Acs.answer(aReq);

        assertThat(aRes.path("transStatus").asText()).as(aRes.toString()).isEqualTo(status);
        if (status.equals("D")) {
            assertThat(aRes.path("authenticationMethod").toString()).isEqualTo("[\"12\"]");
            assertThat(aRes.path("cardholderInfo").path("text").asText()).isNotEmpty();
            phone.post("/app/approval", named(waiting(phone)));
            JsonNode rReq = directory.result(new Challenge(aReq, aRes));
            assertThat(rReq.path("authenticationMethod").toString()).isEqualTo("[\"12\"]");
            assertThat(rReq.has("authenticationType")).isFalse();
        }
    }

    @Test
    void holderIsNotFloodedWithQuestions() {
        Invitation card = invitations.ofNewCard(mails);
        registered(card);
        for (int each = 0; each < 3; each++) {
            decoupled(purchase(card, "00060"));
        }

        JsonNode usual = Acs.answer(purchase(card, "00060"));
        JsonNode nobodyThere = Acs.answer(threeRi(purchase(card, "00060")));

        assertThat(usual.path("transStatus").asText()).isEqualTo("C");
        assertThat(nobodyThere.path("transStatus").asText()).isEqualTo("U");
        assertThat(nobodyThere.path("transStatusReason").asText()).isEqualTo("04");
    }

    @Test
    void holderIsNotFloodedByQuestionsOfOneMomentEither() {
        Invitation card = invitations.ofNewCard(mails);
        registered(card);

        List<JsonNode> answers;
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            answers = java.util.stream.IntStream.range(0, 12)
                    .mapToObj(each -> threads.submit(() ->
                            Acs.answer(each % 2 == 0 ? purchase(card, "00060") : threeRi(purchase(card, "00060")))))
                    .toList()
                    .stream()
                    .map(DecoupledFlowTest::done)
                    .toList();
        }

        assertThat(answers)
                .filteredOn(aRes -> aRes.path("transStatus").asText().equals("D"))
                .hasSize(3);
        assertThat(answers)
                .allMatch(
                        aRes -> List.of("D", "C", "U")
                                .contains(aRes.path("transStatus").asText()),
                        "whole");
    }

    @Test
    void cardThatWasBlockedSinceIsNotPaidWith() {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone phone = registered(card);
        Challenge asked = decoupled(purchase(card, "00060"));
        String named = named(waiting(phone));
        tables.change("UPDATE card SET status = 'BLOCKED' WHERE id = $1", card.cardId());

        assertThat(phone.post("/app/approval", named).statusCode()).isEqualTo(409);
        assertThat(directory.results(asked)).isEmpty();
        assertThat(phone.post("/app/refusal", named).statusCode()).isEqualTo(204);
    }

    @Test
    void whoMayOnlyShareDataIsNotAskedAnywhere() {
        Invitation card = invitations.ofNewCard(mails);
        registered(card);

        ObjectNode aReq = latest(threeRi(purchase(card, "00060")));
        aReq.putArray("threeDSRequestorChallengeInd").add("06");
        JsonNode aRes = Acs.answer(aReq);

        assertThat(aRes.path("transStatus").asText()).isEqualTo("I");
    }

    @Test
    void noCReqOpensOrBreaksIt() {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone phone = registered(card);
        Challenge asked = decoupled(purchase(card, "00060"));

        Page page = asked.open();

        assertThat(page.erro().path("errorCode").asText()).isEqualTo("305");
        assertThat(directory.results(asked)).isEmpty();
        assertThat(phone.post("/app/approval", named(waiting(phone))).statusCode())
                .isEqualTo(204);
    }

    @Test
    void noCReqOpensItWhenItsTimeIsOver() {
        Invitation card = invitations.ofNewCard(mails);
        registered(card);
        Challenge asked = decoupled(latest(purchase(card, "00060")));
        tables.letTimeRunOut(asked);
        directory.result(asked);

        assertThat(asked.open().erro().path("errorCode").asText()).isEqualTo("305");
        assertThat(directory.results(asked)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"approval", "refusal"})
    void oneWordAmongManyAtOnceIsTheEnd(String first) {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone phone = registered(card);
        Challenge asked = decoupled(purchase(card, "00060"));
        String named = named(waiting(phone));
        String other = first.equals("approval") ? "refusal" : "approval";

        List<Integer> answers;
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            answers = java.util.stream.IntStream.range(0, 8)
                    .mapToObj(each -> threads.submit(() -> phone.post("/app/" + (each % 2 == 0 ? first : other), named)
                            .statusCode()))
                    .toList()
                    .stream()
                    .map(DecoupledFlowTest::done)
                    .toList();
        }

        assertThat(answers).containsOnlyOnce(204).containsOnly(204, 409);
        assertThat(tables.number("SELECT count(*) FROM outbox WHERE acs_trans_id = $1", asked.id()))
                .isOne();
    }

    private static <T> T done(java.util.concurrent.Future<T> work) {
        try {
            return work.get();
        } catch (java.util.concurrent.ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static ObjectNode purchase(Invitation card, String minutes) {
        return DecoupledRequests.purchase(card, directory, minutes);
    }

    private long left(Challenge asked) {
        return tables.number(
                "SELECT extract(epoch FROM deadline - now())::bigint FROM transaction WHERE acs_trans_id = $1",
                asked.id());
    }
}
