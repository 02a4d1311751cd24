package org.sekisho.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.protocol.ServerAReq.Stamp;
import org.sekisho.testkit.DirectorySide;
import org.sekisho.testkit.Messages;

/** The messages that a directory server reads and writes. */
class DirectoryMessagesTest {

    private static final String ACS_ID = "d7c1ee99-9478-44a6-b1f2-391e29c6b340";
    private static final String DS_ID = "1a8f3cf0-a2d2-5067-bcb1-b08d1690b26e";
    private static final String SERVER_ID = "8a880dc0-d2d2-4067-bcb1-b08d1690b26e";
    private static final Stamp STAMP = new Stamp(DS_ID, "DS-1", "https://ds.example/ds/rreq/1", null);

    @Test
    void stampReplacesWhatTheServerSaidAndLeavesTheRest() {
        ObjectNode aReq = Messages.aReq().put("dsURL", "https://evil.example");
        aReq.remove("dsTransID");
        aReq.put("elementOfTheScheme", 1.50).putObject("acctInfo").put("chAccAgeInd", "05");

        ObjectNode stamped = json(ServerAReq.read(aReq.toString()).stamped(STAMP));

        assertThat(stamped.path("dsTransID").asText()).isEqualTo(DS_ID);
        assertThat(stamped.path("dsURL").asText()).isEqualTo(STAMP.dsURL());
        assertThat(stamped.path("acctInfo")).isEqualTo(aReq.get("acctInfo"));
        assertThat(new AReqReader(Set.of("2.2.0"), true)
                        .read(stamped.toString())
                        .aReq()
                        .dsReferenceNumber())
                .isEqualTo("DS-1");
    }

    @Test
    void whatIsEncryptedForTheDirectoryDoesNotGoOn() {
        ObjectNode aReq = Messages.aReq().put("sdkEncData", "eyJhbGciOiJSU0EtT0FFUC0yNTYifQ.a.b.c.d");

        assertThat(json(ServerAReq.read(aReq.toString()).stamped(STAMP)).has("sdkEncData"))
                .isFalse();
    }

    @Test
    void sameAReqIsStampedTheSame() {
        String aReq = Messages.aReq().toString();

        assertThat(ServerAReq.read(aReq).stamped(STAMP))
                .isEqualTo(ServerAReq.read(aReq).stamped(STAMP));
    }

    @ParameterizedTest
    @CsvSource({"3569990000000011, true", "12, false", "35699900000000x1, false", "'', false"})
    void cardNumberShowsTheWayIfItLooksLikeOne(String number, boolean shows) {
        ServerAReq aReq = ServerAReq.read(Messages.aReq(number).toString());

        assertThat(aReq.acctNumber().isPresent()).isEqualTo(shows);
    }

