package org.sekisho.member;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sekisho.testkit.Enrolment.PASSWORD;

import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sekisho.card.store.Invitations;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Enrolment.Enrolled;
import org.sekisho.testkit.MailSink;
import org.sekisho.testkit.MerchantCalls;
import org.sekisho.testkit.Page;
import org.sekisho.testkit.PasskeyHolder;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** From the operator's invitation to the first purchase, and every way in which it must not go. */
@SekishoTest
class RegistrationFlowTest {
    private static final String SECRET = "kawa no nagare 88";

    /** Of failures for one name, in the profile of the tests. */
    private static final int LIMIT = 1_000;

    MailSink mails;

    @Inject
    Enrolment enrolment;

    @Inject
    PasskeyHolder passkeys;

    @Inject
    Tables tables;

    @Inject
    SignInBudget budget;

    @Test
    void invitedCardPaysWithTheNewPassword() {
        String pan = enrolment.unregistered();
        String email = "new-" + UUID.randomUUID() + "@mail.example";
        Browsing browser = new Browsing();

        HttpResponse<String> joined = browser.send(browser.post("/register", wish(code(pan), pan, loginId(), email)));
        await().until(() -> !mails.to(email).isEmpty());
        HttpResponse<String> confirmed = browser.submit(
                location(joined).replaceFirst(".*/my/demo", ""),
                Map.of("code", mails.to(email).getFirst().code()));

        assertThat(location(confirmed)).endsWith("said=EMAIL_CHANGED");
        assertThat(browser.get("").body()).contains(pan.substring(12), "n***@m***.example");
        try (Directory directory = Directory.start()) {
            assertThat(Challenge.submit(Challenge.of(pan, directory).open(), SECRET)
                            .cRes()
                            .path("transStatus")
                            .asText())
                    .isEqualTo("Y");
        }
    }

    /** Nobody but the member has done anything: no issuer set it up. */
    @Test
    void confirmedAddressGetsCodesForEveryCard() {
        String pan = enrolment.unregistered();
        String further = enrolment.unregistered();
        String email = "new" + System.nanoTime() + "@mail.example";
        Browsing browser = new Browsing();
        HttpResponse<String> joined = browser.send(browser.post("/register", wish(code(pan), pan, loginId(), email)));
        await().until(() -> !mails.to(email).isEmpty());
        browser.submit(
                location(joined).replaceFirst(".*/my/demo", ""),
                Map.of("code", mails.to(email).getFirst().code()));
        browser.submit("/register", Map.of("code", code(further), "lastFour", further.substring(12)));

        try (Directory directory = Directory.start()) {
            for (String card : List.of(pan, further)) {
                Page page = Challenge.of(card, directory).open();
                int before = mails.to(email).size();
                Page asked = Challenge.press(page, "choose:MAILED_CODE");
                await().until(() -> mails.to(email).size() > before);

                assertThat(Challenge.submit(asked, mails.to(email).getLast().code())
                                .cRes()
                                .path("transStatus")
                                .asText())
                        .as(card)
                        .isEqualTo("Y");
            }
        }
    }

    @Test
    void memberAddsAFurtherCard() {
        String pan = enrolment.unregistered();
        Browsing browser = Browsing.signedIn(loginIdOf(enrolment.withPassword()), PASSWORD);

        HttpResponse<String> added = browser.submit(
                "/register", Map.of("code", code(pan).toLowerCase(Locale.ROOT), "lastFour", pan.substring(12)));

        assertThat(location(added)).endsWith("said=CARD_ADDED");
        assertThat(browser.get("").body()).contains(pan.substring(12));
    }

    @Test
    void furtherCardTakesThePasskeysAlong() {
        String pan = enrolment.unregistered();
        Enrolled holder = enrolment.withPassword();
        passkeys.with(holder);
        Browsing browser = Browsing.signedIn(loginIdOf(holder), PASSWORD);

        browser.submit("/register", Map.of("code", code(pan), "lastFour", pan.substring(12)));

        assertThat(tables.number(
                        "SELECT count(*) FROM card_proof WHERE credential_id = $1", passkeys.credential(holder)))
                .isEqualTo(2);
    }

    @Test
    void wrongUsedExpiredAndReplacedCodesAreAnsweredAlike() {
        String pan = enrolment.unregistered();
        String replaced = code(pan);
        String expired = code(pan);
        tables.change(
                "UPDATE invitation SET expires_at = now() - interval '1 second' WHERE card_id = (SELECT id FROM card WHERE last_four = $1)",
                pan.substring(12));
        String good = code(pan);

        List<String> why = List.of(
                refusal("ZZZZ-ZZZZ-ZZZZ", pan.substring(12)),
                refusal(replaced, pan.substring(12)),
                refusal(expired, pan.substring(12)),
                refusal(good, "0000"));

        assertThat(why).containsOnly("422 true");
    }

    @Test
    void sixthLastFourIsNotLookedAt() {
        String pan = enrolment.unregistered();
        String code = code(pan);

        for (int guess = 0; guess < 5; guess++) {
            refusal(code, "0000");
        }

        assertThat(refusal(code, pan.substring(12))).isEqualTo("422 true");
    }

    @Test
    void fourAtOnceRegisterTheCardOnce() throws Exception {
        String pan = enrolment.unregistered();
        String code = code(pan);

        try (var browsers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> all = IntStream.range(0, 4)
                    .<Callable<Integer>>mapToObj(
                            one -> () -> register(wish(code, pan, loginId(), "a" + one + "@mail.example"))
                                    .statusCode())
                    .toList();
            assertThat(browsers.invokeAll(all))
                    .extracting(answer -> answer.resultNow())
                    .containsOnlyOnce(303);
        }

        assertThat(
                        tables.number(
                                "SELECT count(*) FROM member m WHERE NOT EXISTS (SELECT FROM card WHERE member_id = m.id) AND login_id LIKE 'new-%'"))
                .isZero();
    }

