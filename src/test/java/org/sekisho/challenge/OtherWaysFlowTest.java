package org.sekisho.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sekisho.testkit.Enrolment.PASSWORD;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Enrolment.Enrolled;
import org.sekisho.testkit.MailSink;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.Page;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.SmsSink;
import org.sekisho.testkit.Tables;

/** A cardholder with several ways to answer goes from one to the other on the page. */
@SekishoTest
@OverTheWire
class OtherWaysFlowTest {
    private static final AtomicInteger NUMBER = new AtomicInteger(10_000_000);
    private static final Pattern CODE = Pattern.compile("^(\\d{6}) ");
    private static Directory directory;

    MailSink mails;

    SmsSink texts;

    @Inject
    Enrolment enrolment;

    @Inject
    Tables tables;

    private final String phone = "090" + NUMBER.incrementAndGet();

    @BeforeAll
    static void startTheDirectory() {
        directory = Directory.start();
    }

    @AfterAll
    static void stopTheDirectory() {
        directory.close();
    }

    @AfterEach
    void letTextsThrough() {
        texts.fails(false);
    }

    @Test
    void preferredWayComesFirstAndTheOthersAreOffered() {
        Page page =
                Challenge.of(enrolment.withEverything(phone).pan(), directory).open();

        assertThat(page.html())
                .contains("type=\"password\"", "choose:MAILED_CODE", "choose:SMS_CODE")
                .doesNotContain("choose:PASSWORD", phone);
    }

    @Test
    void codeComesByTextAndSaysWhatItIsFor() {
        Enrolled holder = enrolment.withEverything(phone);
        Challenge challenge = Challenge.of(Challenge.purchase(holder.pan(), directory)
                .put("merchantName", "箱根の茶店")
                .put("purchaseAmount", "18500"));

        Page asked = Challenge.press(challenge.open(), "choose:SMS_CODE");
        String text = text(1);
        Page last = Challenge.submit(asked, code(text));

        assertThat(text).contains("箱根の茶店", "¥18,500").endsWith("@localhost #" + code(text));
        assertThat(asked.html()).contains(phone.substring(0, 3) + "******" + phone.substring(9));
        assertThat(last.cRes().path("transStatus").asText()).isEqualTo("Y");
        JsonNode rReq = directory.result(challenge);
        assertThat(rReq.path("authenticationType").asText()).isEqualTo("02");
        assertThat(rReq.path("authenticationMethod").asText()).isEqualTo("02");
        assertThat(rReq.path("authenticationValue").asText()).hasSize(28);
    }

    @Test
    void lateTextDoesNotTrapWhoHasGoneOnToTheMail() {
        Enrolled holder = enrolment.withEverything(phone);
        Page asked = Challenge.press(Challenge.of(holder.pan(), directory).open(), "choose:SMS_CODE");
        String late = text(1);

        Page mailed = Challenge.press(asked, "choose:MAILED_CODE");
        await().until(() -> mails.to(holder.email()).size() == 1);

        assertThat(Challenge.submit(mailed, code(late))
                        .cRes()
                        .path("transStatus")
                        .asText())
                .isEqualTo("Y");
    }

    @Test
    void goingBackToAWaySendsNothingAgain() {
        Enrolled holder = enrolment.withEverything(phone);
        Page asked = Challenge.press(Challenge.of(holder.pan(), directory).open(), "choose:SMS_CODE");
        text(1);

        Page password = Challenge.press(asked, "choose:PASSWORD");
        Page again = Challenge.press(password, "choose:SMS_CODE");

        assertThat(again.asks()).isTrue();
        assertThat(texts.to(phone)).hasSize(1);
    }

    @Test
    void textsThatFailLeaveTheOtherWaysOpen() {
        texts.fails(true);
        Enrolled holder = enrolment.withEverything(phone);
        Challenge challenge = Challenge.of(holder.pan(), directory);

        Page failed = Challenge.press(challenge.open(), "choose:SMS_CODE");
        Page mailed = Challenge.press(failed, "choose:MAILED_CODE");
        await().until(() -> mails.to(holder.email()).size() == 1);
        Page last = Challenge.submit(mailed, mails.to(holder.email()).getFirst().code());

        assertThat(failed.notice()).isNotEmpty();
        assertThat(last.cRes().path("transStatus").asText()).isEqualTo("Y");
        assertThat(directory.result(challenge).path("authenticationMethod").asText())
                .isEqualTo("05");
    }

