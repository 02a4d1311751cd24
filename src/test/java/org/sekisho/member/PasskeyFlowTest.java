package org.sekisho.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sekisho.testkit.Enrolment.PASSWORD;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Enrolment.Enrolled;
import org.sekisho.testkit.MailSink;
import org.sekisho.testkit.PasskeyHolder;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.SoftAuthenticator;
import org.sekisho.testkit.Tables;

/** A member makes a passkey, signs in with it and takes it away; nobody else gets anywhere, and nobody learns why not. */
@SekishoTest
class PasskeyFlowTest {
    private static final Pattern CHALLENGE = Pattern.compile("data-challenge=\"([A-Za-z0-9_-]{43})\"");
    private static final Pattern HANDLE = Pattern.compile("data-user=\"([A-Za-z0-9_-]{43})\"");
    private static final Pattern KNOWN = Pattern.compile("data-known=\"([A-Za-z0-9_ -]*)\"");
    private static final Pattern REMOVAL = Pattern.compile("/passkeys/([0-9a-f-]{36})/removal\"");

    MailSink mails;

    @Inject
    Enrolment enrolment;

    @Inject
    PasskeyHolder passkeys;

    @Inject
    Tables tables;

    @Inject
    MeterRegistry metrics;

    @Test
    void passkeyIsMadeAfterThePasswordAndSignsIn() {
        Enrolled holder = enrolment.withPassword();
        Browsing browser = signedIn(holder);
        var authenticator = new SoftAuthenticator(Acs.url(""));

        String page = begin(browser, PASSWORD).body();
        HttpResponse<String> made = finish(browser, authenticator.of(found(HANDLE, page)), found(CHALLENGE, page));

        assertThat(made.headers().firstValue("location").orElseThrow()).endsWith("said=PASSKEY_ADDED");
        assertThat(browser.get("/passkeys").body()).contains("自分の電話", "登録 ");
        awaitMail(holder, "パスキーが登録されました");
        Browsing another = new Browsing();
        assertThat(signIn(another, authenticator).statusCode()).isEqualTo(303);
        assertThat(another.get("").body()).contains(holder.pan().substring(12), "パスキー");
        assertThat(browser.get("/passkeys").body()).contains("最終利用 ");
    }