    @Test
    void takenIdIsSaidAndTheInvitationStaysGood() {
        String pan = enrolment.unregistered();
        String code = code(pan);

        HttpResponse<String> taken = register(wish(code, pan, "hanako", "x@mail.example"));

        assertThat(taken.body()).contains("この会員IDは使われています");
        assertThat(register(wish(code, pan, loginId(), "x@mail.example")).statusCode())
                .isEqualTo(303);
    }

    @Test
    void whoIsInvitedCannotTryAnyNumberOfIds() {
        String pan = enrolment.unregistered();
        String code = code(pan);
        for (int tried = 1; tried < LIMIT; tried++) {
            budget.count("demo", Invitations.plain(code), "");
        }

        HttpResponse<String> last = register(wish(code, pan, "hanako", "x@mail.example"));
        HttpResponse<String> oneMore =
                register(wish(code.replace("-", " - ").toLowerCase(Locale.ROOT), pan, "hanako", "x@mail.example"));

        assertThat(last.body()).contains("この会員IDは使われています");
        assertThat(oneMore.statusCode()).isEqualTo(429);
        assertThat(oneMore.body()).doesNotContain("この会員IDは使われています");
    }

    @Test
    void prepaidCardIsRegisteredWithTheCodeOfItsPackage() {
        String pan = enrolment.unregistered();
        String code = invite(Map.of("cardNumber", pan, "product", "prepaid", "validDays", 1_095))
                .then()
                .statusCode(201)
                .extract()
                .path("code");
        Browsing browser = new Browsing();
        Map<String, String> fields = wish(code, pan, loginId(), "x@mail.example");
        fields.put("prepaid", "true");

        assertThat(browser.get("/register/prepaid").body()).contains("カードの台紙に印刷された");
        fields.put("again", "something else");
        assertThat(browser.send(browser.post("/register", fields)).body()).contains("カードの台紙に印刷された");
        fields.put("again", SECRET);
        browser.send(browser.post("/register", fields));

        assertThat(browser.get("").body()).contains(pan.substring(12), "プリペイドカード");
        assertThat(tables.text(
                        "SELECT (max(expires_at)::date - max(created_at)::date)::text FROM invitation WHERE card_id = (SELECT id FROM card WHERE last_four = $1)",
                        pan.substring(12)))
                .isEqualTo("1095");
    }

    @Test
    void corporateCardIsOfThePersonWhoUsesIt() {
        String pan = enrolment.unregistered();
        String code = invite(Map.of("cardNumber", pan, "product", "corporate"))
                .then()
                .statusCode(201)
                .extract()
                .path("code");
        Browsing browser = new Browsing();
        browser.send(browser.post("/register", wish(code, pan, loginId(), "x@mail.example")));

        assertThat(browser.get("").body()).contains(pan.substring(12), "法人カード");
        try (Directory directory = Directory.start()) {
            assertThat(Challenge.submit(Challenge.of(pan, directory).open(), SECRET)
                            .cRes()
                            .path("transStatus")
                            .asText())
                    .isEqualTo("Y");
        }
    }

    @Test
    void invitationsSayWhatIsWrongWithThem() {
        String pan = enrolment.unregistered();
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("cardNumber", pan, "product", "gift"),
                Map.of("cardNumber", pan, "validDays", 0),
                Map.of("cardNumber", pan, "validDays", 1_096))) {
            invite(wrong).then().statusCode(400);
        }
    }

    @Test
    void registeredCardsAreNotInvited() {
        invite(enrolment.withPassword().pan()).then().statusCode(409);
        invite("3569990000009998").then().statusCode(404);
        invite("123").then().statusCode(400);
    }

    private static String refusal(String code, String lastFour) {
        HttpResponse<String> answer = register(wish(code, lastFour, loginId(), "x@mail.example"));
        return answer.statusCode() + " " + answer.body().contains("招待コードかカード番号");
    }

    private static HttpResponse<String> register(Map<String, String> fields) {
        Browsing browser = new Browsing();
        return browser.send(browser.post("/register", fields));
    }

    private static Map<String, String> wish(String code, String pan, String loginId, String email) {
        Map<String, String> fields = new HashMap<>();
        fields.put("code", code);
        fields.put("lastFour", pan.substring(pan.length() - 4));
        fields.put("loginId", loginId);
        fields.put("password", SECRET);
        fields.put("again", SECRET);
        fields.put("email", email);
        fields.put("language", "ja");
        return fields;
    }

    private static String code(String pan) {
        return invite(pan).then().statusCode(201).extract().path("code");
    }

    private static io.restassured.response.Response invite(String pan) {
        return invite(Map.<String, Object>of("cardNumber", pan));
    }

    private static io.restassured.response.Response invite(Map<String, ?> body) {
        return given().auth()
                .oauth2(MerchantCalls.token("demo-operator", "demo-operator-secret"))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/invitations");
    }

    private static String loginId() {
        return "new-" + UUID.randomUUID().toString().substring(0, 13);
    }

    private String loginIdOf(Enrolment.Enrolled holder) {
        return Objects.requireNonNull(
                tables.text("SELECT login_id FROM member WHERE password_id = $1", holder.credentialId()));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
    }
}
