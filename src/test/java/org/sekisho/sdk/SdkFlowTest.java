package org.sekisho.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sekisho.testkit.Enrolment.PASSWORD;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.EncryptionMethod;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.AppSdk;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Enrolment.Enrolled;
import org.sekisho.testkit.MailSink;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.PasskeyHolder;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.SmsSink;
import org.sekisho.testkit.Tables;

/** A purchase in a merchant's app, from the signed content to the result. */
@SekishoTest
@OverTheWire
class SdkFlowTest {
    private static final AtomicInteger NUMBER = new AtomicInteger(50_000_000);
    private static Directory directory;

    MailSink mails;

    SmsSink texts;

    @Inject
    Enrolment enrolment;

    @Inject
    Tables tables;

    @Inject
    PasskeyHolder passkeys;

    private final String phone = "080" + NUMBER.incrementAndGet();

    @BeforeAll
    static void startTheDirectory() {
        directory = Directory.start();
    }

    @AfterAll
    static void stopTheDirectory() {
        directory.close();
    }

    @AfterEach
    void cheerTheDirectoryUp() {
        directory.becomes(Directory.Mood.GOOD);
    }

    @Test
    void answerToTheAReqSaysHowTheAppGoesOn() {
        AppSdk app = cbc(enrolment.withMailedCode(), "01").start();

        assertThat(app.aRes().path("acsRenderingType").toString())
                .isEqualTo("{\"acsInterface\":\"01\",\"acsUiTemplate\":\"01\"}");
        assertThat(app.aRes().path("sdkTransID")).isEqualTo(app.aReq().path("sdkTransID"));
        assertThat(app.aRes().path("authenticationType").asText()).isEqualTo("02");
        assertThat(app.aRes().has("acsURL")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A128CBC-HS256", "A128GCM"})
    void mailedCodeAuthenticates(String encryption) {
        Enrolled holder = enrolment.withMailedCode();
        AppSdk app = AppSdk.of(EncryptionMethod.parse(encryption), holder.pan(), directory, "01", "02");
        app.aReq().put("merchantName", "箱根の茶店").put("purchaseAmount", "18500");

        JsonNode asked = app.start().open();
        JsonNode last = app.enter(code(holder, 1));

        assertThat(asked.path("acsUiType").asText()).isEqualTo("01");
        assertThat(asked.path("challengeCompletionInd").asText()).isEqualTo("N");
        assertThat(asked.path("challengeInfoText").asText())
                .contains("箱根の茶店", "¥18,500", holder.pan().substring(12), "h***@m***.example", "山の上の茶屋")
                .doesNotContain(holder.email());
        assertThat(asked.path("challengeInfoLabel").asText()).isEqualTo("認証コード");
        assertThat(asked.path("submitAuthenticationLabel").asText()).isEqualTo("送信");
        assertThat(asked.path("resendInformationLabel").asText()).isEqualTo("コードを再送信");
        assertThat(asked.path("whyInfoText").asText()).contains("関所カード");
        assertThat(last.path("challengeCompletionInd").asText()).isEqualTo("Y");
        assertThat(last.path("transStatus").asText()).isEqualTo("Y");
        assertThat(last.has("acsUiType") || last.has("authenticationValue")).isFalse();
        JsonNode rReq = directory.result(app.challenge());
        assertThat(rReq.path("transStatus").asText()).isEqualTo("Y");
        assertThat(rReq.path("sdkTransID")).isEqualTo(app.aReq().path("sdkTransID"));
        assertThat(rReq.path("acsRenderingType")).isEqualTo(app.aRes().path("acsRenderingType"));
        assertThat(rReq.path("interactionCounter").asText()).isEqualTo("01");
        assertThat(rReq.path("authenticationValue").asText()).hasSize(28);
    }

    @Test
    void whoHasSeveralWaysChoosesBeforeAnythingIsSent() {
        Enrolled holder = enrolment.withEverything(phone);
        AppSdk app = gcm(holder, "01", "02").start();

        JsonNode choice = app.open();
        int sentBefore = mails.to(holder.email()).size();
        JsonNode asked = app.enter("mail");
        JsonNode last = app.enter(code(holder, 1));

        assertThat(choice.path("acsUiType").asText()).isEqualTo("02");
        assertThat(choice.path("challengeSelectInfo")).hasSize(3).allMatch(option -> option.size() == 1);
        assertThat(choice.path("challengeSelectInfo").toString())
                .contains("\"pass\"", "\"mail\"", "\"sms\"")
                .doesNotContain(phone);
        assertThat(sentBefore).isZero();
        assertThat(asked.path("acsUiType").asText()).isEqualTo("01");
        assertThat(last.path("transStatus").asText()).isEqualTo("Y");
        assertThat(directory
                        .result(app.challenge())
                        .path("authenticationMethod")
                        .asText())
                .isEqualTo("05");
    }

    @Test
    void passwordIsAWayAsWellAndAnUnknownOneIsNone() {
        AppSdk app = cbc(enrolment.withEverything(phone), "01", "02").start();
        app.open();

        JsonNode again = app.enter("none");
        JsonNode asked = app.enter("pass");
        JsonNode last = app.enter(PASSWORD);

        assertThat(again.path("acsUiType").asText()).isEqualTo("02");
        assertThat(asked.path("challengeInfoLabel").asText()).isEqualTo("パスワード");
        assertThat(asked.has("resendInformationLabel")).isFalse();
        assertThat(last.path("transStatus").asText()).isEqualTo("Y");
        JsonNode rReq = directory.result(app.challenge());
        assertThat(rReq.path("authenticationType").asText()).isEqualTo("01");
    }

    @Test
    void appThatCannotShowAChoiceAsksForWhatIsPreferred() {
        AppSdk app = cbc(enrolment.withEverything(phone), "01").start();

        JsonNode asked = app.open();

        assertThat(asked.path("acsUiType").asText()).isEqualTo("01");
        assertThat(asked.path("challengeInfoLabel").asText()).isEqualTo("パスワード");
        assertThat(app.enter(PASSWORD).path("transStatus").asText()).isEqualTo("Y");
    }

    @Test
    void wordsAreInTheLanguageOfTheHolder() {
        Enrolled holder = enrolment.withMailedCode();
        tables.change(
                "UPDATE member SET language = 'en' WHERE id = (SELECT member_id FROM card WHERE credential_id = $1)",
                holder.credentialId());

        JsonNode asked = cbc(holder, "01").start().open();

        assertThat(asked.path("challengeInfoHeader").asText()).isEqualTo("Confirm it’s you");
        assertThat(asked.path("challengeInfoText").asText()).contains("Example Shop: JPY\u00a015,000");
    }

    @Test
    void deviceSaysWhichLanguageItsHolderReads() {
        AppSdk app = cbc(enrolment.withPassword(), "01");
        String device = "{\"DV\":\"1.4\",\"DD\":{\"C005\":\"en_GB\"}}";
        app.aReq()
                .put(
                        "deviceInfo",
                        Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(device.getBytes(StandardCharsets.UTF_8)));

        JsonNode asked = app.start().open();

        assertThat(asked.path("challengeInfoLabel").asText()).isEqualTo("Password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1.0", "2.3.1"})
    void otherVersionsAreSpokenAsWell(String version) {
        Enrolled holder = enrolment.withMailedCode();
        AppSdk app = AppSdk.of(EncryptionMethod.A128GCM, holder.pan(), directory, "01")
                .in(version);

        JsonNode asked = app.start().open();
        JsonNode last = app.enter(code(holder, 1));

        assertThat(asked.path("acsUiType").asText()).isEqualTo("01");
        assertThat(last.path("transStatus").asText()).isEqualTo("Y");
        JsonNode rReq = directory.result(app.challenge());
        assertThat(rReq.path("messageVersion").asText()).isEqualTo(version);
        assertThat(rReq.path("transStatus").asText()).isEqualTo("Y");
        assertThat(rReq.path("acsRenderingType")).isEqualTo(app.aRes().path("acsRenderingType"));
        assertThat(rReq.path("acsRenderingType").path("deviceUserInterfaceMode").asText(""))
                .isEqualTo(version.equals("2.3.1") ? "01" : "");
    }

    /** As the most common open-source SDK writes them. */
    @ParameterizedTest
    @ValueSource(strings = {"2.1.0", "2.2.0"})
    void appThatSaysOfEveryMessageThatNothingWasEnteredIsServed(String version) {
        Enrolled holder = enrolment.withMailedCode();
        AppSdk app = cbc(holder, "01").in(version).start();

        JsonNode asked = app.send(app.cReq().put("challengeNoEntry", "Y").put("oobContinue", false));
        code(holder, 1);
        JsonNode resent = app.send(app.cReq().put("challengeNoEntry", "Y").put("resendChallenge", "Y"));
        JsonNode empty = app.send("challengeNoEntry", "Y");
        JsonNode last = app.enter(code(holder, 2));

        assertThat(asked.path("acsUiType").asText()).as(asked.toString()).isEqualTo("01");
        assertThat(resent.path("challengeInfoText").asText()).startsWith("新しいコードを送りました");
        assertThat(empty.path("acsUiType").asText()).isEqualTo("01");
        assertThat(last.path("transStatus").asText()).isEqualTo("Y");
        assertThat(directory.result(app.challenge()).path("interactionCounter").asText())
                .isEqualTo("01");
    }

    /** Neither its own screens nor pages in it can ask for a passkey. */
    @Test
    void appIsNotAskedForAPasskey() {
        Enrolled holder = enrolment.withPassword();
        passkeys.with(holder);
        tables.change(
                "UPDATE credential SET locked_until = now() + interval '1 hour' WHERE id = $1", holder.credentialId());
        AppSdk app = cbc(holder, "01");
        JsonNode aRes = Acs.answer(app.aReq());
        assertThat(aRes.path("transStatus").asText()).isEqualTo("C");
        tables.change("UPDATE credential SET locked_until = NULL WHERE id = $1", holder.credentialId());
        AppSdk other = cbc(holder, "01").start();
        tables.change(
                "UPDATE credential SET locked_until = now() + interval '1 hour' WHERE id = $1", holder.credentialId());

        JsonNode asked = other.open();

        assertThat(asked.path("challengeInfoLabel").asText()).contains("パスワード");
        assertThat(tables.text(
                        "SELECT method FROM transaction WHERE acs_trans_id = $1",
                        other.challenge().id()))
                .isEqualTo("PASSWORD");
    }

    @Test
    void messageOfAReplicaThatIsGoneIsTakenUpAtOnce() {
        AppSdk app = gcm(enrolment.withPassword(), "01").start();
        app.open();
        app.enter("wrong");
        tables.change(
                "UPDATE sdk_session SET sealed_answer = NULL, taker = 7, leased_until = now() + interval '1 hour' WHERE acs_trans_id = $1",
                app.id());

        String again = app.again().body();
        JsonNode last = app.enter(PASSWORD);

        assertThat(again).doesNotStartWith("{");
        assertThat(last.path("transStatus").asText()).isEqualTo("Y");
    }

    /** Whoever waits too long for an answer is told so; it breaks nothing. */
    @Test
    void messageThatIsBeingAnsweredForLongCanComeAgainLater() {
        AppSdk app = gcm(enrolment.withPassword(), "01").start();
        app.open();
        app.enter("wrong");
        tables.change(
                "UPDATE sdk_session SET sealed_answer = NULL, leased_until = now() + interval '1 hour' WHERE acs_trans_id = $1",
                app.id());

        JsonNode busy = Acs.json(app.again().body());
        tables.change("UPDATE sdk_session SET leased_until = now() WHERE acs_trans_id = $1", app.id());
        String again = app.again().body();
        JsonNode last = app.enter(PASSWORD);

        assertThat(busy.path("errorCode").asText()).isEqualTo("403");
        assertThat(again).doesNotStartWith("{");
        assertThat(last.path("transStatus").asText()).isEqualTo("Y");
    }

    @Test
    void messageOfAReplicaThatDiedIsTakenUpAgain() {
        AppSdk app = gcm(enrolment.withPassword(), "01").start();
        app.open();
        JsonNode wrong = app.enter("wrong");
        tables.change(
                "UPDATE sdk_session SET sealed_answer = NULL, leased_until = now() - interval '1 second' WHERE acs_trans_id = $1",
                app.id());

        String again = app.again().body();
        JsonNode last = app.enter(PASSWORD);

        assertThat(wrong.path("acsUiType").asText()).isEqualTo("01");
        assertThat(again).doesNotStartWith("{");
        assertThat(last.path("transStatus").asText()).isEqualTo("Y");
    }

    @Test
    void anotherCodeIsSentAndIsNoAttempt() {
        Enrolled holder = enrolment.withMailedCode();
        AppSdk app = gcm(holder, "01").start();
        app.open();
        code(holder, 1);

        JsonNode resent = app.send("resendChallenge", "Y");
        JsonNode last = app.enter(code(holder, 2));

        assertThat(resent.path("challengeInfoText").asText()).startsWith("新しいコードを送りました");
        assertThat(last.path("transStatus").asText()).isEqualTo("Y");
        assertThat(directory.result(app.challenge()).path("interactionCounter").asText())
                .isEqualTo("01");
    }

    @Test
    void wrongAnswersAreCountedAndTheLastEndsIt() {
        AppSdk app = cbc(enrolment.withPassword(), "01").start();
        app.open();

        JsonNode first = app.enter("wrong");
        JsonNode nothing = app.send("challengeNoEntry", "Y");
        for (int attempt = 2; attempt <= 4; attempt++) {
            app.enter("wrong" + attempt);
        }
        JsonNode last = app.enter("wrong again");

        assertThat(first.path("challengeInfoText").asText()).startsWith("パスワードが違います。あと4回");
        assertThat(first.path("challengeInfoTextIndicator").asText()).isEqualTo("Y");
        assertThat(nothing.path("challengeInfoText").asText()).startsWith("パスワードを入力してください");
        assertThat(last.path("transStatus").asText()).isEqualTo("N");
        JsonNode rReq = directory.result(app.challenge());
        assertThat(rReq.path("transStatusReason").asText()).isEqualTo("19");
        assertThat(rReq.path("interactionCounter").asText()).isEqualTo("05");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "08"})
    void cancelledChallengeEndsWithN(String cancel) {
        AppSdk app = cbc(enrolment.withMailedCode(), "01").start();
        app.open();

        JsonNode last = app.send("challengeCancel", cancel);

        assertThat(last.path("transStatus").asText()).isEqualTo("N");
        JsonNode rReq = directory.result(app.challenge());
        assertThat(rReq.path("transStatus").asText()).isEqualTo("N");
        assertThat(rReq.path("challengeCancel").asText()).isEqualTo(cancel);
    }

    @Test
    void sameMessageAgainGetsTheSameBytesAndCountsOnce() {
        Enrolled holder = enrolment.withMailedCode();
        AppSdk app = gcm(holder, "01").start();
        app.open();
        String first = app.again().body();
        code(holder, 1);

        app.enter("000000");
        String wrong = app.again().body();

        assertThat(app.again().body()).isEqualTo(wrong).isNotEqualTo(first);
        assertThat(mails.to(holder.email())).hasSize(1);
        assertThat(tables.number("SELECT attempts::bigint FROM transaction WHERE acs_trans_id = $1", app.id()))
                .isOne();
    }

    @Test
    void lastAnswerCanBeHadAgainAndNothingElse() {
        Enrolled holder = enrolment.withMailedCode();
        AppSdk app = cbc(holder, "01").start();
        app.open();
        app.enter(code(holder, 1));

        String again = app.again().body();
        JsonNode more = app.enter("123456");

        assertThat(again).doesNotStartWith("{");
        assertThat(more.path("errorCode").asText()).isEqualTo("305");
        assertThat(tables.number(
                        "SELECT count(*) FROM sdk_session WHERE acs_trans_id = $1 AND sealed_key IS NOT NULL",
                        app.id()))
                .isZero();
        assertThat(directory.result(app.challenge()).path("transStatus").asText())
                .isEqualTo("Y");
    }

    @Test
    void sameMessageManyTimesAtOnceIsOneAnswer() {
        Enrolled holder = enrolment.withPassword();
        AppSdk app = gcm(holder, "01").start();
        app.open();
        String message = app.encrypted(app.cReq().put("challengeDataEntry", "wrong"));

        List<Future<String>> asked;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            asked = IntStream.range(0, 12)
                    .mapToObj(i -> threads.submit(() -> app.post(message).body()))
                    .toList();
        }
        List<String> answers = asked.stream().map(Future::resultNow).toList();

        assertThat(answers).hasSize(12).containsOnly(answers.getFirst());
        assertThat(tables.number("SELECT attempts::bigint FROM transaction WHERE acs_trans_id = $1", app.id()))
                .isOne();
    }

