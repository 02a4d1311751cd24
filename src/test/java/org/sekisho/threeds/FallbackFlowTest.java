package org.sekisho.threeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.threeds.DecoupledRequests.decoupled;
import static org.sekisho.threeds.DecoupledRequests.latest;
import static org.sekisho.threeds.DecoupledRequests.named;
import static org.sekisho.threeds.DecoupledRequests.registered;
import static org.sekisho.threeds.DecoupledRequests.threeRi;
import static org.sekisho.threeds.DecoupledRequests.waiting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.EncryptionMethod;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.AppInvitations;
import org.sekisho.testkit.AppInvitations.Invitation;
import org.sekisho.testkit.AppPhone;
import org.sekisho.testkit.AppSdk;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.MailSink;
import org.sekisho.testkit.Page;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** Challenges that nobody answered, of 3DS Requestors that will ask again without a cardholder. */
@SekishoTest
class FallbackFlowTest {
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

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void silenceEndsInAWishToAskAgain(boolean browserComesBack) {
        Invitation card = invitations.ofNewCard(mails);
        registered(card);
        Challenge challenge = challenge(wishing(card, "00060"));
        challenge.open();

        tables.letTimeRunOut(challenge);
        Page back = browserComesBack ? challenge.open() : null;

        JsonNode rReq = directory.result(challenge);
        assertThat(rReq.path("transStatus").asText()).isEqualTo("D");
        assertThat(rReq.path("transStatusReason").asText()).isEqualTo("29");
        assertThat(rReq.path("challengeCancel").asText()).isEqualTo("04");
        assertThat(rReq.path("interactionCounter").asText()).isEqualTo("00");
        assertThat(rReq.has("authenticationValue")).isFalse();
        assertThat(rReq.path("eci").asText()).isEqualTo("07");
        Page shown = back == null ? challenge.open() : back;
        assertThat(shown.cRes().path("transStatus").asText()).isEqualTo("D");
        assertThat(challenge.open().fields()).isEqualTo(shown.fields());
    }

    @Test
    void holderApprovesWhatIsAskedAgain() {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone phone = registered(card);
        Challenge unanswered = challenge(wishing(card, "00060"));
        unanswered.open();
        tables.letTimeRunOut(unanswered);
        directory.result(unanswered);

        Challenge again = decoupled(secondTry(card, unanswered));
        phone.post("/app/approval", named(waiting(phone)));

        JsonNode rReq = directory.result(again);
        assertThat(rReq.path("transStatus").asText()).isEqualTo("Y");
        assertThat(rReq.path("authenticationMethod").toString()).isEqualTo("[\"12\"]");
        assertThat(rReq.path("authenticationValue").asText()).hasSize(28);
    }

    /** What was proved once is no answer to what was asked just now. */
    @Test
    void secondTryIsNeverApprovedUnasked() {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone phone = registered(card);
        Challenge proven = decoupled(latest(DecoupledRequests.purchase(card, directory, "00060")));
        phone.post("/app/approval", named(waiting(phone)));
        directory.result(proven);

        JsonNode asked = Acs.answer(secondTry(card, proven).put("purchaseAmount", "500"));
        ObjectNode noTime = secondTry(card, proven).put("threeDSRequestorDecReqInd", "N");
        noTime.remove("threeDSRequestorDecMaxTime");
        JsonNode without = Acs.answer(noTime);

        assertThat(asked.path("transStatus").asText()).as(asked.toString()).isEqualTo("D");
        assertThat(without.path("transStatus").asText()).isEqualTo("U");
        assertThat(without.path("transStatusReason").asText()).isEqualTo("23");
    }

    @Test
    void appHearsOfItAsWell() {
        Invitation card = invitations.ofNewCard(mails);
        registered(card);
        AppSdk app = app(card);
        app.open();

        tables.letTimeRunOut(app.challenge());
        JsonNode cRes = app.enter("late");

        assertThat(cRes.path("messageType").asText()).as(cRes.toString()).isEqualTo("CRes");
        assertThat(cRes.path("transStatus").asText()).isEqualTo("D");
        assertThat(directory.result(app.challenge()).path("transStatus").asText())
                .isEqualTo("D");
    }

