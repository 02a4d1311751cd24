package org.sekisho.protocol;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sekisho.protocol.AReqs.READER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent never says more than its version knows. */
class VersionsTest {

    private static final Ids IDS = new Ids(
            "8a880dc0-d2d2-4067-bcb1-b08d1690b26e",
            "1a8f3cf0-a2d2-5067-bcb1-b08d1690b26e",
            "d7c1ee99-9478-44a6-b1f2-391e29c6b340",
            "b2385523-a66c-4907-ac3c-91848e8c0067");
    private static final ARes.Acs ACS = new ARes.Acs(IDS.acsTransID(), "SEKISHO-NOT-APPROVED", null);
    private static final ARes.Proof PASSKEY = new ARes.Proof(AuthenticationType.DYNAMIC, "13");

    @ParameterizedTest
    @CsvSource({"2.1.0, YNUACR, YNUAR", "2.2.0, YNUACDRI, YNUAR", "2.3.1, YNUACDRIS, YNUADR"})
    void statusesGrewWithTheVersions(String version, String inARes, String inRReq) {
        AReq aReq = READER.read(AReqs.of(version, "02", "01").toString()).aReq();

        assertThat(accepted(status -> ARes.result(aReq, ACS, status, null, null, null, null)))
                .isEqualTo(inARes);
        assertThat(accepted(status -> rReq(version, status, null, null))).isEqualTo(inRReq);
    }

    private static String accepted(java.util.function.Function<TransStatus, Object> writing) {
        Predicate<TransStatus> works = status -> {
            try {
                return !Wire.write(writing.apply(status)).isEmpty();
            } catch (IllegalArgumentException _) {
                return false;
            }
        };
        return Arrays.stream(TransStatus.values())
                .filter(works)
                .map(TransStatus::code)
                .collect(joining());
    }

    @ParameterizedTest
    @CsvSource({
        "TECHNICAL_ISSUE,        07, 22, 22",
        "DECOUPLED_TIMED_OUT,    14, 24, 24",
        "CARDHOLDER_DID_NOT_ACT, 14, 26, 26",
        "METHOD_NOT_SUPPORTED,   07, 22, 27",
        "MORE_NEEDED,            07, 22, 30",
        "SUSPECTED_FRAUD,        11, 11, 11"
    })
    void reasonThatAVersionDoesNotKnowBecomesTheNearest(
            TransStatusReason reason, String first, String second, String third) {
        assertThat(reasonIn("2.1.0", reason)).isEqualTo(first);
        assertThat(reasonIn("2.2.0", reason)).isEqualTo(second);
        assertThat(reasonIn("2.3.1", reason)).isEqualTo(third);
    }

    private static String reasonIn(String version, TransStatusReason reason) {
        AReq aReq = READER.read(AReqs.of(version, "02", "01").toString()).aReq();
        JsonNode aRes = json(ARes.result(aReq, ACS, TransStatus.UNAVAILABLE, reason, null, null, null));
        JsonNode rReq = json(rReq(version, TransStatus.UNAVAILABLE, reason, null));

        assertThat(aRes.path("transStatusReason")).isEqualTo(rReq.path("transStatusReason"));
        return rReq.path("transStatusReason").textValue();
    }

    @Test
    void challengeIsDescribedInTheWordsOfTheVersion() {
        assertThat(challenge("2.1.0").path("authenticationType").textValue()).isEqualTo("02");
        assertThat(challenge("2.2.0").has("authenticationMethod")).isFalse();
        assertThat(challenge("2.3.1").has("authenticationType")).isFalse();
        assertThat(challenge("2.3.1").path("authenticationMethod").toString()).isEqualTo("[\"13\"]");
    }

