package org.sekisho.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.testkit.Enrolment.PASSWORD;

import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekisho.protocol.Wire;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Messages;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.Page;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** Only the browser that opened a challenge sees it and answers it; one that keeps no cookies may reload all the same. */
@SekishoTest
@OverTheWire
class SecondBrowserFlowTest {
    private static final String MESSAGE = "山の上の茶屋";
    private static final Visitor HOLDER = new Visitor("Mozilla/5.0 (iPhone) Safari/605.1", "ja-JP", null);
    private static final Visitor STRANGER = new Visitor("Mozilla/5.0 (X11) Chrome/140.0.0.0", "en", null);
    private static Directory directory;

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

    /** A browser as a server sees it. */
    private record Visitor(
            String name, String languages, @Nullable String cookie) {

        Visitor keeping(HttpResponse<String> page) {
            String cookie = page.headers().firstValue("set-cookie").orElseThrow();
            assertThat(cookie)
                    .startsWith("__Host-challenge-")
                    .contains("; Path=/;", "; Secure", "; HttpOnly", "; SameSite=None", "; Partitioned");
            String kept = cookie.substring(0, cookie.indexOf(';'));
            return new Visitor(name, languages, this.cookie == null ? kept : this.cookie + "; " + kept);
        }

        HttpResponse<String> opens(Challenge challenge) {
            return posts("/challenge", Map.of("creq", challenge.cReq()));
        }

        HttpResponse<String> answers(HttpResponse<String> page, String answer) {
            return posts("/challenge/answer", Map.of("step", read(page).step(), "answer", answer, "action", "submit"));
        }

        HttpResponse<String> posts(String path, Map<String, String> fields) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(Acs.url(path)))
                    .header("content-type", "application/x-www-form-urlencoded")
                    .header("user-agent", name)
                    .header("accept-language", languages)
                    .POST(BodyPublishers.ofString(Acs.encoded(fields)));
            if (cookie != null) {
                request.header("cookie", cookie);
            }
            return Acs.send(request);
        }
    }

    @Test
    void secondBrowserThatReplaysTheCReqGetsNothingAndChangesNothing() {
        Challenge challenge = challenge();
        HttpResponse<String> first = HOLDER.opens(challenge);
        String before = row(challenge);

        for (int replay = 0; replay < 20; replay++) {
            assertGetsNothing(STRANGER.opens(challenge));
        }

        assertThat(first.body()).contains(MESSAGE);
        assertThat(row(challenge)).isEqualTo(before);
        assertThat(status(HOLDER.answers(first, PASSWORD))).isEqualTo("Y");
        assertGetsNothing(STRANGER.opens(challenge));
    }

    @Test
    void secondBrowserCannotEndTheChallengeByAnotherCReq() {
        Challenge challenge = challenge();
        HttpResponse<String> first = HOLDER.opens(challenge);
        String other = Wire.base64url(Messages.cReqJson(
                        challenge.aReq().get("threeDSServerTransID").asText(),
                        challenge.id().toString())
                .put("challengeWindowSize", "05"));

        assertGetsNothing(STRANGER.posts("/challenge", Map.of("creq", other)));
        assertGetsNothing(
                STRANGER.posts("/challenge", Map.of("creq", challenge.cReq(), "threeDSSessionData", "x".repeat(2000))));

        assertThat(status(HOLDER.answers(first, PASSWORD))).isEqualTo("Y");
    }

    @Test
    void copiedPageIsWorthNothingElsewhere() {
        Challenge challenge = challenge();
        HttpResponse<String> first = HOLDER.opens(challenge);

        for (String action : new String[] {"submit", "resend", "more", "choose:PASSWORD", "cancel"}) {
            assertGetsNothing(STRANGER.posts(
                    "/challenge/answer", Map.of("step", read(first).step(), "answer", PASSWORD, "action", action)));
        }

        assertThat(status(HOLDER.answers(first, PASSWORD))).isEqualTo("Y");
        assertThat(directory.result(challenge).path("interactionCounter").asText())
                .isEqualTo("01");
    }

    @Test
    void whoKeepsNoCookieReloadsAndGoesOn() {
        Challenge challenge = challenge();
        HOLDER.opens(challenge);

        HttpResponse<String> again = HOLDER.opens(challenge);
        HttpResponse<String> wrong = HOLDER.answers(again, "guess");
        HttpResponse<String> reloaded = HOLDER.opens(challenge);

        assertThat(read(wrong).notice()).isNotEmpty();
        assertThat(status(HOLDER.answers(reloaded, PASSWORD))).isEqualTo("Y");
    }

    @Test
    void whoKeptTheCookieIsNotTakenForATwinWithoutIt() {
        Challenge challenge = challenge();
        HttpResponse<String> first = HOLDER.opens(challenge);
        Visitor holder = HOLDER.keeping(first);
        assertThat(holder.posts("/challenge/kept", Map.of("step", read(first).step()))
                        .statusCode())
                .isEqualTo(204);

        assertGetsNothing(HOLDER.opens(challenge));
        assertGetsNothing(HOLDER.answers(first, PASSWORD));

        assertThat(holder.opens(challenge).body()).contains(MESSAGE);
        assertThat(status(holder.answers(first, PASSWORD))).isEqualTo("Y");
    }

    @Test
    void cookieIsKnownThoughTheBrowserGivesItselfAnotherName() {
        Challenge challenge = challenge();
        Visitor holder = HOLDER.keeping(HOLDER.opens(challenge));

        Visitor renamed = new Visitor("Mozilla/5.0 (Macintosh) desktop site", "en", holder.cookie());

        assertThat(status(renamed.answers(renamed.opens(challenge), PASSWORD))).isEqualTo("Y");
    }

    @Test
    void cookieOfAnotherChallengeOpensNothing() {
        Visitor stranger = STRANGER.keeping(STRANGER.opens(challenge()));
        Challenge challenge = challenge();
        HttpResponse<String> first = HOLDER.opens(challenge);

        assertGetsNothing(stranger.opens(challenge));
        stranger.posts("/challenge/kept", Map.of("step", read(first).step()));

        assertThat(status(HOLDER.answers(first, PASSWORD)))
                .as("not bound to a stranger's cookie")
                .isEqualTo("Y");
    }

    @Test
    void twoTabsOfOneBrowserDoNotTakeEachOthersTickets() {
        Challenge left = challenge();
        Challenge right = challenge();
        HttpResponse<String> first = HOLDER.opens(left);
        Visitor holder = HOLDER.keeping(first);
        holder.posts("/challenge/kept", Map.of("step", read(first).step()));
        HttpResponse<String> second = holder.opens(right);
        holder = holder.keeping(second);
        holder.posts("/challenge/kept", Map.of("step", read(second).step()));

        assertThat(holder.cookie()).contains("; ");
        assertThat(status(holder.answers(first, PASSWORD))).isEqualTo("Y");
        assertThat(status(holder.answers(second, PASSWORD))).isEqualTo("Y");
    }

    @Test
    void ticketIsFoundAmongManyOfOtherChallenges() {
        Challenge challenge = challenge();
        HttpResponse<String> first = HOLDER.opens(challenge);
        Visitor kept = HOLDER.keeping(first);
        kept.posts("/challenge/kept", Map.of("step", read(first).step()));
        String others = IntStream.range(0, 90)
                .mapToObj(i -> "__Host-challenge-%012d=".formatted(i) + "A".repeat(44))
                .collect(Collectors.joining("; "));

        var busy = new Visitor(HOLDER.name(), HOLDER.languages(), others + "; " + kept.cookie());

        assertThat(status(busy.answers(first, PASSWORD))).isEqualTo("Y");
    }

    @Test
    void notesOfSecondBrowsersAreCounted() {
        Challenge challenge = challenge();
        HOLDER.opens(challenge);
        STRANGER.opens(challenge);

        assertThat(Acs.send(HttpRequest.newBuilder(URI.create(Acs.url("/q/metrics"))))
                        .body())
                .contains("sekisho_challenge_second_browser_total{at=\"open\"");
    }

    private Challenge challenge() {
        return Challenge.of(enrolment.withPassword().pan(), directory);
    }

    private @Nullable String row(Challenge challenge) {
        return tables.text(
                "SELECT concat_ws(',', state, deadline, step, attempts, resends) FROM transaction WHERE acs_trans_id = $1",
                challenge.id());
    }

    private static void assertGetsNothing(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).doesNotContain(MESSAGE, "<form", "0164", "cres", "¥");
        assertThat(page.headers().firstValue("set-cookie")).isEmpty();
    }

    private static String status(HttpResponse<String> last) {
        return read(last).cRes().path("transStatus").asText();
    }

    private static Page read(HttpResponse<String> page) {
        return new Page(page.statusCode(), page.body());
    }
}