    @Test
    void passwordIsNeeded() {
        Browsing browser = signedIn(enrolment.withPassword());

        HttpResponse<String> page = begin(browser, "guess");

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).doesNotContain("data-challenge");
    }

    @Test
    void handleIsRandomAndStaysTheSame() {
        Enrolled holder = enrolment.withPassword();
        Browsing browser = signedIn(holder);

        String first = found(HANDLE, begin(browser, PASSWORD).body());
        String second = found(HANDLE, begin(browser, PASSWORD).body());

        assertThat(second).isEqualTo(first);
        assertThat(new String(Base64.getUrlDecoder().decode(first), java.nio.charset.StandardCharsets.ISO_8859_1))
                .hasSize(32)
                .doesNotContain(passkeys.member(holder).toString().substring(0, 8));
    }

    @Test
    void authenticatorThatHasOneIsToldSo() {
        Enrolled holder = enrolment.withPassword();
        SoftAuthenticator authenticator = passkeys.with(holder);

        assertThat(found(KNOWN, begin(signedIn(holder), PASSWORD).body())).isEqualTo(authenticator.id());
    }

    @Test
    void challengeOfAnotherMemberMakesNoPasskey() {
        Browsing mine = signedIn(enrolment.withPassword());
        Browsing other = signedIn(enrolment.withPassword());
        begin(mine, PASSWORD);
        String page = begin(other, PASSWORD).body();

        HttpResponse<String> made = finish(mine, new SoftAuthenticator(Acs.url("")), found(CHALLENGE, page));

        assertThat(made.statusCode()).isEqualTo(422);
        assertThat(made.body()).contains("パスキーを登録できませんでした");
    }

    @Test
    void challengeMakesOnePasskey() {
        Browsing browser = signedIn(enrolment.withPassword());
        String challenge = found(CHALLENGE, begin(browser, PASSWORD).body());

        assertThat(finish(browser, new SoftAuthenticator(Acs.url("")), challenge)
                        .statusCode())
                .isEqualTo(303);
        assertThat(finish(browser, new SoftAuthenticator(Acs.url("")), challenge)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void passkeyOfOneMemberIsNotTakenForAnother() {
        SoftAuthenticator authenticator = passkeys.with(enrolment.withPassword());
        Browsing other = signedIn(enrolment.withPassword());
        String page = begin(other, PASSWORD).body();

        assertThat(finish(other, authenticator.of(found(HANDLE, page)), found(CHALLENGE, page))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void answerSignsInOnce() {
        SoftAuthenticator authenticator = passkeys.with(enrolment.withPassword());
        Browsing browser = new Browsing();
        String answer = authenticator.signed(challenge(browser));

        assertThat(send(browser, answer).statusCode()).isEqualTo(303);
        HttpResponse<String> again = send(new Browsing(), answer);

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("画面が古くなったため");
    }

    @Test
    void ofManyAtOnceOneIsSignedIn() throws Exception {
        SoftAuthenticator authenticator = passkeys.with(enrolment.withPassword());
        String answer = authenticator.signed(challenge(new Browsing()));

        try (var browsers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> all = IntStream.range(0, 16)
                    .<Callable<Integer>>mapToObj(
                            one -> () -> send(new Browsing(), answer).statusCode())
                    .toList();
            assertThat(browsers.invokeAll(all).stream()
                            .map(one -> one.resultNow())
                            .filter(status -> status == 303))
                    .hasSize(1);
        }
    }

    @Test
    void oldPageSignsNobodyIn() {
        SoftAuthenticator authenticator = passkeys.with(enrolment.withPassword());
        String challenge = challenge(new Browsing());
        tables.change(
                "UPDATE passkey_challenge SET expires_at = now() - interval '1 millisecond' WHERE used_at IS NULL");

        assertThat(send(new Browsing(), authenticator.signed(challenge)).body()).contains("画面が古くなったため");
    }

    @Test
    void challengeOfARegistrationSignsNobodyIn() {
        Enrolled holder = enrolment.withPassword();
        SoftAuthenticator authenticator = passkeys.with(holder);
        String challenge = found(CHALLENGE, begin(signedIn(holder), PASSWORD).body());

        assertThat(send(new Browsing(), authenticator.signed(challenge)).statusCode())
                .isEqualTo(422);
    }

    @Test
    void unknownRemovedLockedForgedAndNamelessAreAnsweredAlike() {
        Enrolled holder = enrolment.withPassword();
        SoftAuthenticator forged = passkeys.with(holder);
        Enrolled locked = enrolment.withPassword();
        SoftAuthenticator ofLocked = passkeys.with(locked);
        tables.change(
                "UPDATE credential SET locked_until = now() + interval '1 hour' WHERE id = $1",
                passkeys.credential(locked));
        Enrolled leaver = enrolment.withPassword();
        SoftAuthenticator removed = passkeys.with(leaver);
        remove(leaver);
        SoftAuthenticator nameless = passkeys.with(enrolment.withPassword()).ofNobody();
        SoftAuthenticator elsewhere = passkeys.with(enrolment.withPassword()).from("https://evil.example");
        SoftAuthenticator unverified = passkeys.with(enrolment.withPassword()).verifying(false);
        SoftAuthenticator framed = passkeys.with(enrolment.withPassword()).framed("");
        var other = new SoftAuthenticator(Acs.url(""));

        List<String> answers = List.of(
                answer(other.of(Base64.getUrlEncoder().encodeToString(new byte[32]))
                        .signed(challenge())),
                answer(forged.forgedBy(other, challenge())),
                answer(ofLocked.signed(challenge())),
                answer(removed.signed(challenge())),
                answer(nameless.signed(challenge())),
                answer(elsewhere.signed(challenge())),
                answer(unverified.signed(challenge())),
                answer(framed.signed(challenge())),
                answer("nonsense"));

        assertThat(answers).containsOnly(answers.getFirst());
        assertThat(answers.getFirst()).startsWith("422 ").contains("このパスキーは登録されていないか");
    }

    @Test
    void passkeyThatCountsBackIsRefusedAndCounted() {
        Enrolled holder = enrolment.withPassword();
        SoftAuthenticator authenticator = passkeys.with(holder);
        assertThat(send(new Browsing(), authenticator.counting(7).signed(challenge()))
                        .statusCode())
                .isEqualTo(303);

        double before = countedBack();

        HttpResponse<String> copy =
                send(new Browsing(), authenticator.counting(7).signed(challenge()));

        assertThat(copy.statusCode()).isEqualTo(422);
        assertThat(countedBack() - before).isOne();
        assertThat(tables.number("SELECT sign_count FROM passkey WHERE member_id = $1", passkeys.member(holder)))
                .isEqualTo(7);
        assertThat(send(new Browsing(), authenticator.counting(8).signed(challenge()))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void lastPasskeyTakesTheWayWithIt() {
        Enrolled holder = enrolment.withPassword();
        passkeys.with(holder);
        assertThat(proofs(holder)).isOne();

        remove(holder);

        assertThat(proofs(holder)).isZero();
        assertThat(tables.number(
                        "SELECT count(*) FROM passkey WHERE member_id = $1 AND public_key IS NOT NULL",
                        passkeys.member(holder)))
                .isZero();
        awaitMail(holder, "パスキーが削除されました");
    }

    @Test
    void passkeyOfAnotherCannotBeTakenAway() {
        Enrolled holder = enrolment.withPassword();
        passkeys.with(holder);
        String id = found(REMOVAL, signedIn(holder).get("/passkeys").body());
        Enrolled other = enrolment.withPassword();
        passkeys.with(other);

        assertThat(signedIn(other)
                        .submit("/passkeys/" + id + "/removal", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(proofs(holder)).isOne();
    }

    @Test
    void tableHoldsNoChallenge() {
        String challenge = challenge();

        assertThat(tables.number(
                        "SELECT count(*) FROM passkey_challenge WHERE encode(bound_hash, 'hex') LIKE '%' || $1 || '%'",
                        java.util.HexFormat.of()
                                .formatHex(Base64.getUrlDecoder().decode(challenge))))
                .isZero();
    }

    private double countedBack() {
        return metrics.counter("sekisho.passkeys", "at", "sign-in", "outcome", "COUNTS_BACK")
                .count();
    }

    private void remove(Enrolled holder) {
        Browsing browser = signedIn(holder);
        String id = found(REMOVAL, browser.get("/passkeys").body());
        assertThat(browser.submit("/passkeys/" + id + "/removal", Map.of()).statusCode())
                .isEqualTo(303);
    }

    private long proofs(Enrolled holder) {
        return tables.number("SELECT count(*) FROM card_proof WHERE credential_id = $1", passkeys.credential(holder));
    }

    private static HttpResponse<String> begin(Browsing browser, String password) {
        return browser.submit("/passkeys", Map.of("label", "自分の電話", "password", password));
    }

    private static HttpResponse<String> finish(Browsing browser, SoftAuthenticator authenticator, String challenge) {
        return browser.submit(
                "/passkeys/new",
                Map.of("label", "自分の電話", "passkey", authenticator.made(challenge), "transports", "internal evil"));
    }

    private static HttpResponse<String> signIn(Browsing browser, SoftAuthenticator authenticator) {
        return send(browser, authenticator.signed(challenge(browser)));
    }

    private static HttpResponse<String> send(Browsing browser, String answer) {
        return browser.send(browser.post("/sign-in/passkey", Map.of("passkey", answer)));
    }

    private static String answer(String sent) {
        HttpResponse<String> answer = send(new Browsing(), sent);
        return (answer.statusCode() + " " + answer.body())
                .replaceAll("nonce[-=]\"?[A-Za-z0-9_-]{22}", "nonce")
                .replaceAll("data-challenge=\"[A-Za-z0-9_-]{43}\"", "");
    }

    private static String challenge() {
        return challenge(new Browsing());
    }

    private static String challenge(Browsing browser) {
        return found(CHALLENGE, browser.get("/sign-in").body());
    }

    private void awaitMail(Enrolled holder, String subject) {
        await().until(() ->
                mails.to(holder.email()).stream().anyMatch(mail -> mail.text().contains(subject)));
    }

    private Browsing signedIn(Enrolled holder) {
        return Browsing.signedIn(
                Objects.requireNonNull(
                        tables.text("SELECT login_id FROM member WHERE id = $1", passkeys.member(holder))),
                PASSWORD);
    }

    private static String found(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(pattern.pattern()).isTrue();
        return found.group(1);
    }
}
