package org.sekisho.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Enrolment.Enrolled;
import org.sekisho.testkit.MailSink;
import org.sekisho.testkit.MailSink.Mail;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.Page;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** A purchase with a mailed code, from the mail to the result. */
@SekishoTest
@OverTheWire
class CodeChallengeFlowTest {
    private static Directory directory;

    MailSink mails;

    @Inject
    Enrolment enrolment;

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
    void mailSaysWhatTheCodeIsForAndTheCodeAuthenticates() {
        Enrolled holder = enrolment.withMailedCode();
        Challenge challenge = Challenge.of(Challenge.purchase(holder.pan(), directory)
                .put("merchantName", "箱根の茶店")
                .put("purchaseAmount", "18500"));
        Page page = challenge.open();

        Mail mail = mail(holder, 1);
        Page last = Challenge.submit(page, mail.code());

        assertThat(mail.text()).contains("箱根の茶店", "¥18,500", holder.pan().substring(12), "5分");
        assertThat(mail.subject()).contains("関所カード").doesNotContain(mail.code());
        assertThat(last.cRes().path("transStatus").asText()).isEqualTo("Y");
        JsonNode rReq = directory.result(challenge);
        assertThat(rReq.path("transStatus").asText()).isEqualTo("Y");
        assertThat(rReq.path("interactionCounter").asText()).isEqualTo("01");
        assertThat(rReq.path("authenticationType").asText()).isEqualTo("02");
        assertThat(rReq.path("authenticationMethod").asText()).isEqualTo("05");
        assertThat(rReq.path("eci").asText()).isEqualTo("05");
        assertThat(rReq.path("authenticationValue").asText()).hasSize(28);
    }

    @Test
    void mailAndPageSpeakTheLanguageOfTheBrowser() {
        Enrolled holder = enrolment.withMailedCode();

        Challenge challenge =
                Challenge.of(Challenge.purchase(holder.pan(), directory).put("browserLanguage", "en-GB"));
        Page page = challenge.open();

        assertThat(page.html()).contains("<html lang=\"en\"").contains("Confirm it");
        assertThat(mail(holder, 1).text()).contains("Merchant: Example Shop", "JPY\u00a015,000");
    }

    @Test
    void pageShowsWhereTheCodeWentAndNotTheWholeAddress() {
        Enrolled holder = enrolment.withMailedCode();

        Page page = Challenge.of(holder.pan(), directory).open();

        assertThat(page.html()).contains("h***@m***.example").doesNotContain(holder.email());
    }