    @Test
    void pageIsForAppsWithoutScreens() {
        Enrolled holder = enrolment.withEverything(phone);
        AppSdk app = AppSdk.withPages(holder.pan(), directory).start();

        JsonNode asked = app.open();
        String page =
                new String(Base64.getUrlDecoder().decode(asked.path("acsHTML").asText()), StandardCharsets.UTF_8);
        JsonNode chosen = app.send("challengeHTMLDataEntry", "answer=&action=choose%3AMAILED_CODE");
        JsonNode last = app.send("challengeHTMLDataEntry", "answer=" + code(holder, 1) + "&action=submit");

        assertThat(app.aRes().path("acsRenderingType").toString())
                .isEqualTo("{\"acsInterface\":\"02\",\"acsUiTemplate\":\"05\"}");
        assertThat(asked.path("acsUiType").asText()).isEqualTo("05");
        assertThat(page)
                .contains("action=\"HTTPS://EMV3DS/challenge\"", "method=\"get\"", "Example Shop", "¥15,000")
                .contains("type=\"password\"", "choose:MAILED_CODE", "山の上の茶屋")
                .doesNotContain("<script", "src=", "url(");
        assertThat(chosen.path("acsUiType").asText()).isEqualTo("05");
        assertThat(last.path("transStatus").asText()).isEqualTo("Y");
    }

