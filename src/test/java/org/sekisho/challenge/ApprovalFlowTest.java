package org.sekisho.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
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

/** A cardholder approves the purchase of a page in the app, or says there that it is somebody else's. */
@SekishoTest
class ApprovalFlowTest {
    private static final String CHOOSE = "choose:APP_APPROVAL";
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
    void approvedPurchaseIsAuthenticatedOutOfBand() {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone phone = registered(card);
        Challenge challenge = Challenge.of(card.enrolled().pan(), directory);
        Page asked = Challenge.press(challenge.open(), CHOOSE);
        JsonNode waiting = waiting(phone);

        int before = waits(asked);
        HttpResponse<String> approved = phone.post("/app/approval", named(waiting));
        int after = waits(asked);
        Page last = Challenge.press(asked, "look");

        assertThat(waiting.path("approvable").asBoolean()).isTrue();
        assertThat(waiting.path("merchant").asText()).isEqualTo("Example Shop");
        assertThat(asked.html().replaceAll("\\D", ""))
                .contains(waiting.path("challenge").asText());
        assertThat(asked.html()).doesNotContain("name=\"answer\"");
        assertThat(approved.statusCode()).isEqualTo(204);
        assertThat(before).isEqualTo(204);
        assertThat(after).isEqualTo(205);
        assertThat(last.cRes().path("transStatus").asText()).isEqualTo("Y");
        JsonNode rReq = directory.result(challenge);
        assertThat(rReq.path("transStatus").asText()).isEqualTo("Y");
        assertThat(rReq.path("authenticationType").asText()).isEqualTo("03");
        assertThat(rReq.path("authenticationMethod").asText()).isEqualTo("11");
        assertThat(rReq.path("interactionCounter").asText()).isEqualTo("01");
        assertThat(rReq.path("authenticationValue").asText()).hasSize(28);
    }

    @Test
    void lookingBeforeItIsApprovedCountsNothingAndAnotherWayStaysOpen() {
        Invitation card = invitations.ofNewCard(mails);
        registered(card);
        Challenge challenge = Challenge.of(card.enrolled().pan(), directory);
        Page asked = Challenge.press(challenge.open(), CHOOSE);

        Page again = Challenge.press(Challenge.press(asked, "look"), "look");
        Page typed = Challenge.submit(again, "");
        Page other = Challenge.press(typed, "choose:PASSWORD");

        assertThat(again.html()).contains("まだ承認されていません");
        assertThat(again.step()).isEqualTo(asked.step());
        assertThat(typed.html()).contains("まだ承認されていません");
        assertThat(other.html()).contains("type=\"password\"", CHOOSE);
        assertThat(attempts(challenge)).isZero();
    }

    @Test
    void approvalPutsNoShopOnTheTrustList() {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone phone = registered(card);
        Challenge challenge = Challenge.of(Challenge.purchase(card.enrolled().pan(), directory)
                .put("threeDSRequestorChallengeInd", "09")
                .put("acquirerMerchantID", "APPROVAL000001"));
        Page first = challenge.open();

        // the box of the first page goes along with the choice of the app, which says nothing of it
        Page asked = Acs.form(
                "/challenge/answer",
                Map.of("step", first.step(), "answer", "", "action", CHOOSE, "trustable", "true", "trust", "true"));
        phone.post("/app/approval", named(waiting(phone)));
        Page last = Challenge.press(asked, "look");

        assertThat(first.html()).contains("name=\"trust\"");
        assertThat(last.cRes().path("transStatus").asText()).isEqualTo("Y");
        assertThat(directory.result(challenge).path("whiteListStatus").asText()).isEqualTo("N");
        assertThat(tables.number("SELECT count(*) FROM trusted_merchant WHERE acs_trans_id = '" + challenge.id() + "'"))
                .isZero();
    }

    @Test
    void refusedPurchaseEndsAndItsHolderIsWarned() {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone phone = registered(card);
        Challenge challenge = Challenge.of(card.enrolled().pan(), directory);
        Page asked = Challenge.press(challenge.open(), CHOOSE);

        HttpResponse<String> refused = phone.post("/app/refusal", named(waiting(phone)));
        Page last = Challenge.press(asked, "look");

        assertThat(refused.statusCode()).isEqualTo(204);
        assertThat(last.cRes().path("transStatus").asText()).isEqualTo("N");
        assertThat(directory.result(challenge).path("transStatusReason").asText())
                .isEqualTo("11");
        warned(card);
    }

