package org.sekisho.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sekisho.testkit.Enrolment.PASSWORD;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Enrolment.Enrolled;
import org.sekisho.testkit.MailSink;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** What a member sees and changes, and what comes of it at the next purchase. */
@SekishoTest
class MemberFlowTest {
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
    void purchasesAreShownWithWhatBecameOfThem() {
        Enrolled holder = enrolment.withPassword();
        Challenge.submit(Challenge.of(holder.pan(), directory).open(), PASSWORD);
        Challenge.press(Challenge.of(holder.pan(), directory).open(), "cancel");

        String home = signedIn(holder).get("").body();

        assertThat(home).contains("¥15,000", "ご本人と確認しました", "中止されました", "(JST)");
    }

    @Test
    void reportStopsTheCardOnceAndForAll() {
        Enrolled holder = enrolment.withPassword();
        Challenge bought = Challenge.of(holder.pan(), directory);
        Challenge.submit(bought.open(), PASSWORD);
        Challenge running = Challenge.of(holder.pan(), directory);
        running.open();
        Browsing browser = signedIn(holder);
        String groundForLater = "SELECT count(*) FROM prior_authentication WHERE acs_trans_id = $1";
        assertThat(tables.number(groundForLater, bought.id())).isOne();

        assertThat(browser.get("/purchases/" + bought.id()).body()).contains("届け出てカードを止める");
        HttpResponse<String> reported = browser.submit("/purchases/" + bought.id(), Map.of());
        browser.submit("/purchases/" + bought.id(), Map.of());

        assertThat(location(reported)).endsWith("/my/demo?said=REPORTED");
        assertThat(browser.get("").body()).contains("届け出済み", "停止中");
        assertThat(tables.number("SELECT count(*) FROM member_report WHERE acs_trans_id = $1", bought.id()))
                .isOne();
        assertThat(tables.number(groundForLater, bought.id())).isZero();
        JsonNode next = Acs.answer(Challenge.purchase(holder.pan(), directory));
        assertThat(next.path("transStatus").asText()).isEqualTo("N");
        assertThat(directory.result(running).path("transStatus").asText()).isEqualTo("N");
        await().until(() -> !mails.to(holder.email()).isEmpty());
        assertThat(mails.to(holder.email())).singleElement().satisfies(mail -> assertThat(mail.subject())
                .contains("身に覚えのない"));
    }

    @Test
    void trustedShopIsShownAndRemovedAndTheNextPurchaseIsNotTrusted() {
        Enrolled holder = enrolment.withPassword();
        trust(holder);
        assertThat(trusted(holder)).isEqualTo("Y");
        Browsing browser = signedIn(holder);
        Matcher removal = Pattern.compile("action=\"/my/demo(/cards/[^\"]+/shops/[0-9a-f]{64}/removal)\"")
                .matcher(browser.get("").body());
        assertThat(removal.find()).isTrue();

        int stranger = signedIn(enrolment.withPassword())
                .submit(removal.group(1), Map.of())
                .statusCode();
        int forged = browser.send(browser.post(removal.group(1), Map.of("form", "forged")))
                .statusCode();
        String before = trusted(holder);
        HttpResponse<String> removed = browser.submit(removal.group(1), Map.of());

        assertThat(stranger).isEqualTo(404);
        assertThat(forged).isNotEqualTo(303);
        assertThat(before).isEqualTo("Y");
        assertThat(location(removed)).endsWith("said=SHOP_REMOVED");
        assertThat(trusted(holder)).isEqualTo("N");
        assertThat(browser.get("").body()).doesNotContain("/removal\" class=\"switch\"");
        await().until(() -> !mails.to(holder.email()).isEmpty());
        assertThat(mails.to(holder.email()).getFirst().subject()).contains("信頼するお店");
    }

    @Test
    void reportedPurchaseEndsAllTrustOfTheCard() {
        Enrolled holder = enrolment.withPassword();
        Challenge bought = trust(holder);

        long before = entries(holder);
        signedIn(holder).submit("/purchases/" + bought.id(), Map.of());

        assertThat(before).isOne();
        assertThat(entries(holder)).isZero();
    }