    @Test
    void merchantsNameIsNoMarkup() {
        AppSdk app = AppSdk.withPages(enrolment.withPassword().pan(), directory);
        app.aReq().put("merchantName", "<script>alert(1)</script>");

        String page = new String(
                Base64.getUrlDecoder().decode(app.start().open().path("acsHTML").asText()), StandardCharsets.UTF_8);

        assertThat(page).contains("&lt;script&gt;").doesNotContain("<script>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ERRO", "NONSENSE", "WRONG_IDS"})
    void appHearsOfAnErrorWhereTheDirectoryHasNoResult(String mood) {
        Enrolled holder = enrolment.withPassword();
        AppSdk app = cbc(holder, "01").start();
        app.open();
        directory.becomes(Directory.Mood.valueOf(mood));

        JsonNode last = app.enter(PASSWORD);

        assertThat(last.path("errorCode").asText()).isEqualTo("403");
        assertThat(tables.text("SELECT shown_status FROM transaction WHERE acs_trans_id = $1", app.id()))
                .isEqualTo("N");
    }

    private static AppSdk cbc(Enrolled holder, String... uiTypes) {
        return AppSdk.of(EncryptionMethod.A128CBC_HS256, holder.pan(), directory, uiTypes);
    }

    private static AppSdk gcm(Enrolled holder, String... uiTypes) {
        return AppSdk.of(EncryptionMethod.A128GCM, holder.pan(), directory, uiTypes);
    }

    private String code(Enrolled holder, int number) {
        await().until(() -> mails.to(holder.email()).size() >= number);
        return mails.to(holder.email()).get(number - 1).code();
    }
}
