package org.sekisho.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Enrolment.Enrolled;
import org.sekisho.testkit.Page;
import org.sekisho.testkit.PasskeyHolder;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.SoftAuthenticator;
import org.sekisho.testkit.Tables;

/** A cardholder answers with a passkey; the answer is worth one success, for one page of one purchase. */
@SekishoTest
class PasskeyChallengeFlowTest {
    private static final Pattern CHALLENGE = Pattern.compile("data-challenge=\"([A-Za-z0-9_-]{43})\"");
    private static Directory directory;

    @Inject
    Enrolment enrolment;

    @Inject
    PasskeyHolder passkeys;

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
    void passkeyProvesTheHolder() {
        Enrolled holder = enrolment.withPassword();
        SoftAuthenticator authenticator = passkeys.with(holder).framed("https://shop.example");
        Challenge challenge = Challenge.of(holder.pan(), directory);

        Page asked = challenge.open();
        Page last = show(asked, authenticator.signed(challengeOf(asked)));

        assertThat(asked.asks()).isTrue();
        assertThat(asked.html()).doesNotContain("choose:PASSKEY").contains(authenticator.id() + ":internal");
        assertThat(status(last)).isEqualTo("Y");
        JsonNode rReq = directory.result(challenge);
        assertThat(rReq.path("authenticationType").asText()).isEqualTo("02");
        assertThat(rReq.path("authenticationMethod").asText()).isEqualTo("10");
        assertThat(rReq.path("authenticationValue").asText()).hasSize(28);
    }

    @Test
    void pageOfAHolderWithoutOneSaysNothingOfPasskeys() {
        Page asked = Challenge.of(enrolment.withPassword().pan(), directory).open();

        assertThat(asked.html()).doesNotContain("data-challenge").doesNotContain("パスキー");
        assertThat(show(asked, new SoftAuthenticator(Acs.url("")).signed("YQ")).notice())
                .contains("画面が古くなった");
    }

