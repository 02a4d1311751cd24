package org.sekisho.threeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.protocol.Wire;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Messages;
import org.sekisho.testkit.Metrics;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;

/** All versions are served, and every answer is in the version of its request. */
@SekishoTest
@OverTheWire
class VersionFlowTest {
    private static final String PASSWORD = "open sesame 3";

    private static Directory directory;

    @Inject
    Enrolment enrolment;

    @BeforeAll
    static void startTheDirectory() {
        directory = Directory.start();
    }

    @AfterAll
    static void stopTheDirectory() {
        directory.close();
    }

    @ParameterizedTest
    @CsvSource({"2.1.0, true", "2.2.0, true", "2.3.1, false"})
    void challengeIsHeldInTheVersionOfItsRequest(String version, boolean older) {
        Challenge challenge = challenge(version);
        JsonNode cRes = Challenge.submit(challenge.open(), PASSWORD).cRes();
        JsonNode rReq = directory.result(challenge);

        assertThat(challenge.aRes().path("messageVersion").textValue()).isEqualTo(version);
        assertThat(challenge.aRes().has("authenticationType")).isEqualTo(older);
        assertThat(challenge.aRes().has("authenticationMethod")).isEqualTo(!older);
        assertThat(cRes.path("messageVersion").textValue()).isEqualTo(version);
        assertThat(cRes.path("transStatus").textValue()).isEqualTo("Y");
        assertThat(cRes.has("challengeCompletionInd")).isEqualTo(older);
        assertThat(rReq.path("messageVersion").textValue()).isEqualTo(version);
        assertThat(rReq.has("authenticationType")).isEqualTo(older);
        assertThat(rReq.path("authenticationMethod").isArray()).isEqualTo(!older);
    }

    @ParameterizedTest
    @CsvSource({"2.1.0, 305", "2.2.0, 305", "2.3.1, 315"})
    void otherCReqAfterTheEndIsRefusedInTheCodeOfTheVersion(String version, String code) {
        Challenge challenge = challenge(version);
        Challenge.submit(challenge.open(), PASSWORD);

        JsonNode erro = Challenge.open(another(challenge), null).erro();

        assertThat(erro.path("errorCode").textValue()).isEqualTo(code);
        assertThat(erro.path("messageVersion").textValue()).isEqualTo(version);
        assertThat(directory.results(challenge)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.2.0", "2.3.1"})
    void cReqWhereThereWasNoChallengeIs305InEveryVersion(String version) {
        ObjectNode aReq = in(version, Messages.aReq().put("dsURL", directory.url()));
        var authenticated = new Challenge(aReq, Acs.answer(aReq));
        assertThat(authenticated.aRes().path("transStatus").asText()).isEqualTo("Y");

        JsonNode erro =
                Challenge.open(Wire.base64url(cReq(authenticated)), null).erro();

        assertThat(erro.path("errorCode").textValue()).isEqualTo("305");
        assertThat(erro.path("dsTransID")).as("as the AReq named it").isEqualTo(aReq.get("dsTransID"));
        assertThat(directory.results(authenticated)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2.1.0, 06", "2.2.0, 06", "2.3.1, 10"})
    void newerResultTellsTheErroThatEndedTheChallenge(String version, String cancel) {
        Challenge challenge = challenge(version);
        challenge.open();

        JsonNode erro = Challenge.open(another(challenge), null).erro();
        JsonNode rReq = directory.result(challenge);

        assertThat(erro.path("errorCode").textValue()).isEqualTo("305");
        assertThat(rReq.path("challengeCancel").textValue()).isEqualTo(cancel);
        assertThat(rReq.path("challengeErrorReporting").path("errorCode").textValue())
                .isEqualTo(version.equals("2.3.1") ? "305" : null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1.0", "2.3.1"})
    void versionThatTheRequestDidNotHaveIsRefusedInTheRequests(String version) {
        Challenge challenge = challenge(version);
        String other = Wire.base64url(cReq(challenge).put("messageVersion", "2.2.0"));

        JsonNode erro = Challenge.open(other, null).erro();

        assertThat(erro.path("errorCode").textValue()).isEqualTo("203");
        assertThat(erro.path("errorDetail").textValue()).isEqualTo("messageVersion");
        assertThat(erro.path("messageVersion").textValue()).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource({"2.2.0, 305", "2.3.1, 312"})
    void otherContentUnderTheSameIdIsRefusedInTheCodeOfTheVersion(String version, String code) {
        ObjectNode aReq = in(version, Messages.aReq().put("dsURL", directory.url()));
        Acs.answer(aReq);

        JsonNode erro =
                Acs.json(Acs.areq(aReq.put("purchaseAmount", "1").toString()).body());

        assertThat(erro.path("errorCode").textValue()).isEqualTo(code);
    }

    @Test
    void unknownVersionIsToldTheKnownOnes() {
        JsonNode erro =
                Acs.json(Acs.areq(Messages.aReq().put("messageVersion", "2.4.0").toString())
                        .body());

        assertThat(erro.path("errorCode").textValue()).isEqualTo("102");
        assertThat(erro.path("errorDetail").textValue()).isEqualTo("2.1.0,2.2.0,2.3.1");
        assertThat(erro.path("messageVersion").textValue()).isEqualTo("2.3.1");
    }

    @Test
    void whatWasTakenLenientlyIsCounted() {
        ObjectNode aReq = Messages.aReq().put("browserColorDepth", "30").put("threeRIInd", "01");
        aReq.put("dsTransID", aReq.path("dsTransID").textValue().toUpperCase(Locale.ROOT));
        String before = Metrics.scraped();

        assertThat(Acs.answer(aReq).path("messageType").textValue()).isEqualTo("ARes");

        String after = Metrics.scraped();
        for (String what :
                new String[] {"check-digit", "upper-case-id", "other-channel", "color-depth", "purchase-date"}) {
            assertThat(Metrics.leniencies(after, what)).as(what).isGreaterThan(Metrics.leniencies(before, what));
        }
    }

    @Test
    void paddedCReqIsTakenAndCounted() {
        Challenge challenge = challenge("2.2.0");
        String padded = Base64.getMimeEncoder().encodeToString((cReq(challenge) + "  ").getBytes());
        long before = Metrics.leniencies(Metrics.scraped(), "encoding");

        assertThat(Challenge.open(padded, null).asks()).isTrue();
        assertThat(Metrics.leniencies(Metrics.scraped(), "encoding")).isGreaterThan(before);
    }

    private Challenge challenge(String version) {
        return Challenge.of(
                in(version, Challenge.purchase(enrolment.withPassword(PASSWORD).pan(), directory)));
    }

    private static ObjectNode in(String version, ObjectNode aReq) {
        aReq.put("messageVersion", version);
        if (version.equals("2.1.0")) {
            aReq.remove("browserJavascriptEnabled");
        }
        if (version.equals("2.3.1")) {
            aReq.put("acquirerCountryCode", "392").putArray("acceptLanguage").add("ja");
        }
        return aReq;
    }

    private static ObjectNode cReq(Challenge challenge) {
        ObjectNode cReq = Messages.cReqJson(
                challenge.aReq().get("threeDSServerTransID").asText(),
                challenge.id().toString());
        return cReq.set("messageVersion", challenge.aReq().get("messageVersion"));
    }

    private static String another(Challenge challenge) {
        return Wire.base64url(cReq(challenge).put("challengeWindowSize", "05"));
    }
}