    private static JsonNode challenge(String version) {
        AReq aReq = READER.read(AReqs.of(version, "02", "01").toString()).aReq();
        return json(ARes.challenge(aReq, ACS, "https://acs.example/c", false, PASSKEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1.0", "2.2.0", "2.3.1"})
    void challengeInTheAppNamesItsTemplate(String version) {
        AReq aReq = READER.read(AReqs.of(version, "01", "01").toString()).aReq();
        JsonNode template =
                JsonNodeFactory.instance.objectNode().put("acsInterface", "01").put("acsUiTemplate", "01");

        JsonNode aRes = json(ARes.challengeInApp(aReq, ACS, "a.b.c", template, true, PASSKEY));

        assertThat(aRes.path("sdkTransID").textValue()).isEqualTo(aReq.sdkTransID());
        assertThat(aRes.path("acsSignedContent").textValue()).isEqualTo("a.b.c");
        assertThat(aRes.path("acsRenderingType")).isEqualTo(template);
        assertThat(aRes.path("acsChallengeMandated").textValue()).isEqualTo("Y");
        assertThat(aRes.has("acsURL")).isFalse();
        assertThat(aRes.has("threeDSRequestorAppURLInd")).isEqualTo(version.equals("2.3.1"));
        assertThat(aRes.has("deviceInfoRecognisedVersion")).isEqualTo(version.equals("2.3.1"));
    }

    @Test
    void decoupledAnswerTellsTheCardholderWhatToDo() {
        AReq second = READER.read(AReqs.of("2.2.0", "03", "02").toString()).aReq();
        AReq first = READER.read(AReqs.of("2.1.0", "03", "02").toString()).aReq();
        ARes.Proof later = new ARes.Proof(AuthenticationType.DECOUPLED, "12");

        JsonNode aRes = json(ARes.decoupled(second, ACS, true, later, "Open your app"));

        assertThat(aRes.path("transStatus").textValue()).isEqualTo("D");
        assertThat(aRes.path("acsDecConInd").textValue()).isEqualTo("Y");
        assertThat(aRes.path("authenticationType").textValue()).isEqualTo("04");
        assertThat(aRes.path("cardholderInfo").textValue()).isEqualTo("Open your app");
        assertThatIllegalArgumentException().isThrownBy(() -> ARes.decoupled(first, ACS, true, later, "Open your app"));
    }

    @Test
    void resultIsDescribedInTheWordsOfTheVersion() {
        JsonNode first = json(rReq("2.1.0", TransStatus.AUTHENTICATED, null, null));
        JsonNode second = json(rReq("2.2.0", TransStatus.AUTHENTICATED, null, null));
        JsonNode third = json(rReq("2.3.1", TransStatus.AUTHENTICATED, null, null));

        assertThat(first.has("sdkTransID")).isFalse();
        assertThat(second.path("sdkTransID").textValue()).isEqualTo(IDS.sdkTransID());
        assertThat(second.path("authenticationMethod").textValue()).isEqualTo("02");
        assertThat(second.path("authenticationType").textValue()).isEqualTo("02");
        assertThat(third.path("authenticationMethod").toString()).isEqualTo("[\"02\"]");
        assertThat(third.has("authenticationType")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1.0", "2.2.0", "2.3.1"})
    void resultComesBackFromTheOutboxAsItWas(String version) {
        Erro sent = Erro.of(ErrorCode.CREQ_AFTER_RREQ, "another CReq", version, "CReq", IDS);
        RReq rReq = rReq(version, TransStatus.UNAVAILABLE, TransStatusReason.TECHNICAL_ISSUE, null)
                .reporting(sent)
                .proven("AJkBBkhDIQAAACFxAQABAAAAAAA=", "05");

        assertThat(RReq.ours(Wire.write(rReq))).isEqualTo(rReq);
    }

    @Test
    void onlyNewerResultsReportTheErroThatEndedTheChallenge() {
        Erro sent = Erro.of(ErrorCode.FORMAT_INVALID, "messageVersion", "2.3.1", "CReq", IDS);
        RReq second = rReq("2.2.0", TransStatus.UNAVAILABLE, null, ChallengeCancel.TRANSACTION_ERROR);
        RReq third = rReq("2.3.1", TransStatus.UNAVAILABLE, null, ChallengeCancel.TRANSACTION_ERROR);

        assertThat(second.reporting(sent)).isEqualTo(second);
        assertThat(json(third.reporting(sent)).path("challengeCancel").textValue())
                .isEqualTo("10");
        assertThat(json(third.reporting(sent))
                        .path("challengeErrorReporting")
                        .path("errorCode")
                        .textValue())
                .isEqualTo("203");
    }

    @ParameterizedTest
    @CsvSource({
        "ERRO_RECEIVED, 06, 06, 09",
        "ERRO_SENT, 06, 06, 10",
        "DECOUPLED_TIMED_OUT, 04, 03, 03",
        "CARDHOLDER, 01, 01, 01"
    })
    void causesOfAnEndGrewWithTheVersions(ChallengeCancel cause, String first, String second, String third) {
        assertThat(cancelIn("2.1.0", cause)).isEqualTo(first);
        assertThat(cancelIn("2.2.0", cause)).isEqualTo(second);
        assertThat(cancelIn("2.3.1", cause)).isEqualTo(third);
    }

    private static String cancelIn(String version, ChallengeCancel cause) {
        return json(rReq(version, TransStatus.NOT_AUTHENTICATED, null, cause))
                .path("challengeCancel")
                .textValue();
    }

    @ParameterizedTest
    @CsvSource({
        "RESERVED_VALUE, 203, 207",
        "SIGNATURE_INVALID, 203, 308",
        "CONTENT_SECURITY_POLICY_FAILURE, 203, 309",
        "ALGORITHM_INCORRECT, 302, 310",
        "KEY_ID_INCORRECT, 302, 311",
        "MESSAGE_DUPLICATE, 305, 312",
        "RREQ_INCONSISTENT, 305, 313",
        "MULTIPLE_CREQ_NOT_SUPPORTED, 305, 314",
        "CREQ_AFTER_RREQ, 305, 315",
        "MCC_NOT_VALID, 306, 306",
        "TIMED_OUT, 402, 402"
    })
    void errorCodesGrewWithTheVersions(ErrorCode code, String before, String later) {
        assertThat(Erro.of(code, "x", "2.1.0", null, IDS).errorCode()).isEqualTo(before);
        assertThat(Erro.of(code, "x", "2.2.0", null, IDS).errorCode()).isEqualTo(before);
        assertThat(Erro.of(code, "x", "2.3.1", null, IDS).errorCode()).isEqualTo(later);
    }

    @Test
    void endOfANewerChallengeHasNoElementOfApps() {
        assertThat(completionInd("2.1.0")).isEqualTo("Y");
        assertThat(completionInd("2.2.0")).isEqualTo("Y");
        assertThat(completionInd("2.3.1")).isNull();
    }

    private static String completionInd(String version) {
        return CRes.of(IDS.threeDSServerTransID(), IDS.acsTransID(), version, TransStatus.AUTHENTICATED, true)
                .challengeCompletionInd();
    }

    @Test
    void receiptForAnOldResultMayNameTheApp() {
        RReq sent = rReq("2.1.0", TransStatus.AUTHENTICATED, null, null);
        RRes receipt = new RRes(
                sent.threeDSServerTransID(),
                sent.dsTransID(),
                sent.acsTransID(),
                IDS.sdkTransID(),
                "RRes",
                "2.1.0",
                ResultsStatus.RECEIVED,
                null);

        assertThat(new RResReader().read(Wire.write(receipt), sent)).isEqualTo(receipt);
    }

    private static RReq rReq(String version, TransStatus status, TransStatusReason reason, ChallengeCancel cancel) {
        return RReq.of(IDS, version, "01", status, reason, AuthenticationType.DYNAMIC, "02", 1, cancel);
    }

    private static JsonNode json(Object message) {
        return Json.parse(Wire.write(message)).root();
    }
}
