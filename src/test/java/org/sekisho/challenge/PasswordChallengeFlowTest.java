package org.sekisho.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.testkit.Enrolment.PASSWORD;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Enrolment.Enrolled;
import org.sekisho.testkit.Messages;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.Page;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** A purchase with a password, from the first page to the last. */
@SekishoTest
@OverTheWire
class PasswordChallengeFlowTest {
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

    @Test
    void rightPasswordAfterAWrongOneAuthenticates() {
        Challenge challenge = challenge();
        Page first = challenge.open();

        Page second = Challenge.submit(first, "guess");
        Page last = Challenge.submit(second, PASSWORD);

        assertThat(second.asks()).isTrue();
        assertThat(second.notice()).contains("4");
        assertThat(second.step()).isNotEqualTo(first.step());
        assertThat(directory.results(challenge)).as("told before the last page").hasSize(1);
        assertThat(last.status()).isEqualTo(200);
        assertThat(last.action())
                .isEqualTo(challenge.aReq().get("notificationURL").asText());
        assertThat(last.cRes().path("transStatus").asText()).isEqualTo("Y");
    }

    @Test
    void rReqOfASuccessCarriesTheProof() {
        Challenge challenge = challenge();

        Challenge.submit(Challenge.submit(challenge.open(), "guess"), PASSWORD);

        JsonNode rReq = directory.result(challenge);
        assertThat(rReq.path("messageType").asText()).isEqualTo("RReq");
        assertThat(rReq.path("messageVersion").asText()).isEqualTo("2.2.0");
        assertThat(rReq.path("messageCategory").asText()).isEqualTo("01");
        assertThat(rReq.path("transStatus").asText()).isEqualTo("Y");
        assertThat(rReq.path("interactionCounter").asText()).isEqualTo("02");
        assertThat(rReq.path("authenticationType").asText()).isEqualTo("01");
        assertThat(rReq.path("authenticationMethod").asText()).isEqualTo("01");
        assertThat(rReq.path("eci").asText()).isEqualTo("05");
        assertThat(Base64.getDecoder().decode(rReq.path("authenticationValue").asText()))
                .hasSize(20);
        assertThat(rReq.has("challengeCancel") || rReq.has("transStatusReason")).isFalse();
        for (String id : List.of("threeDSServerTransID", "dsTransID")) {
            assertThat(rReq.get(id)).isEqualTo(challenge.aReq().get(id));
        }
        assertThat(directory.results(challenge).getFirst().contentType())
                .isEqualToIgnoringCase("application/json; charset=UTF-8");
    }

    @Test
    void cResNamesTheTransactionAndNothingElse() {
        Challenge challenge = challenge();

        JsonNode cRes = Challenge.submit(challenge.open(), PASSWORD).cRes();

        assertThat(cRes.properties().stream().map(java.util.Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "threeDSServerTransID",
                        "acsTransID",
                        "messageType",
                        "messageVersion",
                        "transStatus",
                        "challengeCompletionInd");
        assertThat(cRes.get("threeDSServerTransID")).isEqualTo(challenge.aReq().get("threeDSServerTransID"));
        assertThat(cRes.get("acsTransID")).isEqualTo(challenge.aRes().get("acsTransID"));
        assertThat(cRes.path("messageType").asText()).isEqualTo("CRes");
        assertThat(cRes.path("messageVersion").asText()).isEqualTo("2.2.0");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "YWJjZA==", "a+b/c=", "\"quoted\" & 'so'", "<script>alert(1)</script>", " 関所 ", "a%20b;c,d"})
    void sessionDataComesBackByteForByte(@Nullable String sessionData) {
        Challenge challenge = challenge();

        Page last = Challenge.submit(challenge.open(sessionData), PASSWORD);

        assertThat(last.fields().get("threeDSSessionData")).isEqualTo(sessionData);
        assertThat(last.html()).doesNotContain("<script>alert");
    }