    @Test
    void appThatWaitsNoLongerFallsBack() {
        Invitation card = invitations.ofNewCard(mails);
        registered(card);
        AppSdk app = app(card);
        app.open();

        JsonNode cRes = app.send("challengeCancel", "08");

        assertThat(cRes.path("transStatus").asText()).as(cRes.toString()).isEqualTo("D");
        JsonNode rReq = directory.result(app.challenge());
        assertThat(rReq.path("transStatus").asText()).isEqualTo("D");
        assertThat(rReq.path("challengeCancel").asText()).isEqualTo("08");
    }

    @Test
    void whoCancelsIsNotAskedAgain() {
        Invitation card = invitations.ofNewCard(mails);
        registered(card);
        Challenge challenge = challenge(wishing(card, "00060"));

        Page last = Challenge.press(challenge.open(), "cancel");

        assertThat(last.cRes().path("transStatus").asText()).isEqualTo("N");
        assertEnded(challenge, "01", "01");
    }

    @Test
    void challengeThatNobodyOpenedIsNotUnfinished() {
        Invitation card = invitations.ofNewCard(mails);
        registered(card);
        Challenge challenge = challenge(wishing(card, "00060"));

        tables.letTimeRunOut(challenge);

        assertEnded(challenge, "14", "05");
    }

    @Test
    void whoHasNoAppIsNotPromisedToBeAsked() {
        Challenge challenge = challenge(wishing(invitations.ofNewCard(mails), "00060"));
        challenge.open();

        tables.letTimeRunOut(challenge);

        assertEnded(challenge, "14", "04");
    }

    @Test
    void tooLittleTimeIsNotPromised() {
        Invitation card = invitations.ofNewCard(mails);
        registered(card);
        Challenge challenge = challenge(wishing(card, "00001"));
        challenge.open();

        tables.letTimeRunOut(challenge);

        assertEnded(challenge, "14", "04");
    }

    /** Who reports a purchase stops the card and lets the time of its challenges run out: that is an answer, and no silence. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void stoppedCardIsNotAskedAgain(boolean elsewhere) {
        Invitation card = invitations.ofNewCard(mails);
        registered(card);
        ObjectNode aReq = wishing(card, "00060");
        Challenge challenge = elsewhere ? decoupled(aReq.put("threeDSRequestorDecReqInd", "Y")) : challenge(aReq);
        if (!elsewhere) {
            challenge.open();
        }

        tables.change("UPDATE card SET status = 'BLOCKED' WHERE id = $1", card.cardId());
        tables.letTimeRunOut(challenge);

        JsonNode rReq = directory.result(challenge);
        assertThat(rReq.path("transStatus").asText()).isEqualTo("N");
        assertThat(rReq.path("transStatusReason").asText()).isEqualTo("11");
        assertThat(rReq.has("challengeCancel")).isFalse();
    }

    private static void assertEnded(Challenge challenge, String reason, String cancel) {
        JsonNode rReq = directory.result(challenge);
        assertThat(rReq.path("transStatus").asText()).isEqualTo("N");
        assertThat(rReq.path("transStatusReason").asText()).isEqualTo(reason);
        assertThat(rReq.path("challengeCancel").asText()).isEqualTo(cancel);
    }

    private static Challenge challenge(ObjectNode aReq) {
        JsonNode aRes = Acs.answer(aReq);
        assertThat(aRes.path("transStatus").asText()).as(aRes.toString()).isEqualTo("C");
        assertThat(aRes.path("acsDecConInd").asText()).isEqualTo("N");
        return new Challenge(aReq, aRes);
    }

    private static ObjectNode wishing(Invitation card, String minutes) {
        return latest(DecoupledRequests.purchase(card, directory, minutes)).put("threeDSRequestorDecReqInd", "F");
    }

    private static ObjectNode secondTry(Invitation card, Challenge first) {
        ObjectNode aReq = threeRi(latest(DecoupledRequests.purchase(card, directory, "00060")))
                .put("threeRIInd", "19");
        aReq.putArray("threeDSRequestorPriorAuthenticationInfo")
                .addObject()
                .put("threeDSReqPriorRef", first.id().toString());
        return aReq;
    }

    private static AppSdk app(Invitation card) {
        AppSdk app = AppSdk.of(EncryptionMethod.A128CBC_HS256, card.enrolled().pan(), directory, "01")
                .in("2.3.1");
        app.aReq().put("threeDSRequestorDecReqInd", "F").put("threeDSRequestorDecMaxTime", "00060");
        return app.start();
    }
}