    @Test
    void answerForOnePurchaseIsWrongForAnotherOfTheSameCard() {
        Enrolled holder = enrolment.withPassword();
        SoftAuthenticator authenticator = passkeys.with(holder);
        Page one = Challenge.of(holder.pan(), directory).open();
        Page other = Challenge.of(holder.pan(), directory).open();

        Page refused = show(other, authenticator.signed(challengeOf(one)));

        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.notice()).contains("パスキーで確認できませんでした", "あと4回");
        assertThat(status(show(refused, authenticator.signed(challengeOf(refused)))))
                .isEqualTo("Y");
    }

    @Test
    void answerOfAnEarlierPageIsWorthNothing() {
        Enrolled holder = enrolment.withPassword();
        SoftAuthenticator authenticator = passkeys.with(holder);
        Page first = Challenge.of(holder.pan(), directory).open();
        Page second = Challenge.submit(first, "guess");

        Page refused = show(second, authenticator.signed(challengeOf(first)));

        assertThat(refused.notice()).contains("パスキーで確認できませんでした");
    }

    @Test
    void challengeOfASignInIsWrongForAPurchase() {
        Enrolled holder = enrolment.withPassword();
        SoftAuthenticator authenticator = passkeys.with(holder);
        String signIn = Acs.send(HttpRequest.newBuilder(URI.create(Acs.url("/my/demo/sign-in"))))
                .body();
        Page asked = Challenge.of(holder.pan(), directory).open();

        assertThat(show(asked, authenticator.signed(found(signIn))).notice()).contains("パスキーで確認できませんでした");
    }

    @Test
    void passkeyOfSomebodyElseIsWrong() {
        Enrolled holder = enrolment.withPassword();
        passkeys.with(holder);
        SoftAuthenticator other = passkeys.with(enrolment.withPassword());
        Page asked = Challenge.of(holder.pan(), directory).open();

        assertThat(show(asked, other.signed(challengeOf(asked))).notice()).contains("パスキーで確認できませんでした");
    }

    @Test
    void pageOfAnotherSiteGetsNothing() {
        Enrolled holder = enrolment.withPassword();
        SoftAuthenticator authenticator = passkeys.with(holder).from("https://evil.example");
        Page asked = Challenge.of(holder.pan(), directory).open();

        assertThat(show(asked, authenticator.signed(challengeOf(asked))).notice())
                .contains("パスキーで確認できませんでした");
    }

    @Test
    void wrongAnswersEndTheChallengeAndLockNothing() {
        Enrolled holder = enrolment.withPassword();
        SoftAuthenticator authenticator = passkeys.with(holder);
        var other = new SoftAuthenticator(Acs.url(""));
        Page shown = Challenge.of(holder.pan(), directory).open();

        int answers = 0;
        while (shown.fields().get("cres") == null && answers < 10) {
            String challenge = CHALLENGE.matcher(shown.html()).find() ? challengeOf(shown) : "YQ";
            shown = show(shown, authenticator.forgedBy(other, challenge));
            answers++;
        }

        assertThat(status(shown)).isEqualTo("N");
        assertThat(answers).isEqualTo(5);
        assertThat(failures(passkeys.credential(holder))).isZero();
        assertThat(failures(holder.credentialId())).isZero();
        Page next = Challenge.of(holder.pan(), directory).open();
        assertThat(status(show(next, authenticator.signed(challengeOf(next))))).isEqualTo("Y");
    }

    @Test
    void afterAWrongOneAnotherWayIsChosenWithoutBeingCounted() {
        Enrolled holder = enrolment.withPassword();
        SoftAuthenticator authenticator = passkeys.with(holder);
        Page asked = Challenge.of(holder.pan(), directory).open();
        Page refused = show(asked, authenticator.signed("YQ"));
        assertThat(refused.asks()).isFalse();

        Page password = Challenge.press(refused, "choose:PASSWORD");

        assertThat(password.asks()).isTrue();
        assertThat(status(Challenge.submit(password, Enrolment.PASSWORD))).isEqualTo("Y");
    }

    @Test
    void lockedPasskeyIsNotOffered() {
        Enrolled holder = enrolment.withPassword();
        passkeys.with(holder);
        tables.change(
                "UPDATE credential SET locked_until = now() + interval '1 hour' WHERE id = $1",
                passkeys.credential(holder));

        assertThat(Challenge.of(holder.pan(), directory).open().html()).doesNotContain("data-challenge");
    }

    @Test
    void unreadableAnswerIsNotCounted() {
        Enrolled holder = enrolment.withPassword();
        passkeys.with(holder);
        Page asked = Challenge.of(holder.pan(), directory).open();

        Page again = show(asked, "nonsense");

        assertThat(again.asks()).isTrue();
        assertThat(failures(passkeys.credential(holder))).isZero();
    }

    @Test
    void eightAtOnceAreOneSuccess() throws Exception {
        Enrolled holder = enrolment.withPassword();
        SoftAuthenticator authenticator = passkeys.with(holder);
        Challenge challenge = Challenge.of(holder.pan(), directory);
        Page asked = challenge.open();
        String answer = authenticator.counting(1).signed(challengeOf(asked));

        try (var browsers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Page>> all = IntStream.range(0, 8)
                    .<Callable<Page>>mapToObj(one -> () -> show(asked, answer))
                    .toList();
            assertThat(browsers.invokeAll(all))
                    .allSatisfy(page -> assertThat(status(page.resultNow())).isEqualTo("Y"));
        }

        assertThat(directory.result(challenge).path("interactionCounter").asText())
                .isEqualTo("01");
    }

    @Test
    void removedPasskeyIsWrongOnAPageThatWasShownBefore() {
        Enrolled holder = enrolment.withPassword();
        SoftAuthenticator authenticator = passkeys.with(holder);
        passkeys.with(holder);
        Page asked = Challenge.of(holder.pan(), directory).open();
        tables.change(
                "UPDATE passkey SET removed_at = now(), public_key = NULL WHERE encode(raw_id, 'base64') = encode($1::bytea, 'base64')",
                io.vertx.core.buffer.Buffer.buffer(
                        java.util.Base64.getUrlDecoder().decode(authenticator.id())));

        assertThat(show(asked, authenticator.signed(challengeOf(asked))).notice())
                .contains("パスキーで確認できませんでした");
    }

    private long failures(java.util.UUID credential) {
        return tables.number("SELECT failures::bigint FROM credential WHERE id = $1", credential);
    }

    private static Page show(Page shown, String answer) {
        return Acs.form(
                "/challenge/answer",
                Map.of("step", shown.step(), "answer", "", "passkey", answer, "action", "passkey"));
    }

    private static String status(Page last) {
        return last.cRes().path("transStatus").asText();
    }

    private static String challengeOf(Page page) {
        return found(page.html());
    }

    private static String found(String html) {
        Matcher found = CHALLENGE.matcher(html);
        assertThat(found.find()).as(html).isTrue();
        return found.group(1);
    }
}