    @Test
    void reloadSendsNoSecondMail() {
        Enrolled holder = enrolment.withMailedCode();
        Challenge challenge = Challenge.of(holder.pan(), directory);
        Page first = challenge.open();
        String code = mail(holder, 1).code();

        Page again = challenge.open();
        Page last = Challenge.submit(again, code);

        assertThat(again.step()).isEqualTo(first.step());
        assertThat(mails.to(holder.email())).hasSize(1);
        assertThat(last.cRes().path("transStatus").asText()).isEqualTo("Y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"full width", "spaces", "hyphen", "ideographic space"})
    void codeIsReadAsPeopleTypeIt(String way) {
        Enrolled holder = enrolment.withMailedCode();
        Page page = Challenge.of(holder.pan(), directory).open();
        String code = mail(holder, 1).code();

        Page last = Challenge.submit(page, typed(code, way));

        assertThat(last.cRes().path("transStatus").asText()).isEqualTo("Y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "abcdef", "12 34 5x"})
    void whatIsNoCodeIsNotCounted(String typed) {
        Challenge challenge = Challenge.of(enrolment.withMailedCode().pan(), directory);

        Page page = Challenge.submit(challenge.open(), typed);

        assertThat(page.asks()).isTrue();
        assertThat(page.notice()).isNotEmpty();
        assertThat(attempts(challenge)).isZero();
    }

    @Test
    void codeOfAnotherPurchaseIsWrong() {
        Enrolled holder = enrolment.withMailedCode();
        Challenge cheap = Challenge.of(holder.pan(), directory);
        Page first = cheap.open();
        String codeOfCheap = mail(holder, 1).code();
        Challenge dear =
                Challenge.of(Challenge.purchase(holder.pan(), directory).put("purchaseAmount", "90000"));
        Page second = dear.open();
        String codeOfDear = mail(holder, 2).code();

        Page refused = Challenge.submit(second, codeOfCheap);

        assertThat(codeOfDear).isNotEqualTo(codeOfCheap);
        assertThat(refused.asks()).isTrue();
        assertThat(attempts(dear)).isOne();
        assertThat(Challenge.submit(first, codeOfCheap)
                        .cRes()
                        .path("transStatus")
                        .asText())
                .isEqualTo("Y");
        assertThat(Challenge.submit(refused, codeOfDear)
                        .cRes()
                        .path("transStatus")
                        .asText())
                .isEqualTo("Y");
    }

    @Test
    void anyCodeOfThePurchaseWorksOnceAndTheOthersDieWithIt() {
        Enrolled holder = enrolment.withMailedCode();
        Challenge challenge = Challenge.of(holder.pan(), directory);
        Page first = challenge.open();
        String late = mail(holder, 1).code();

        Page resent = Challenge.press(first, "resend");
        mail(holder, 2);
        Page last = Challenge.submit(resent, late);

        assertThat(resent.notice()).isNotEmpty();
        assertThat(last.cRes().path("transStatus").asText()).isEqualTo("Y");
        assertThat(tables.number(
                        "SELECT count(*) FROM one_time_code WHERE acs_trans_id = $1 AND used_at IS NULL AND dead_at IS NULL",
                        challenge.id()))
                .isZero();
    }

    @Test
    void pageAndMessageBearTheSameMark() {
        Enrolled holder = enrolment.withMailedCode();
        Page first = Challenge.of(holder.pan(), directory).open();
        Page second = Challenge.press(first, "resend");

        assertThat(mark(first)).isNotEqualTo(mark(second));
        assertThat(mail(holder, 1).text()).contains("お知らせ番号： " + mark(first));
        assertThat(mail(holder, 2).text()).contains("お知らせ番号： " + mark(second));
    }

    @Test
    void nothingIsSentWhileAMessageIsProbablyUnderWay() {
        Enrolled holder = enrolment.withMailedCode();
        Challenge challenge = Challenge.of(holder.pan(), directory);
        Page first = challenge.open();
        tables.change(
                "UPDATE one_time_code SET issued_at = now() + interval '1 minute' WHERE acs_trans_id = $1",
                challenge.id());

        Page refused = Challenge.press(first, "resend");

        assertThat(refused.notice()).contains("送信したばかり");
        assertThat(mails.to(holder.email())).hasSize(1);
    }

    @Test
    void threeMoreCodesAreSentAndNoFourth() {
        Enrolled holder = enrolment.withMailedCode();
        Challenge challenge = Challenge.of(holder.pan(), directory);

        Page page = challenge.open();
        for (int again = 1; again <= 3; again++) {
            page = Challenge.press(page, "resend");
        }
        String latest = mail(holder, 4).code();
        Page refused = Challenge.press(page, "resend");

        assertThat(page.html()).doesNotContain("value=\"resend\"");
        assertThat(refused.asks()).isTrue();
        assertThat(mails.to(holder.email())).hasSize(4);
        assertThat(Challenge.submit(refused, latest).cRes().path("transStatus").asText())
                .isEqualTo("Y");
    }

    @Test
    void resendFromAnOldPageSendsNothing() {
        Enrolled holder = enrolment.withMailedCode();
        Page first = Challenge.of(holder.pan(), directory).open();
        mail(holder, 1);
        Challenge.press(first, "resend");
        mail(holder, 2);

        Page stale = Challenge.press(first, "resend");

        assertThat(stale.asks()).isTrue();
        assertThat(mails.to(holder.email())).hasSize(2);
    }

    @Test
    void codeThatExpiredIsToldApartAndANewOneHelps() {
        Enrolled holder = enrolment.withMailedCode();
        Challenge challenge = Challenge.of(holder.pan(), directory);
        Page page = challenge.open();
        String code = mail(holder, 1).code();
        letCodesExpire(challenge);

        Page wrong = Challenge.submit(page, code.equals("000000") ? "000001" : "000000");
        Page late = Challenge.submit(wrong, code);
        Page resent = Challenge.press(late, "resend");
        Page last = Challenge.submit(resent, mail(holder, 2).code());

        assertThat(late.asks()).isTrue();
        assertThat(late.notice()).isNotEqualTo(wrong.notice());
        assertThat(last.cRes().path("transStatus").asText()).isEqualTo("Y");
    }

    @Test
    void usedCodeIsWorthNothingInTheNextPurchase() {
        Enrolled holder = enrolment.withMailedCode();
        Page page = Challenge.of(holder.pan(), directory).open();
        String code = mail(holder, 1).code();
        Challenge.submit(page, code);
        Challenge next = Challenge.of(holder.pan(), directory);

        Page refused = Challenge.submit(next.open(), code);

        assertThat(refused.asks()).isTrue();
    }

    @Test
    void merchantCannotWriteLinesIntoTheMail() {
        Enrolled holder = enrolment.withMailedCode();
        Challenge challenge = Challenge.of(
                Challenge.purchase(holder.pan(), directory).put("merchantName", "Shop\u2028 999999\u202e"));

        challenge.open();

        assertThat(mail(holder, 1).text().lines().filter(line -> line.contains("999999")))
                .hasSize(1)
                .allMatch(line -> line.contains("Shop") && !line.contains("\u202e"));
    }

    private Mail mail(Enrolled holder, int number) {
        await().until(() -> mails.to(holder.email()).size() >= number);
        List<Mail> all = mails.to(holder.email());
        return all.get(number - 1);
    }

    private static String mark(Page page) {
        return page.html().replaceAll("(?s).*お知らせ番号 (\\d\\d).*", "$1");
    }

    private void letCodesExpire(Challenge challenge) {
        tables.change(
                "UPDATE one_time_code SET expires_at = now() - interval '1 second' WHERE acs_trans_id = $1",
                challenge.id());
    }

    private long attempts(Challenge challenge) {
        return tables.number("SELECT attempts::bigint FROM transaction WHERE acs_trans_id = $1", challenge.id());
    }

    private static String typed(String code, String way) {
        return switch (way) {
            case "full width" ->
                code.chars()
                        .mapToObj(digit -> Character.toString(digit - '0' + '０'))
                        .collect(java.util.stream.Collectors.joining());
            case "spaces" -> " " + code.substring(0, 3) + " " + code.substring(3) + "\t";
            case "hyphen" -> code.substring(0, 3) + "-" + code.substring(3);
            default -> code.substring(0, 3) + "\u3000" + code.substring(3);
        };
    }
}