    @Test
    void everyLaterPageSaysThatNothingWasSent() {
        texts.fails(true);
        Challenge challenge = Challenge.of(enrolment.withEverything(phone).pan(), directory);

        Page failed = Challenge.press(challenge.open(), "choose:SMS_CODE");
        await().until(() -> tables.number(
                        "SELECT count(*) FROM one_time_code WHERE acs_trans_id = $1 AND NOT taken", challenge.id())
                == 1);
        Page reloaded = challenge.open();

        assertThat(reloaded.notice()).isEqualTo(failed.notice()).isNotEmpty();
    }

    /** A replica that died before it could send: nobody is to wait for what never comes. */
    @Test
    void codeThatNobodySentIsNotSaidToBeOnItsWay() {
        Challenge challenge = Challenge.of(enrolment.withMailedCode().pan(), directory);
        String sent = challenge.open().notice();
        tables.change(
                "UPDATE one_time_code SET taken = NULL, issued_at = now() - interval '6 seconds' WHERE acs_trans_id = $1",
                challenge.id());

        assertThat(sent).isEmpty();
        assertThat(challenge.open().notice()).contains("送信できませんでした");
    }

    @Test
    void attemptsAreCountedOverAllWays() {
        Enrolled holder = enrolment.withEverything(phone);
        Challenge challenge = Challenge.of(holder.pan(), directory);
        Page page = challenge.open();
        for (int wrong = 0; wrong < 3; wrong++) {
            page = Challenge.submit(page, "guess");
        }
        page = Challenge.press(page, "choose:SMS_CODE");
        String code = code(text(1));
        String other = code.equals("000000") ? "000001" : "000000";

        page = Challenge.submit(Challenge.submit(page, other), other);

        assertThat(page.cRes().path("transStatus").asText()).isEqualTo("N");
        assertThat(directory.result(challenge).path("interactionCounter").asText())
                .isEqualTo("05");
    }

    @Test
    void lockedPasswordLeavesTheCodesOpen() {
        Enrolled holder = enrolment.withEverything(phone);
        lock(holder);

        Page page = Challenge.of(holder.pan(), directory).open();

        assertThat(page.html())
                .contains("one-time-code")
                .contains("choose:SMS_CODE")
                .doesNotContain("choose:PASSWORD");
    }

    @Test
    void lockThatFallsWhileThePageIsOpenLooksLikeAWrongPassword() {
        Enrolled holder = enrolment.withEverything(phone);
        Challenge open = Challenge.of(holder.pan(), directory);
        Page page = open.open();
        lock(holder);

        Page wrong = Challenge.submit(page, PASSWORD);

        assertThat(wrong.asks()).as("locked looks like wrong").isTrue();
        assertThat(wrong.notice()).contains("パスワードが違います");
    }

    @Test
    void wayThatIsNotOfferedIsNotTaken() {
        Enrolled holder = enrolment.withMailedCode();
        Page page = Challenge.of(holder.pan(), directory).open();

        for (String way : List.of("choose:PASSWORD", "choose:SMS_CODE", "choose:PASSKEY", "choose:", "choose:x'")) {
            assertThat(Challenge.press(page, way).html()).contains("one-time-code");
        }
    }

    private void lock(Enrolled holder) {
        tables.change(
                "UPDATE credential SET locked_until = now() + interval '1 hour' WHERE id = $1", holder.credentialId());
    }

    private String text(int number) {
        await().until(() -> texts.to(phone).size() >= number);
        return texts.to(phone).get(number - 1);
    }

    private static String code(String text) {
        Matcher code = CODE.matcher(text);
        assertThat(code.find()).as(text).isTrue();
        return code.group(1);
    }
}
