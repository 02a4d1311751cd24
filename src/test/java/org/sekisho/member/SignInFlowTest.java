package org.sekisho.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.testkit.Enrolment.PASSWORD;

import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Enrolment.Enrolled;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** Members come in with their password and nobody else does, and who does not learns nothing. */
@SekishoTest
class SignInFlowTest {

    @Inject
    Enrolment enrolment;

    @Inject
    Tables tables;

    @Test
    void passwordOpensTheFirstPage() {
        Enrolled holder = enrolment.withPassword();

        HttpResponse<String> home = Browsing.signedIn(loginId(holder), PASSWORD).get("");

        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.body()).contains(holder.pan().substring(12), "山の上の茶屋", "会員ページ");
    }

    @Test
    void shortAddressLeadsToTheOnlyIssuer() {
        HttpResponse<String> front = Acs.send(HttpRequest.newBuilder(URI.create(Acs.url("/my"))));

        assertThat(front.statusCode()).isIn(303, 404);
    }

    @Test
    void issuerThatIsNotThereHasNoPage() {
        HttpResponse<String> page = Acs.send(HttpRequest.newBuilder(URI.create(Acs.url("/my/nobody/sign-in"))));

        assertThat(page.statusCode()).isEqualTo(404);
    }

    @Test
    void linkOfAStrangerCannotMakeThePageSayThatSomethingWasDone() {
        assertThat(new Browsing().get("/sign-in?said=SIGNED_OUT").body()).contains("ログアウトしました");
        assertThat(new Browsing().get("/sign-in?said=REPORTED").body())
                .isNotEmpty()
                .doesNotContain("role=\"status\"");
        assertThat(new Browsing().get("/sign-in?said=PASSWORD_CHANGED").body()).doesNotContain("変更しました");
    }

    @Test
    void withoutASessionThereIsOnlyTheForm() {
        HttpResponse<String> home = new Browsing().get("");

        assertThat(home.statusCode()).isEqualTo(303);
        assertThat(home.headers().firstValue("location").orElseThrow()).endsWith("/my/demo/sign-in");
    }

    @Test
    void unknownWrongLockedAndDisabledAreAnsweredAlike() {
        Enrolled wrong = enrolment.withPassword();
        Enrolled locked = enrolment.withPassword();
        Enrolled disabled = enrolment.withPassword();
        tables.change(
                "UPDATE credential SET locked_until = now() + interval '1 hour' WHERE id = $1", locked.credentialId());
        tables.change("UPDATE credential SET disabled_at = now() WHERE id = $1", disabled.credentialId());

        List<String> answers = List.of(
                answer(UUID.randomUUID().toString(), PASSWORD),
                answer(loginId(wrong), "guess"),
                answer(loginId(locked), PASSWORD),
                answer(loginId(disabled), PASSWORD));

        assertThat(answers).containsOnly(answers.getFirst());
        assertThat(answers.getFirst()).startsWith("422 ").contains("ログインできませんでした");
    }

    @Test
    void unknownIdsTakeAsLongAsWrongPasswords() {
        Enrolled holder = enrolment.withPassword();
        tables.change("UPDATE credential SET failures_in_round = -1000 WHERE id = $1", holder.credentialId());

        double unknown = medianMillis(() -> new Browsing().signIn("nobody", "guess"));
        double wrong = medianMillis(() -> new Browsing().signIn(loginId(holder), "guess"));

        assertThat(unknown / wrong).isBetween(0.5, 2.0);
    }

    @Test
    void fiftyGuessesAtOnceAreFiveLooksAtTheHash() throws Exception {
        Enrolled holder = enrolment.withPassword();
        String id = loginId(holder);

        try (var browsers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> guesses = IntStream.range(0, 50)
                    .<Callable<Integer>>mapToObj(guess ->
                            () -> new Browsing().signIn(id, "guess" + guess).statusCode())
                    .toList();
            assertThat(browsers.invokeAll(guesses))
                    .allMatch(answer -> List.of(422, 503).contains(answer.resultNow()));
        }

        assertThat(failures(holder)).isEqualTo(5);
        assertThat(tables.number("SELECT locks::bigint FROM credential WHERE id = $1", holder.credentialId()))
                .isOne();
        assertThat(new Browsing().signIn(id, PASSWORD).statusCode()).isEqualTo(422);
    }

    @Test
    void successForgetsTheFailures() {
        Enrolled holder = enrolment.withPassword();
        answer(loginId(holder), "guess");
        answer(loginId(holder), "guess");

        Browsing.signedIn(loginId(holder), PASSWORD);

        assertThat(failures(holder)).isZero();
    }

    @Test
    void sessionEndsByTheClockOfTheDatabase() {
        Enrolled idle = enrolment.withPassword();
        Enrolled old = enrolment.withPassword();
        Browsing left = Browsing.signedIn(loginId(idle), PASSWORD);
        Browsing stayed = Browsing.signedIn(loginId(old), PASSWORD);
        age("last_seen = now() - interval '10 minutes 1 second'", idle);
        age("created_at = now() - interval '8 hours 1 second'", old);

        assertThat(List.of(left.get(""), stayed.get(""))).allSatisfy(answer -> assertThat(
                        answer.headers().firstValue("location").orElseThrow())
                .endsWith("/sign-in?said=ENDED"));
    }

    @Test
    void whoSignsOutIsOut() {
        Browsing browser = Browsing.signedIn(loginId(enrolment.withPassword()), PASSWORD);
        String before = browser.cookie();

        HttpResponse<String> out = browser.submit("/sign-out", Map.of());

        assertThat(out.headers().firstValue("set-cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(browser.send(home(before)).statusCode()).isEqualTo(303);
    }

    @Test
    void cookieIsTheBrowsersAlone() {
        String set = new Browsing()
                .signIn(loginId(enrolment.withPassword()), PASSWORD)
                .headers()
                .firstValue("set-cookie")
                .orElseThrow();

        assertThat(set).contains("HttpOnly", "SameSite=Strict", "Path=/").doesNotContain("Domain");
    }

    @Test
    void tableHoldsNoToken() {
        Browsing browser = Browsing.signedIn(loginId(enrolment.withPassword()), PASSWORD);

        String token = browser.cookie().split("=", 2)[1];

        assertThat(token).hasSizeGreaterThanOrEqualTo(43);
        assertThat(tables.number("SELECT count(*) FROM member_session s WHERE s::text LIKE '%' || $1 || '%'", token))
                .isZero();
    }

    @Test
    void formOfAnotherSiteIsNotTaken() {
        Enrolled holder = enrolment.withPassword();
        Browsing browser = Browsing.signedIn(loginId(holder), PASSWORD);
        String form = browser.formToken();

        assertThat(browser.send(browser.post("/sharing", Map.of("shares", "false")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.send(browser.post("/sharing", Map.of("shares", "false", "form", "x" + form)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.send(browser.post("/sharing", Map.of("shares", "false", "form", form))
                                .header("sec-fetch-site", "same-site"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.send(browser.post("/sharing", Map.of("shares", "false", "form", form))
                                .header("origin", "https://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(new Browsing()
                        .send(new Browsing()
                                .post("/sign-in", Map.of("loginId", loginId(holder), "password", PASSWORD))
                                .header("origin", "null"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void pageKeepsOutOfFramesAndCaches() {
        HttpResponse<String> page = new Browsing().get("/sign-in");

        assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(page.headers().map())
                .containsEntry("cache-control", List.of("no-store"))
                .containsEntry("x-frame-options", List.of("DENY"))
                .containsEntry("referrer-policy", List.of("same-origin"))
                .containsEntry("x-content-type-options", List.of("nosniff"));
    }

    private static HttpRequest.Builder home(String cookie) {
        return HttpRequest.newBuilder(URI.create(Acs.url(Browsing.HOME))).header("cookie", cookie);
    }

    private void age(String what, Enrolled holder) {
        tables.change(
                "UPDATE member_session SET " + what
                        + " WHERE member_id = (SELECT id FROM member WHERE password_id = $1)",
                holder.credentialId());
    }

    /** The answer without what differs by nature: the nonce, and what was typed. */
    private static String answer(String loginId, String password) {
        HttpResponse<String> answer = new Browsing().signIn(loginId, password);
        String headers = answer.headers().map().entrySet().stream()
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining("\n"));
        return (answer.statusCode() + " " + headers + answer.body())
                .replaceAll("nonce[-=]\"?[A-Za-z0-9_-]{22}", "nonce")
                .replaceAll("data-challenge=\"[A-Za-z0-9_-]{43}\"", "")
                .replace(loginId, "");
    }

    private static double medianMillis(Callable<HttpResponse<String>> request) {
        double[] millis = IntStream.range(0, 9)
                .mapToDouble(run -> {
                    long begin = System.nanoTime();
                    try {
                        request.call();
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                    return (System.nanoTime() - begin) / 1e6;
                })
                .sorted()
                .toArray();
        return millis[millis.length / 2];
    }

    private String loginId(Enrolled holder) {
        return Objects.requireNonNull(
                tables.text("SELECT login_id FROM member WHERE password_id = $1", holder.credentialId()));
    }

    private long failures(Enrolled holder) {
        return tables.number("SELECT failures::bigint FROM credential WHERE id = $1", holder.credentialId());
    }
}