    @ParameterizedTest
    @CsvSource({
        "2.1.0, Y, accepted",
        "2.1.0, D, 203 transStatus",
        "2.1.0, I, 203 transStatus",
        "2.1.0, S, 203 transStatus",
        "2.2.0, D, 203 transStatus",
        "2.2.0, I, accepted",
        "2.2.0, S, 203 transStatus",
        "2.3.1, S, accepted",
        "2.2.0, C, 201 acsURL",
        "2.2.0, X, 203 transStatus",
        "2.2.0, '', 201 transStatus"
    })
    void statusMustExistInTheVersion(String version, String status, String verdict) {
        assertThat(aResVerdict(version, aRes -> aRes.put("transStatus", status)))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "threeDSServerTransID, " + DS_ID + ", 301 threeDSServerTransID",
        "dsTransID, " + ACS_ID + ", 301 dsTransID",
        "messageVersion, 2.3.1, 203 messageVersion",
        "acsTransID, x, 203 acsTransID",
        "acsReferenceNumber, '', 201 acsReferenceNumber",
        "messageType, RRes, 101 ARes expected",
        "authenticationValue, short, 203 authenticationValue"
    })
    void aResMustFitItsAReq(String element, String value, String verdict) {
        assertThat(aResVerdict("2.2.0", aRes -> aRes.put(element, value))).isEqualTo(verdict);
    }

    /** Only where the 3DS Requestor lets the cardholder answer elsewhere. */
    @ParameterizedTest
    @CsvSource({"2.2.0, Y, accepted", "2.3.1, B, accepted", "2.2.0, N, 203 transStatus", "2.3.1, F, 203 transStatus"})
    void decoupledHasToBeWished(String version, String wish, String verdict) {
        AReq sent = sent(version, aReq -> {
            aReq.put("threeDSRequestorDecReqInd", wish);
            if (!wish.equals("N")) {
                aReq.put("threeDSRequestorDecMaxTime", "00060");
            }
        });
        String aRes = aRes(version).put("transStatus", "D").toString();

        assertThat(verdict(() -> new AResReader(true).read(aRes, sent))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "https://acs.example/challenge, true, accepted",
        "http://acs.example, false, 203 acsURL",
        "x, true, 203 acsURL"
    })
    void challengeNeedsAWay(String url, boolean plain, String verdict) {
        AReq sent = sent("2.2.0");
        String aRes = aRes("2.2.0").put("transStatus", "C").put("acsURL", url).toString();

        assertThat(verdict(() -> new AResReader(plain).read(aRes, sent))).isEqualTo(verdict);
    }

    @Test
    void nobodyIsAskedWhereNoCardholderIs() {
        AReq sent = new AReqReader(AReqReader.VERSIONS, true)
                .read(AReqs.of("2.2.0", "03", "01")
                        .put("threeDSServerTransID", SERVER_ID)
                        .put("dsTransID", DS_ID)
                        .toString())
                .aReq();
        String aRes = aRes("2.2.0")
                .put("transStatus", "C")
                .put("acsURL", "https://acs.example/challenge")
                .toString();

        assertThat(verdict(() -> new AResReader(true).read(aRes, sent))).isEqualTo("203 transStatus");
    }

    @ParameterizedTest
    @CsvSource({
        "b60c9879-ac77-4918-a317-7b01c4317053, accepted",
        "B60C9879-AC77-4918-A317-7B01C4317053, accepted",
        DS_ID + ", 301 sdkTransID",
        ", 301 sdkTransID"
    })
    void answerForAnAppNamesItsSdk(@Nullable String sdkTransID, String verdict) {
        AReq sent = new AReqReader(AReqReader.VERSIONS, true)
                .read(AReqs.of("2.2.0", "01", "01")
                        .put("threeDSServerTransID", SERVER_ID)
                        .put("dsTransID", DS_ID)
                        .put("sdkTransID", "b60c9879-ac77-4918-a317-7b01c4317053")
                        .toString())
                .aReq();
        ObjectNode aRes = aRes("2.2.0");
        if (sdkTransID != null) {
            aRes.put("sdkTransID", sdkTransID);
        }

        assertThat(verdict(() -> new AResReader(true).read(aRes.toString(), sent)))
                .isEqualTo(verdict);
    }

    @Test
    void erroInPlaceOfAnAResIsNoMistakeOfOurs() {
        AReq sent = sent("2.2.0");

        assertThatExceptionOfType(ErroReceived.class)
                .isThrownBy(() -> new AResReader(true).read("{\"messageType\":\"Erro\"}", sent));
    }

    @ParameterizedTest
    @CsvSource({
        "2.1.0, Y, accepted",
        "2.2.0, D, 203 transStatus",
        "2.3.1, D, accepted",
        "2.2.0, C, 203 transStatus",
        "2.2.0, I, 203 transStatus",
        "9.9.9, Y, '102 2.1.0,2.2.0,2.3.1'"
    })
    void resultMustExistInTheVersion(String version, String status, String verdict) {
        ObjectNode rReq = rReq().put("messageVersion", version).put("transStatus", status);
        rReq.remove("authenticationMethod");

        assertThat(verdict(() -> new RReqReader().read(rReq.toString()))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "threeDSServerTransID, '', 201 threeDSServerTransID",
        "acsTransID, x, 203 acsTransID",
        "messageCategory, 03, 203 messageCategory",
        "interactionCounter, 1, 203 interactionCounter",
        "authenticationMethod, 2, 203 authenticationMethod",
        "messageType, ARes, 101 RReq expected"
    })
    void resultMustBeWellFormed(String element, String value, String verdict) {
        String rReq = rReq().put(element, value).toString();

        assertThat(verdict(() -> new RReqReader().read(rReq))).isEqualTo(verdict);
    }

    @Test
    void howItWasProvenIsForTheDirectoryOnlyUpTo220() {
        ObjectNode later = rReq().put("messageVersion", "2.3.1");
        later.remove("authenticationType");
        later.putArray("authenticationMethod").add("02");

        assertThat(new RReqReader().read(rReq().toString()).forServer()).doesNotContain("authenticationMethod");
        assertThat(new RReqReader().read(later.toString()).forServer()).contains("authenticationMethod");
    }

    @Test
    void abilitiesAreToldInTheWordsOfTheVersion() {
        var range = new CardRangeList.Range("10", "19", List.of("2.1.0", "2.3.1"), List.of("01", "04", "05"), null);
        var list = CardRangeList.of(List.of(range));

        assertThat(pRes("2.1.0", list).at("/cardRangeData/0").has("acsInfoInd")).isFalse();
        assertThat(pRes("2.2.0", list).at("/cardRangeData/0/acsInfoInd").toString())
                .isEqualTo("[\"01\",\"04\"]");
        assertThat(pRes("2.3.1", list)
                        .at("/cardRangeData/0/acsProtocolVersions/1/acsInfoInd")
                        .toString())
                .isEqualTo("[\"01\",\"04\",\"05\"]");
        assertThat(pRes("2.3.1", list)
                        .at("/cardRangeData/0/acsProtocolVersions/0")
                        .has("acsInfoInd"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "opCategory, 07, 207 opCategory",
        "opSeverity, 5, 203 opSeverity",
        "opDescription, '', 201 opDescription",
        "opExpDate, 20261332, 203 opExpDate",
        "messageVersion, 2.2.0, 102 2.3.1",
        "dsTransID, x, 203 dsTransID"
    })
    void operationalMessageIsChecked(String element, String value, String verdict) {
        assertThat(verdict(() ->
                        new OReqReader().read(oReq("1", "1").put(element, value).toString())))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, accepted", "2, 10, accepted", "2, 1, 203 opSeq.seqNum", "0, 1, 203 opSeq.seqNum"})
    void partIsOneOfItsSequence(String number, String total, String verdict) {
        assertThat(verdict(() -> new OReqReader().read(oReq(number, total).toString())))
                .isEqualTo(verdict);
    }

    @Test
    void erroIsPassedOnUnderTheIdsOfTheTransactionAndWithoutOddities() {
        Erro odd = new Erro(ACS_ID, null, null, null, "Erro", "1", "4O4", "X", null, " ", "AReq");

        Erro passed = odd.passedOn("2.2.0", new Ids(SERVER_ID, DS_ID, null, null));

        assertThat(passed.threeDSServerTransID()).isEqualTo(SERVER_ID);
        assertThat(passed.errorCode()).isEqualTo("403");
        assertThat(passed.errorComponent()).isEqualTo("A");
        assertThat(passed.errorDetail()).isNotBlank();
        assertThat(passed.messageVersion()).isEqualTo("2.2.0");
    }

    private static JsonNode pRes(String version, CardRangeList list) {
        PReq pReq = new PReq("PReq", version, SERVER_ID, "S", null, null, null);
        return json(Wire.write(PRes.to(pReq, DS_ID, 1, List.of("2.1.0", "2.3.1"), list.all())));
    }

    private static String aResVerdict(String version, Consumer<ObjectNode> change) {
        AReq sent = sent(version);
        ObjectNode aRes = aRes(version);
        change.accept(aRes);
        return verdict(() -> new AResReader(true).read(aRes.toString(), sent));
    }

    private static AReq sent(String version) {
        return sent(version, aReq -> {});
    }

    private static AReq sent(String version, Consumer<ObjectNode> change) {
        ObjectNode aReq = DirectorySide.inVersion(version, Messages.aReq())
                .put("threeDSServerTransID", SERVER_ID)
                .put("dsTransID", DS_ID);
        change.accept(aReq);
        return new AReqReader(AReqReader.VERSIONS, true).read(aReq.toString()).aReq();
    }

    private static ObjectNode aRes(String version) {
        return ids().put("messageType", "ARes")
                .put("messageVersion", version)
                .put("acsReferenceNumber", "ACS")
                .put("transStatus", "Y");
    }

    private static ObjectNode rReq() {
        return ids().put("messageType", "RReq")
                .put("messageVersion", "2.2.0")
                .put("messageCategory", "01")
                .put("transStatus", "Y")
                .put("authenticationType", "02")
                .put("authenticationMethod", "02")
                .put("interactionCounter", "01");
    }

    private static ObjectNode ids() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("threeDSServerTransID", SERVER_ID)
                .put("dsTransID", DS_ID)
                .put("acsTransID", ACS_ID);
    }

    private static ObjectNode oReq(String number, String total) {
        ObjectNode oReq = JsonNodeFactory.instance
                .objectNode()
                .put("messageType", "OReq")
                .put("messageVersion", "2.3.1")
                .put("dsTransID", DS_ID)
                .put("dsReferenceNumber", "DS-1")
                .put("opCategory", "01")
                .put("opDescription", "We are closed on Sunday.")
                .put("opSeverity", "01");
        oReq.putObject("opSeq").put("seqId", "1").put("seqNum", number).put("seqTotal", total);
        return oReq;
    }

    private static String verdict(Runnable reading) {
        try {
            reading.run();
            return "accepted";
        } catch (ProtocolException refusal) {
            return refusal.code().code() + ' ' + refusal.detail();
        }
    }

    private static ObjectNode json(String text) {
        return Json.parse(text).root();
    }
}