    @Test
    void strangersPurchaseIsRefusedHoweverItIsAskedFor() {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone phone = registered(card);
        Challenge challenge = Challenge.of(card.enrolled().pan(), directory);
        Page asked = challenge.open();
        JsonNode waiting = waiting(phone);

        int approved = phone.post("/app/approval", named(waiting)).statusCode();
        int refused = phone.post("/app/refusal", named(waiting)).statusCode();

        assertThat(waiting.path("approvable").asBoolean()).isFalse();
        assertThat(approved).as("nobody asked for it").isEqualTo(409);
        assertThat(refused).isEqualTo(204);
        assertThat(Challenge.submit(asked, "anything")
                        .cRes()
                        .path("transStatus")
                        .asText())
                .isEqualTo("N");
    }

    @Test
    void approvalIsWorthOneSuccess() {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone phone = registered(card);
        Challenge.press(Challenge.of(card.enrolled().pan(), directory).open(), CHOOSE);
        String named = named(waiting(phone));
        String signature = phone.signature("/app/approval", named, Instant.now().getEpochSecond());

        assertThat(AppPhone.send("/app/approval", named, signature).statusCode())
                .isEqualTo(204);
        assertThat(AppPhone.send("/app/approval", named, signature).statusCode())
                .as("a request that was taken")
                .isEqualTo(401);
        assertThat(phone.post("/app/approval", named).statusCode())
                .as("a purchase that waits no more")
                .isEqualTo(409);
        assertThat(phone.post("/app/refusal", named).statusCode()).isEqualTo(409);
    }

    @Test
    void signatureOfOneWordIsNoneOfTheOther() {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone phone = registered(card);
        Challenge challenge = Challenge.of(card.enrolled().pan(), directory);
        Challenge.press(challenge.open(), CHOOSE);
        String named = named(waiting(phone));

        String refusal = phone.signature("/app/refusal", named, Instant.now().getEpochSecond());

        assertThat(AppPhone.send("/app/approval", named, refusal).statusCode()).isEqualTo(401);
        assertThat(state(challenge)).isEqualTo("ASKING");
    }