    @Test
    void fifthWrongPasswordEndsTheChallenge() {
        Challenge challenge = challenge();

        Page page = challenge.open();
        for (int attempt = 1; attempt <= 5; attempt++) {
            page = Challenge.submit(page, "guess " + attempt);
        }

        assertThat(page.cRes().path("transStatus").asText()).isEqualTo("N");
        JsonNode rReq = directory.result(challenge);
        assertThat(rReq.path("transStatus").asText()).isEqualTo("N");
        assertThat(rReq.path("transStatusReason").asText()).isEqualTo("19");
        assertThat(rReq.path("interactionCounter").asText()).isEqualTo("05");
        assertThat(rReq.has("challengeCancel") || rReq.has("authenticationValue"))
                .isFalse();
    }

    @Test
    void cancelIsReportedAsSuch() {
        Challenge challenge = challenge();

        Page last = Challenge.press(challenge.open(), "cancel");

        assertThat(last.cRes().path("transStatus").asText()).isEqualTo("N");
        JsonNode rReq = directory.result(challenge);
        assertThat(rReq.path("transStatus").asText()).isEqualTo("N");
        assertThat(rReq.path("challengeCancel").asText()).isEqualTo("01");
        assertThat(rReq.path("interactionCounter").asText()).isEqualTo("00");
        assertThat(rReq.has("authenticationValue")).isFalse();
    }

    @Test
    void reloadShowsTheSameStep() {
        Challenge challenge = challenge();
        Page first = challenge.open();

        Page again = challenge.open();
        Page wrong = Challenge.submit(first, "guess");
        Page later = challenge.open();

        assertThat(again.step()).isEqualTo(first.step());
        assertThat(later.step()).isEqualTo(wrong.step());
        assertThat(attempts(challenge)).isOne();
    }

    @Test
    void answerToAStepThatWasAnsweredIsNotCounted() {
        Challenge challenge = challenge();
        Page first = challenge.open();
        Challenge.submit(first, "guess");

        Page stale = Challenge.submit(first, PASSWORD);

        assertThat(stale.asks()).isTrue();
        assertThat(attempts(challenge)).isOne();
        assertThat(Challenge.submit(stale, PASSWORD).cRes().path("transStatus").asText())
                .isEqualTo("Y");
    }

    @Test
    void emptyAnswerIsNotCounted() {
        Challenge challenge = challenge();

        Page again = Challenge.submit(Challenge.submit(challenge.open(), ""), "   ");

        assertThat(again.asks()).isTrue();
        assertThat(again.notice()).isNotEmpty();
        assertThat(attempts(challenge)).isZero();
    }

    @Test
    void forgedTokenLeadsNowhere() {
        Challenge challenge = challenge();
        String step = challenge.open().step();
        byte[] forged = Base64.getUrlDecoder().decode(step);

        for (int at : new int[] {0, 1, 16, 20, 21, forged.length - 1}) {
            forged[at] ^= 1;
            Page page = Challenge.submit(Base64.getUrlEncoder().withoutPadding().encodeToString(forged), PASSWORD);
            forged[at] ^= 1;

            assertThat(page.asks()).isFalse();
            assertThat(page.fields()).isEmpty();
        }
        assertThat(attempts(challenge)).isZero();
        assertThat(Challenge.submit("", PASSWORD).fields()).isEmpty();
        assertThat(Challenge.submit("%%%", PASSWORD).fields()).isEmpty();
    }

    @Test
    void answerAfterTheEndShowsTheEndAgain() {
        Challenge challenge = challenge();
        Page first = challenge.open();
        Page last = Challenge.submit(first, PASSWORD);

        Page afterwards = Challenge.submit(first, "guess");
        Page cancelled = Challenge.press(first, "cancel");
        Page reloaded = challenge.open();

        assertThat(afterwards.fields()).isEqualTo(last.fields());
        assertThat(cancelled.fields()).isEqualTo(last.fields());
        assertThat(reloaded.fields()).isEqualTo(last.fields());
        assertThat(directory.results(challenge)).hasSize(1);
    }

