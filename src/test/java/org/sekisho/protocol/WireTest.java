package org.sekisho.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.sekisho.testkit.Messages.aReq;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WireTest {

    private static final String SERVER = "8a880dc0-d2d2-4067-bcb1-b08d1690b26e";
    private static final String DS = "1a8f3cf0-a2d2-5067-bcb1-b08d1690b26e";
    private static final String ACS_ID = "d7c1ee99-9478-44a6-b1f2-391e29c6b340";
    private static final Ids IDS = new Ids(SERVER, DS, ACS_ID, null);
    private static final ARes.Acs ACS = new ARes.Acs(ACS_ID, "3DS_LOA_ACS_SEKI_020200_00001", null);

    private final AReq aReq = Refusals.READER
            .read(aReq().put("threeDSServerTransID", SERVER)
                    .put("dsTransID", DS)
                    .put("dsReferenceNumber", "DS-1")
                    .toString())
            .aReq();

    @Test
    void challengeAnswerHasNothingButWhatItSays() {
        ARes aRes = ARes.challenge(
                aReq, ACS, "https://acs.example/c", true, new ARes.Proof(AuthenticationType.DYNAMIC, "02"));

        assertThat(Wire.write(aRes))
                .isEqualTo(
                        "{\"messageType\":\"ARes\",\"messageVersion\":\"2.2.0\",\"threeDSServerTransID\":\"" + SERVER
                                + "\",\"dsTransID\":\"" + DS + "\",\"dsReferenceNumber\":\"DS-1\",\"acsTransID\":\""
                                + ACS_ID
                                + "\",\"acsReferenceNumber\":\"3DS_LOA_ACS_SEKI_020200_00001\",\"transStatus\":\"C\","
                                + "\"acsChallengeMandated\":\"Y\",\"acsURL\":\"https://acs.example/c\",\"authenticationType\":\"02\"}");
    }

    @Test
    void resultAnswerLeavesOutEmptyText() {
        ARes aRes =
                ARes.result(aReq, ACS, TransStatus.NOT_AUTHENTICATED, TransStatusReason.SUSPECTED_FRAUD, "", "07", "");

        assertThat(Wire.write(aRes))
                .endsWith("\"transStatus\":\"N\",\"transStatusReason\":\"11\",\"eci\":\"07\"}")
                .doesNotContain("authenticationValue", "cardholderInfo", "null");
    }

    @Test
    void resultMessageIsWritten() {
        RReq rReq = RReq.of(
                        IDS, "2.2.0", "01", TransStatus.AUTHENTICATED, null, AuthenticationType.DYNAMIC, "02", 2, null)
                .proven("AJkBBkhDIQAAACFxAQABAAAAAAA=", "05");

        assertThat(Wire.write(rReq))
                .isEqualTo(
                        "{\"messageType\":\"RReq\",\"messageVersion\":\"2.2.0\",\"threeDSServerTransID\":\"" + SERVER
                                + "\",\"dsTransID\":\"" + DS + "\",\"acsTransID\":\"" + ACS_ID
                                + "\",\"messageCategory\":\"01\",\"transStatus\":\"Y\","
                                + "\"authenticationValue\":\"AJkBBkhDIQAAACFxAQABAAAAAAA=\",\"eci\":\"05\","
                                + "\"authenticationType\":\"02\",\"authenticationMethod\":\"02\",\"interactionCounter\":\"02\"}");
        assertThat(rReq.toString()).doesNotContain("AJkBBkhDIQ");
        assertThat(rReq.ids()).isEqualTo(IDS);
    }

    @Test
    void resultMessageNeedsItsIds() {
        assertThatNullPointerException()
                .isThrownBy(() -> RReq.of(Ids.NONE, "2.2.0", "01", TransStatus.UNAVAILABLE, null, null, null, 0, null));
    }

    @ParameterizedTest
    @CsvSource({"-1, 00", "0, 00", "9, 09", "10, 10", "99, 99", "100, 99"})
    void triesAreTwoDigits(int tries, String counter) {
        RReq rReq = RReq.of(IDS, "2.2.0", "01", TransStatus.UNAVAILABLE, null, null, null, tries, null);

        assertThat(rReq.interactionCounter()).isEqualTo(counter);
    }

    @ParameterizedTest
    @EnumSource(TransStatus.class)
    void endOfAChallengeIsYesOnlyForTheAuthenticated(TransStatus result) {
        CRes cRes = CRes.of(SERVER, ACS_ID, "2.2.0", result, false);

        assertThat(cRes.transStatus().code()).isEqualTo(result == TransStatus.AUTHENTICATED ? "Y" : "N");
    }

    @Test
    void latestVersionHearsThatItIsToAskAgain() {
        CRes cRes = CRes.of(SERVER, ACS_ID, "2.3.1", TransStatus.DECOUPLED, false);

        assertThat(cRes.transStatus().code()).isEqualTo("D");
    }

    @Test
    void endOfAChallengeIsWrittenAsBase64urlWithoutPadding() {
        String field = Wire.base64url(CRes.of(SERVER, ACS_ID, "2.2.0", TransStatus.AUTHENTICATED, true));

        assertThat(field).doesNotContain("=", "+", "/");
        assertThat(new String(Base64.getUrlDecoder().decode(field), UTF_8))
                .isEqualTo("{\"threeDSServerTransID\":\"" + SERVER + "\",\"acsTransID\":\"" + ACS_ID
                        + "\",\"messageType\":\"CRes\",\"messageVersion\":\"2.2.0\",\"transStatus\":\"Y\","
                        + "\"challengeCompletionInd\":\"Y\"}");
    }

    @Test
    void longListOfElementsIsCutBetweenTwo() {
        Erro erro = Erro.of(ErrorCode.FORMAT_INVALID, "abcdefghi,".repeat(300), "2.2.0", null, Ids.NONE);

        assertThat(erro.errorDetail()).hasSizeLessThanOrEqualTo(2048).endsWith(",abcdefghi");
    }

    @Test
    void longDetailIsCutAndEmptyDetailIsFilled() {
        Erro erro = Erro.of(ErrorCode.FORMAT_INVALID, "x".repeat(3000), "2.2.0", null, Ids.NONE);

        assertThat(erro.errorDetail()).hasSize(2048);
        assertThat(Wire.write(erro)).doesNotContain("errorMessageType", "TransID", "null");
        assertThat(Erro.of(ErrorCode.TIMED_OUT, "", "2.2.0", null, Ids.NONE).errorDetail())
                .isNotBlank();
    }

    @Test
    void findingInAGoodMessageKnowsItsIds() {
        CReq cReq = new CReq(SERVER, ACS_ID, "CReq", "2.2.0", ChallengeWindowSize.FULL_SCREEN, null);

        Erro card = ProtocolException.in(aReq, ErrorCode.TRANSACTION_DATA_NOT_VALID, "acctNumber")
                .toErro("2.1.0");
        Erro late = ProtocolException.in(cReq, ErrorCode.TIMED_OUT, "too late").toErro("2.1.0");
        Erro bare = new ProtocolException(ErrorCode.ACCESS_DENIED, "certificate").toErro("2.2.0");

        assertThat(card)
                .isEqualTo(Erro.of(
                        ErrorCode.TRANSACTION_DATA_NOT_VALID,
                        "acctNumber",
                        "2.2.0",
                        "AReq",
                        new Ids(SERVER, DS, null, null)));
        assertThat(late)
                .isEqualTo(
                        Erro.of(ErrorCode.TIMED_OUT, "too late", "2.2.0", "CReq", new Ids(SERVER, null, ACS_ID, null)));
        assertThat(bare.messageVersion()).isEqualTo("2.2.0");
    }
}