    @Test
    void nothingIsApprovedThatTheDeviceDidNotShow() {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone phone = registered(card);
        Challenge one = Challenge.of(card.enrolled().pan(), directory);
        Challenge.press(one.open(), CHOOSE);
        JsonNode shown = waiting(phone);
        Challenge other = Challenge.of(card.enrolled().pan(), directory);
        Challenge.press(other.open(), CHOOSE);

        int mixed = phone.post(
                        "/app/approval",
                        named(other.id().toString(), shown.path("challenge").asText()))
                .statusCode();
        int unknown = phone.post(
                        "/app/approval",
                        named(
                                UUID.randomUUID().toString(),
                                shown.path("challenge").asText()))
                .statusCode();

        assertThat(mixed).isEqualTo(409);
        assertThat(unknown).isEqualTo(409);
        assertThat(state(other)).isEqualTo("ASKING");
        assertThat(phone.post("/app/approval", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void phoneOfAnotherCardDecidesNothing() {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone own = registered(card);
        AppPhone strange = registered(invitations.ofNewCard(mails));
        Challenge challenge = Challenge.of(card.enrolled().pan(), directory);
        Challenge.press(challenge.open(), CHOOSE);
        String named = named(waiting(own));

        assertThat(strange.post("/app/approval", named).statusCode()).isEqualTo(409);
        assertThat(strange.post("/app/refusal", named).statusCode()).isEqualTo(409);
        assertThat(state(challenge)).isEqualTo("ASKING");
    }

    @Test
    void lockedCredentialApprovesNothing() {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone phone = registered(card);
        Challenge challenge = Challenge.of(card.enrolled().pan(), directory);
        Page asked = Challenge.press(challenge.open(), CHOOSE);
        String named = named(waiting(phone));
        tables.change(
                "UPDATE credential SET locked_until = now() + interval '1 hour' WHERE id = $1",
                invitations.credential(card.cardId()));

        int approved = phone.post("/app/approval", named).statusCode();

        assertThat(approved).isEqualTo(409);
        assertThat(Challenge.press(asked, "look").html())
                .contains("value=\"look\"")
                .doesNotContain("choose:APP_CODE");
    }

    @Test
    void timeThatIsOverIsOverForTheAppAsWell() {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone phone = registered(card);
        Challenge challenge = Challenge.of(card.enrolled().pan(), directory);
        Page asked = Challenge.press(challenge.open(), CHOOSE);
        String named = named(waiting(phone));
        tables.letTimeRunOut(challenge);

        assertThat(phone.post("/app/approval", named).statusCode()).isEqualTo(409);
        assertThat(Challenge.press(asked, "look").cRes().path("transStatus").asText())
                .isEqualTo("N");
        assertThat(directory.result(challenge).path("challengeCancel").asText()).isEqualTo("04");
    }

    @Test
    void authenticatorsOfTheHoldersOwnCanApproveNothing() {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone phone = registered(card);
        Challenge challenge = Challenge.of(card.enrolled().pan(), directory);
        Page first = challenge.open();
        tables.change(
                "UPDATE app_device SET removed_at = now(), code_key = NULL, request_key = NULL WHERE id = $1",
                phone.id());

        Page asked = Challenge.press(first, CHOOSE);

        assertThat(first.html()).contains(CHOOSE);
        assertThat(asked.html()).doesNotContain(CHOOSE, "value=\"look\"");
    }

    @Test
    void strangersBrowserLearnsNothingOfIt() {
        Invitation card = invitations.ofNewCard(mails);
        registered(card);
        Page asked =
                Challenge.press(Challenge.of(card.enrolled().pan(), directory).open(), CHOOSE);

        int another = Acs.form("/challenge/waits", Acs.encoded(Map.of("step", asked.step())), "fr")
                .status();
        int none = Acs.form("/challenge/waits", Map.of("step", "nonsense")).status();

        assertThat(another).isEqualTo(205);
        assertThat(none).isEqualTo(205);
        assertThat(waits(asked)).isEqualTo(204);
    }

    @Test
    void pageThatOnlyWaitsRunsOutOfTime() {
        Invitation card = invitations.ofNewCard(mails);
        registered(card);
        Challenge challenge = Challenge.of(card.enrolled().pan(), directory);
        Page asked = Challenge.press(challenge.open(), CHOOSE);
        tables.change(
                "UPDATE transaction SET deadline = now() + interval '1 minute' WHERE acs_trans_id = $1",
                challenge.id());

        waits(asked);

        assertThat(tables.number(
                        "SELECT extract(epoch FROM deadline - now())::bigint FROM transaction WHERE acs_trans_id = $1",
                        challenge.id()))
                .isLessThanOrEqualTo(60);
    }

    /** What the app says, what the browser says, and silence, all at once: whichever comes first, once. */
    @RepeatedTest(6)
    void approvalCancelAndTimerMakeOneEnd() {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone phone = registered(card);
        Challenge challenge = Challenge.of(card.enrolled().pan(), directory);
        Page asked = Challenge.press(challenge.open(), CHOOSE);
        String named = named(waiting(phone));
        CountDownLatch gate = new CountDownLatch(1);

        Future<Integer> approved;
        Future<Integer> refused;
        Future<Page> cancelled;
        Future<Integer> silent;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            approved = threads.submit(() -> {
                gate.await();
                return phone.post("/app/approval", named).statusCode();
            });
            refused = threads.submit(() -> {
                gate.await();
                return phone.post("/app/refusal", named).statusCode();
            });
            cancelled = threads.submit(() -> {
                gate.await();
                return Challenge.press(asked, "cancel");
            });
            silent = threads.submit(() -> {
                gate.await();
                return tables.change(
                        "UPDATE transaction SET deadline = now() WHERE acs_trans_id = $1 AND state <> 'FINAL'",
                        challenge.id());
            });
            gate.countDown();
        }

        JsonNode rReq = directory.result(challenge);
        boolean yes = approved.resultNow() == 204;
        assertThat(silent.resultNow()).isBetween(0, 1);
        assertThat(yes && refused.resultNow() == 204).isFalse();
        assertThat(rReq.path("transStatus").asText()).isEqualTo(yes ? "Y" : "N");
        assertThat(rReq.has("authenticationValue")).isEqualTo(yes);
        assertThat(cancelled.resultNow().cRes().path("transStatus").asText()).isEqualTo(yes ? "Y" : "N");
        assertThat(directory.results(challenge)).hasSize(1);
    }

    private void warned(Invitation card) {
        await().untilAsserted(() -> assertThat(mails.to(card.enrolled().email()))
                .anySatisfy(mail -> assertThat(mail.subject()).contains("本人認証を中止しました"))
                .anySatisfy(mail -> assertThat(mail.text()).contains("Example Shop", "¥15,000")));
    }

    static AppPhone registered(Invitation card) {
        AppPhone phone = new AppPhone();
        assertThat(phone.register(card.name(), card.password()).statusCode()).isEqualTo(200);
        return phone;
    }

    private static JsonNode waiting(AppPhone phone) {
        return Acs.json(phone.post("/app/purchases", "{\"language\":\"en\"}").body())
                .path("purchases")
                .path(0);
    }

    private static String named(JsonNode waiting) {
        return named(
                waiting.path("purchase").asText(), waiting.path("challenge").asText());
    }

    private static String named(String purchase, String challenge) {
        return "{\"purchase\":\"" + purchase + "\",\"challenge\":\"" + challenge + "\"}";
    }

    private static int waits(Page page) {
        return Acs.form("/challenge/waits", Map.of("step", page.step())).status();
    }

    private String state(Challenge challenge) {
        return tables.text("SELECT state FROM transaction WHERE acs_trans_id = $1", challenge.id());
    }

    private long attempts(Challenge challenge) {
        return tables.number("SELECT attempts::bigint FROM transaction WHERE acs_trans_id = $1", challenge.id());
    }
}