    @Test
    void anotherCReqEndsTheChallengeWithAnErro() {
        Challenge challenge = challenge();
        Page first = challenge.open();

        Page broken = Challenge.open(otherWindow(challenge), "data");

        assertThat(broken.action())
                .isEqualTo(challenge.aReq().get("notificationURL").asText());
        assertThat(broken.erro().path("errorCode").asText()).isEqualTo("305");
        assertThat(broken.fields().get("cres")).isEqualTo(broken.fields().get("erro"));
        assertThat(broken.fields().get("threeDSSessionData")).isEqualTo("c2Vzc2lvbg==");
        JsonNode rReq = directory.result(challenge);
        assertThat(rReq.path("transStatus").asText()).isEqualTo("U");
        assertThat(rReq.path("challengeCancel").asText()).isEqualTo("06");
        assertThat(Challenge.submit(first, PASSWORD).cRes().path("transStatus").asText())
                .isEqualTo("N");
    }

    @Test
    void cReqWithABrokenElementEndsTheChallengeWithAnErro() {
        Challenge challenge = challenge();
        String cReq = encoded(Messages.cReqJson(
                        text(challenge, "threeDSServerTransID"), challenge.id().toString())
                .put("challengeWindowSize", "09"));

        Page broken = Challenge.open(cReq, "data");

        assertThat(broken.erro().path("errorCode").asText()).isEqualTo("203");
        assertThat(broken.erro().path("errorDetail").asText()).isEqualTo("challengeWindowSize");
        assertThat(broken.erro().path("errorMessageType").asText()).isEqualTo("CReq");
        assertThat(directory.result(challenge).path("transStatus").asText()).isEqualTo("U");
    }

    @Test
    void cReqThatNamesTwoTransactionsLeadsNowhere() {
        Challenge one = challenge();
        Challenge other = challenge();

        Page page = Challenge.open(
                Messages.cReq(text(other, "threeDSServerTransID"), one.id().toString()), "data");

        assertThat(page.fields()).isEmpty();
        assertThat(one.open().asks()).isTrue();
        assertThat(other.open().asks()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "%%%", "e30", "eyJtZXNzYWdlVHlwZSI6IkNSZXEifQ", "eyJtZXNzYWdlVHlwZSI6IkVycm8ifQ", "bnVsbA"})
    void unreadableCReqGetsAPageThatLeadsNowhere(String cReq) {
        Page page = Challenge.open(cReq, "<script>data</script>");

        assertThat(page.fields()).isEmpty();
        assertThat(page.status()).isLessThan(500);
        assertThat(page.html()).contains("<h1>").doesNotContain("<script>data");
    }

    @Test
    void noGetChangesAnything() {
        assertThat(Acs.send(HttpRequest.newBuilder(URI.create(Acs.url("/challenge"))))
                        .statusCode())
                .isEqualTo(405);
        assertThat(Acs.send(HttpRequest.newBuilder(URI.create(Acs.url("/challenge/answer"))))
                        .statusCode())
                .isEqualTo(405);
    }

    private Challenge challenge() {
        Enrolled holder = enrolment.withPassword();
        return Challenge.of(holder.pan(), directory);
    }

    private long attempts(Challenge challenge) {
        return tables.number("SELECT attempts::bigint FROM transaction WHERE acs_trans_id = $1", challenge.id());
    }

    private static String otherWindow(Challenge challenge) {
        return encoded(Messages.cReqJson(
                        text(challenge, "threeDSServerTransID"), challenge.id().toString())
                .put("challengeWindowSize", "05"));
    }

    private static String text(Challenge challenge, String element) {
        return challenge.aReq().get(element).asText();
    }

    private static String encoded(JsonNode message) {
        return org.sekisho.protocol.Wire.base64url(message);
    }
}