    @Test
    void tickAndReportAtOnceLeaveNoTrust() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 8; round++) {
                Enrolled holder = enrolment.withPassword();
                Challenge bought = Challenge.of(holder.pan(), directory);
                String step = asking(holder).open().step();
                Browsing browser = signedIn(holder);
                Map<String, String> form = Map.of("form", browser.formToken());

                Future<?> ticked = threads.submit(() -> tick(step));
                Future<?> reported =
                        threads.submit(() -> browser.send(browser.post("/purchases/" + bought.id(), form)));
                ticked.get();
                reported.get();

                assertThat(entries(holder)).isZero();
            }
        }
    }

    private long entries(Enrolled holder) {
        return tables.number(
                "SELECT count(*) FROM trusted_merchant t JOIN card c ON c.id = t.card_id WHERE c.credential_id = $1",
                holder.credentialId());
    }

    private static Challenge asking(Enrolled holder) {
        return Challenge.of(Challenge.purchase(holder.pan(), directory).put("threeDSRequestorChallengeInd", "09"));
    }

    private static void tick(String step) {
        Acs.form(
                "/challenge/answer",
                Map.of("step", step, "answer", PASSWORD, "action", "submit", "trustable", "true", "trust", "true"));
    }

    private static Challenge trust(Enrolled holder) {
        Challenge bought = asking(holder);
        tick(bought.open().step());
        return bought;
    }

    private static String trusted(Enrolled holder) {
        return Acs.answer(Challenge.purchase(holder.pan(), directory))
                .path("whiteListStatus")
                .asText();
    }

    @Test
    void othersPurchasesAndCardsAreNotThere() {
        Enrolled holder = enrolment.withPassword();
        Challenge bought = Challenge.of(holder.pan(), directory);
        String card = Objects.requireNonNull(
                tables.text("SELECT id::text FROM card WHERE credential_id = $1", holder.credentialId()));
        Browsing stranger = signedIn(enrolment.withPassword());

        assertThat(stranger.get("/purchases/" + bought.id()).statusCode()).isEqualTo(404);
        assertThat(stranger.submit("/purchases/" + bought.id(), Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(stranger.submit("/cards/" + card + "/message", Map.of("message", "x", "password", PASSWORD))
                        .statusCode())
                .isEqualTo(404);
        assertThat(tables.number("SELECT count(*) FROM member_report WHERE acs_trans_id = $1", bought.id()))
                .isZero();
    }

    @Test
    void newPersonalMessageStandsOnTheNextPage() {
        Enrolled holder = enrolment.withPassword();

        HttpResponse<String> saved = change(holder, "朝の市場と 笛の音", PASSWORD);

        assertThat(location(saved)).endsWith("said=MESSAGE_SAVED");
        assertThat(Challenge.of(holder.pan(), directory).open().html()).contains("朝の市場と 笛の音");
        await().until(() -> !mails.to(holder.email()).isEmpty());
        assertThat(mails.to(holder.email()).getFirst().text()).doesNotContain("朝の市場");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                          | 1文字以上",
                "12345678901234567890123456789012345678901  | 1文字以上",
                "３５６９ 9900 0000 0011                      | カード番号",
                "a\u202Eb                                    | 使えない文字",
                "Sakura mankai 7                             | パスワードと同じ"
            })
    void personalMessageThatWouldHarmIsRefused(String message, String why) {
        HttpResponse<String> answer = change(enrolment.withPassword(), message, PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(why);
    }

    @Test
    void wrongPasswordChangesNothingAndCounts() {
        Enrolled holder = enrolment.withPassword();

        HttpResponse<String> answer = change(holder, "別の言葉", "guess");

        assertThat(answer.body()).contains("現在のパスワードが違う");
        assertThat(tables.number("SELECT failures::bigint FROM credential WHERE id = $1", holder.credentialId()))
                .isOne();
    }

    @Test
    void newPasswordEndsAllOtherSessionsAndPaysAtOnce() {
        Enrolled holder = enrolment.withPassword();
        Browsing elsewhere = signedIn(holder);
        Browsing browser = signedIn(holder);
        String before = browser.cookie();

        HttpResponse<String> changed = browser.submit("/password", passwords(PASSWORD, "kawa no nagare 88"));

        assertThat(location(changed)).endsWith("said=PASSWORD_CHANGED");
        assertThat(browser.cookie()).isNotEqualTo(before);
        assertThat(browser.get("").statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("").statusCode()).isEqualTo(303);
        assertThat(Challenge.submit(Challenge.of(holder.pan(), directory).open(), "kawa no nagare 88")
                        .cRes()
                        .path("transStatus")
                        .asText())
                .isEqualTo("Y");
        await().until(() -> !mails.to(holder.email()).isEmpty());
        assertThat(mails.to(holder.email()).getFirst().text()).contains("パスワードが変更されました");
    }

    @ParameterizedTest
    @CsvSource({
        "short, 8文字以上",
        "Password123, よく使われて",
        "山の上の茶屋山の上の茶屋山の上の茶屋山の上の茶屋山の上の茶屋山の上の茶屋山の上の茶屋山の上の茶屋山の上の茶屋山の上の茶屋山の上の茶屋, 64文字まで",
        "LOGIN-ID, 会員IDや"
    })
    void weakPasswordIsRefused(String weak, String why) {
        Enrolled holder = enrolment.withPassword();
        String fresh = weak.equals("LOGIN-ID") ? loginId(holder).toUpperCase(java.util.Locale.ROOT) : weak;

        HttpResponse<String> answer = signedIn(holder).submit("/password", passwords(PASSWORD, fresh));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(why);
    }

    @Test
    void sharingIsStoppedAndResumed() {
        Enrolled holder = enrolment.withPassword();
        Browsing browser = signedIn(holder);

        browser.submit("/sharing", Map.of("shares", "false"));
        boolean stopped = shares(holder);
        browser.submit("/sharing", Map.of("shares", "true"));

        assertThat(stopped).isFalse();
        assertThat(shares(holder)).isTrue();
        await().until(() -> mails.to(holder.email()).size() == 2);
    }

    @Test
    void mailThatCannotBeSentStopsNoChange() {
        Enrolled holder = enrolment.withPassword();
        tables.change("UPDATE member SET email = NULL WHERE id = $1", UUID.fromString(loginId(holder)));

        assertThat(location(change(holder, "湖のほとり", PASSWORD))).endsWith("said=MESSAGE_SAVED");
    }

    @Test
    void newAddressHoldsOnceItsCodeComesBack() {
        Enrolled holder = enrolment.withPassword();
        Browsing browser = signedIn(holder);
        String fresh = "fresh-" + UUID.randomUUID() + "@mail.example";

        String page = asked(browser, "/contacts/email", fresh);
        await().until(() -> !mails.to(fresh).isEmpty());
        String code = mails.to(fresh).getFirst().code();
        HttpResponse<String> wrong = browser.submit(page, Map.of("code", code.equals("000000") ? "000001" : "000000"));
        HttpResponse<String> right = browser.submit(page, Map.of("code", code));
        HttpResponse<String> again = browser.submit(page, Map.of("code", code));

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(location(right)).endsWith("said=EMAIL_CHANGED");
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(browser.get("").body()).contains("f***@m***.example");
        await().until(() -> !mails.to(holder.email()).isEmpty());
        assertThat(mails.to(holder.email()).getFirst().text()).doesNotContain(fresh);
    }

    @Test
    void sixthCodeIsNotLookedAt() {
        Enrolled holder = enrolment.withPassword();
        Browsing browser = signedIn(holder);
        String fresh = "guessed-" + UUID.randomUUID() + "@mail.example";
        String page = asked(browser, "/contacts/email", fresh);
        await().until(() -> !mails.to(fresh).isEmpty());
        String code = mails.to(fresh).getFirst().code();

        for (int guess = 1; guess <= 5; guess++) {
            browser.submit(page, Map.of("code", code.equals("111111") ? "222222" : "111111"));
        }

        assertThat(browser.submit(page, Map.of("code", code)).statusCode()).isEqualTo(410);
    }

    @Test
    void nobodyIsFloodedWithCodes() {
        Browsing browser = signedIn(enrolment.withPassword());
        for (int code = 1; code <= 5; code++) {
            asked(browser, "/contacts/email", "victim@mail.example");
        }

        assertThat(browser.submit("/contacts/email", Map.of("target", "victim@mail.example", "password", PASSWORD))
                        .statusCode())
                .isEqualTo(429);
    }

    private static String asked(Browsing browser, String page, String target) {
        return location(browser.submit(page, Map.of("target", target, "password", PASSWORD)))
                .replaceFirst(".*/my/demo", "");
    }

    private HttpResponse<String> change(Enrolled holder, String message, String password) {
        String card = tables.text("SELECT id::text FROM card WHERE credential_id = $1", holder.credentialId());
        return signedIn(holder).submit("/cards/" + card + "/message", Map.of("message", message, "password", password));
    }

    private static Map<String, String> passwords(String old, String fresh) {
        return Map.of("password", old, "fresh", fresh, "again", fresh);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
    }

    private boolean shares(Enrolled holder) {
        return tables.number(
                        "SELECT count(*) FROM member WHERE password_id = $1 AND shares_data", holder.credentialId())
                == 1;
    }

    private Browsing signedIn(Enrolled holder) {
        return Browsing.signedIn(loginId(holder), PASSWORD);
    }

    private String loginId(Enrolled holder) {
        return Objects.requireNonNull(
                tables.text("SELECT login_id FROM member WHERE password_id = $1", holder.credentialId()));
    }
}
