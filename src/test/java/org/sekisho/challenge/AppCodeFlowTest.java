package org.sekisho.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekisho.pairing.AuthenticatorEnrolments;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.AppInvitations;
import org.sekisho.testkit.AppInvitations.Invitation;
import org.sekisho.testkit.AppPhone;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.MailSink;
import org.sekisho.testkit.Oathtool;
import org.sekisho.testkit.Page;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** A cardholder answers with a code of the app, or of an authenticator of their own. */
@SekishoTest
class AppCodeFlowTest {
    private static final Pattern NUMBER = Pattern.compile("(\\d{3})-(\\d{3})-(\\d{4})");
    private static final int STEP_SECONDS = 30;
    private static Directory directory;

    MailSink mails;

    @Inject
    AppInvitations invitations;

    @Inject
    AuthenticatorEnrolments authenticators;

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
    void codeOverTheNumberOfThePageProvesTheHolder() {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone phone = registered(card);
        Challenge challenge = Challenge.of(card.enrolled().pan(), directory);

        Page asked = Challenge.press(challenge.open(), "choose:APP_CODE");
        Page last = Challenge.submit(asked, phone.code(number(asked), now()));

        assertThat(asked.html()).doesNotContain("value=\"resend\"");
        assertThat(last.cRes().path("transStatus").asText()).isEqualTo("Y");
        JsonNode rReq = directory.result(challenge);
        assertThat(rReq.path("authenticationType").asText()).isEqualTo("02");
        assertThat(rReq.path("authenticationMethod").asText()).isEqualTo("04");
        assertThat(rReq.path("authenticationValue").asText()).hasSize(28);
    }

    @Test
    void appShowsTheNumberThatThePageShows() {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone phone = registered(card);
        Page asked =
                Challenge.press(Challenge.of(card.enrolled().pan(), directory).open(), "choose:APP_CODE");

        JsonNode waiting =
                Acs.json(phone.post("/app/purchases", "{\"language\":\"en\"}").body());

        assertThat(waiting.findValuesAsText("challenge")).containsExactly(number(asked));
    }

    @Test
    void codeOfOnePurchaseIsWrongForAnotherOfTheSameCard() {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone phone = registered(card);
        Page one =
                Challenge.press(Challenge.of(card.enrolled().pan(), directory).open(), "choose:APP_CODE");
        Page other =
                Challenge.press(Challenge.of(card.enrolled().pan(), directory).open(), "choose:APP_CODE");

        Page refused = Challenge.submit(other, phone.code(number(one), now()));

        assertThat(refused.asks()).isTrue();
        assertThat(number(refused)).isEqualTo(number(other)).isNotEqualTo(number(one));
        assertThat(Challenge.submit(refused, phone.code(number(other), now()))
                        .cRes()
                        .path("transStatus")
                        .asText())
                .isEqualTo("Y");
    }

    @Test
    void wrongCodesAreCountedAndEndTheChallenge() {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone phone = registered(card);
        Challenge challenge = Challenge.of(card.enrolled().pan(), directory);
        Page shown = Challenge.press(challenge.open(), "choose:APP_CODE");
        String right = phone.code(number(shown), now());
        String wrong = right.equals("000000") ? "000001" : "000000";

        while (shown.asks()) {
            shown = Challenge.submit(shown, wrong);
        }

        assertThat(shown.cRes().path("transStatus").asText()).isEqualTo("N");
        assertThat(tables.number(
                        "SELECT failures FROM credential WHERE id = $1", invitations.credential(card.cardId())))
                .isPositive();
    }

    @Test
    void codeOfOathtoolWorksOnce() {
        Oathtool.isNeeded();
        Invitation card = invitations.ofNewCard(mails);
        var begun = authenticators.begin(card.cardId(), Locale.ENGLISH).await().indefinitely();
        assertThat(confirm(begun.id(), card.cardId(), totp(begun.key(), 0))).isTrue();
        String code = totp(begun.key(), 1);

        Page first =
                Challenge.press(Challenge.of(card.enrolled().pan(), directory).open(), "choose:APP_CODE");
        Page second =
                Challenge.press(Challenge.of(card.enrolled().pan(), directory).open(), "choose:APP_CODE");

        assertThat(Challenge.submit(first, code).cRes().path("transStatus").asText())
                .isEqualTo("Y");
        assertThat(Challenge.submit(second, code).asks()).isTrue();
    }

    private boolean confirm(UUID id, UUID card, String code) {
        return authenticators.confirm(id, card, code).await().indefinitely();
    }

    private static AppPhone registered(Invitation card) {
        AppPhone phone = new AppPhone();
        assertThat(phone.register(card.name(), card.password()).statusCode()).isEqualTo(200);
        return phone;
    }

    private static String totp(String key, int stepsAhead) {
        Instant at = Instant.now().plusSeconds((long) stepsAhead * STEP_SECONDS);
        return Oathtool.print("--totp", "--base32", "--now=@" + at.getEpochSecond(), key.replace(" ", ""));
    }

    private static String number(Page page) {
        Matcher number = NUMBER.matcher(page.html());
        assertThat(number.find()).isTrue();
        return number.group(1) + number.group(2) + number.group(3);
    }

    private static long now() {
        return Instant.now().getEpochSecond() / STEP_SECONDS;
    }
}
