package org.sekisho.ds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.DirectorySide;
import org.sekisho.testkit.OtherAcs;
import org.sekisho.testkit.OtherAcs.Mood;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** A 3DS Server asks us as a directory for cards behind another ACS. */
@SekishoTest
class ForeignAcsFlowTest {
    @Inject
    DirectorySide directory;

    @Inject
    Tables tables;

    private OtherAcs acs;
    private Directory server;
    private String pan;

    @BeforeEach
    void start() {
        acs = OtherAcs.start();
        server = Directory.start();
        pan = directory.rangeOf(acs.url());
    }

    @AfterEach
    void stop() {
        tables.change("DELETE FROM foreign_range");
        directory.refresh();
        acs.close();
        server.close();
    }

    @Test
    void aReqGoesOnWithWhatADirectoryAddsAndTheAnswerComesBack() {
        ObjectNode aReq = aReq();

        JsonNode aRes = DirectorySide.answer(aReq);

        JsonNode sent = acs.received("AReq", aReq).getFirst();
        assertThat(aRes.path("transStatus").asText()).as(aRes.toString()).isEqualTo("Y");
        assertThat(aRes.path("dsTransID")).isEqualTo(sent.get("dsTransID"));
        assertThat(aRes.path("dsReferenceNumber")).isEqualTo(sent.get("dsReferenceNumber"));
        assertThat(aRes.path("elementOfTheScheme").asText()).isEqualTo("kept");
        assertThat(sent.path("dsURL").asText())
                .endsWith("/ds/rreq/" + sent.path("dsTransID").asText());
        assertThat(sent.path("acctNumber").asText()).isEqualTo(pan);
    }

    @Test
    void sameAReqIsAskedOnce() {
        ObjectNode aReq = aReq();

        JsonNode first = DirectorySide.answer(aReq);
        JsonNode second = DirectorySide.answer(aReq);

        assertThat(second).isEqualTo(first);
        assertThat(acs.received("AReq", aReq)).hasSize(1);
    }

    @Test
    void copiesAtOnceAskTheAcsOnce() throws Exception {
        ObjectNode aReq = aReq();
        Callable<JsonNode> ask = () -> DirectorySide.answer(aReq);

        assertThat(atOnce(ask))
                .anyMatch(answer -> answer.path("transStatus").asText().equals("Y"))
                .allMatch(answer -> answer.path("transStatus").asText().equals("Y")
                        || answer.path("errorCode").asText().equals("403"));

        assertThat(acs.received("AReq", aReq)).hasSize(1);
    }

    private static List<JsonNode> atOnce(Callable<JsonNode> work) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<JsonNode>> all =
                    threads.invokeAll(Stream.generate(() -> work).limit(8).toList());
            return all.stream().map(Future::resultNow).toList();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"SILENT", "BROKEN", "CLOSING", "NONSENSE", "ENDLESS"})
    void acsWithoutAnAnswerIsStoodInFor(Mood mood) {
        acs.becomes(mood);

        JsonNode aRes = DirectorySide.answer(aReq());

        assertThat(aRes.path("messageType").asText()).as(aRes.toString()).isEqualTo("ARes");
        assertThat(aRes.path("transStatus").asText()).isEqualTo("U");
        assertThat(aRes.path("transStatusReason").asText()).isEqualTo("22");
        assertThat(aRes.path("eci").asText()).isEqualTo("07");
        assertThat(aRes.has("authenticationValue")).isFalse();
    }

    @Test
    void acsThatFailsAtTlsIsStoodInFor() {
        String other = directory.rangeOf(acs.urlWithTls());

        JsonNode aRes = DirectorySide.answer(DirectorySide.aReq(other, server));

        assertThat(aRes.path("transStatus").asText()).as(aRes.toString()).isEqualTo("U");
        assertThat(aRes.path("acsReferenceNumber").asText()).isEqualTo("SEKISHO-NOT-APPROVED");
    }

    @ParameterizedTest
    @CsvSource({
        "WRONG_IDS, 301 dsTransID",
        "WRONG_VERSION, 203 messageVersion",
        "WRONG_STATUS, 203 transStatus",
        "DECOUPLES, 203 transStatus",
        "NO_WAY, 201 acsURL"
    })
    void answerThatDoesNotFitIsToldToBoth(Mood mood, String verdict) {
        acs.becomes(mood);
        ObjectNode aReq = aReq();

        JsonNode erro = DirectorySide.answer(aReq);

        assertThat(verdict(erro)).isEqualTo(verdict);
        assertThat(erro.path("errorComponent").asText()).isEqualTo("D");
        assertThat(erro.path("errorMessageType").asText()).isEqualTo("ARes");
        assertThat(erro.path("threeDSServerTransID")).isEqualTo(aReq.get("threeDSServerTransID"));
        await().until(() -> acs.received("Erro", aReq).size() == 1);
        assertThat(verdict(acs.received("Erro", aReq).getFirst())).isEqualTo(verdict);
    }

    @Test
    void erroOfTheAcsIsPassedOnAndNotAnswered() {
        acs.becomes(Mood.ERRO);
        ObjectNode aReq = aReq();

        JsonNode erro = DirectorySide.answer(aReq);

        assertThat(verdict(erro)).isEqualTo("203 mcc");
        assertThat(erro.path("errorComponent").asText()).isEqualTo("A");
        assertThat(acs.received("Erro", aReq)).isEmpty();
    }

    @Test
    void afterAnErroTheSameAReqMayComeAgain() {
        acs.becomes(Mood.WRONG_IDS);
        ObjectNode aReq = aReq();
        DirectorySide.answer(aReq);
        acs.becomes(Mood.APPROVES);

        JsonNode aRes = DirectorySide.answer(aReq);

        assertThat(aRes.path("transStatus").asText()).as(aRes.toString()).isEqualTo("Y");
        List<JsonNode> sent = acs.received("AReq", aReq);
        assertThat(sent).hasSize(2);
        assertThat(sent.get(1)).isEqualTo(sent.get(0));
    }

    @Test
    void versionThatTheAcsDoesNotSpeakIsRefused() {
        JsonNode erro = DirectorySide.answer(aReq().put("messageVersion", "2.1.0"));

        assertThat(verdict(erro)).isEqualTo("102 2.2.0,2.3.1");
    }

    @Test
    void resultReachesTheServerWithoutWhatIsTheDirectorysOnly() {
        Challenge challenge = challenge();

        JsonNode rRes = DirectorySide.report(OtherAcs.rReq(challenge.aRes(), "Y"));

        assertThat(rRes.path("messageType").asText()).as(rRes.toString()).isEqualTo("RRes");
        JsonNode rReq = server.result(challenge);
        assertThat(rReq.path("transStatus").asText()).isEqualTo("Y");
        assertThat(rReq.has("authenticationMethod")).isFalse();
        assertThat(rReq.has("authenticationType")).isTrue();
    }

    @Test
    void sameResultIsBroughtOnceAndGetsTheSameReceipt() {
        Challenge challenge = challenge();
        ObjectNode rReq = OtherAcs.rReq(challenge.aRes(), "Y");

        JsonNode first = DirectorySide.report(rReq);
        JsonNode second = DirectorySide.report(rReq);

        assertThat(second).isEqualTo(first);
        assertThat(server.results(challenge)).hasSize(1);
    }

    @Test
    void copiesAtOnceReachTheServerOnce() throws Exception {
        Challenge challenge = challenge();
        ObjectNode rReq = OtherAcs.rReq(challenge.aRes(), "Y");
        Callable<JsonNode> report = () -> DirectorySide.report(rReq);

        assertThat(atOnce(report))
                .anyMatch(answer -> answer.path("messageType").asText().equals("RRes"))
                .allMatch(answer -> answer.path("messageType").asText().equals("RRes")
                        || answer.path("errorCode").asText().equals("403"));

        assertThat(server.results(challenge)).hasSize(1);
    }

    @Test
    void anotherResultAfterwardsIsRefused() {
        Challenge challenge = challenge();
        DirectorySide.report(OtherAcs.rReq(challenge.aRes(), "N"));

        JsonNode erro = DirectorySide.report(OtherAcs.rReq(challenge.aRes(), "Y"));

        assertThat(erro.path("errorCode").asText()).isEqualTo("305");
        assertThat(server.result(challenge).path("transStatus").asText()).isEqualTo("N");
    }

    @ParameterizedTest
    @CsvSource({
        "dsTransID, 11111111-2222-4333-8444-555555555555, 301 dsTransID",
        "acsTransID, 11111111-2222-4333-8444-555555555555, 301 acsTransID",
        "threeDSServerTransID, 11111111-2222-4333-8444-555555555555, 301 threeDSServerTransID",
        "messageVersion, 2.1.0, 203 messageVersion",
        "transStatus, X, 203 transStatus",
        "sdkTransID, 11111111-2222-4333-8444-555555555555, 301 sdkTransID",
        "messageType, ARes, 101 RReq expected"
    })
    void resultThatDoesNotFitIsRefused(String element, String wrong, String verdict) {
        Challenge challenge = challenge();
        ObjectNode rReq = OtherAcs.rReq(challenge.aRes(), "Y");

        JsonNode erro = DirectorySide.report(rReq.put(element, wrong));

        assertThat(verdict(erro)).as(erro.toString()).isEqualTo(verdict);
        assertThat(erro.path("errorComponent").asText()).isEqualTo("D");
        assertThat(server.results(challenge)).isEmpty();
    }

    /** It may end so where the AReq wished for it, and only there. */
    @ParameterizedTest
    @CsvSource({"F, RRes", "N, Erro"})
    void wishToAskAgainIsPassedOnToWhoWishedIt(String wish, String type) {
        acs.becomes(Mood.ASKS);
        ObjectNode aReq = DirectorySide.inVersion("2.3.1", aReq()).put("threeDSRequestorDecReqInd", wish);
        if (wish.equals("F")) {
            aReq.put("threeDSRequestorDecMaxTime", "00060");
        }
        Challenge challenge = new Challenge(aReq, DirectorySide.answer(aReq));
        ObjectNode rReq = OtherAcs.rReq(challenge.aRes(), "D");
        rReq.remove("authenticationType");
        rReq.putArray("authenticationMethod").add("02");

        JsonNode answer = DirectorySide.report(rReq.put("transStatusReason", "29"));

        assertThat(answer.path("messageType").asText()).as(answer.toString()).isEqualTo(type);
        assertThat(server.results(challenge)).hasSize(type.equals("RRes") ? 1 : 0);
    }

    @Test
    void answersNameTheirTransactionsInTheirHeaders() {
        ObjectNode aReq = aReq();

        var answer = DirectorySide.post("/ds/areq", aReq.toString());

        JsonNode aRes = Acs.json(answer.body());
        assertThat(answer.headers().firstValue("x-request-id"))
                .contains(aRes.path("dsTransID").asText());
        assertThat(answer.headers().firstValue("x-response-id"))
                .contains(aRes.path("acsTransID").asText());
        ObjectNode rReq = OtherAcs.rReq(challenge().aRes(), "Y");
        var receipt = DirectorySide.post("/ds/rreq/" + rReq.path("dsTransID").asText(), rReq.toString());
        assertThat(receipt.headers().firstValue("x-request-id"))
                .contains(rReq.path("acsTransID").asText());
        assertThat(receipt.headers().firstValue("x-response-id"))
                .contains(rReq.path("dsTransID").asText());
    }

    @Test
    void addressOfAnotherTransactionIsRefused() {
        ObjectNode rReq = OtherAcs.rReq(challenge().aRes(), "Y");
        String other = challenge().aRes().path("dsTransID").asText();

        String erro = DirectorySide.post("/ds/rreq/" + other, rReq.toString()).body();

        assertThat(erro).contains("\"errorCode\":\"301\"");
    }

    @Test
    void resultWithoutAChallengeIsRefused() {
        JsonNode aRes = DirectorySide.answer(aReq());

        JsonNode erro = DirectorySide.report(OtherAcs.rReq(aRes, "Y"));

        assertThat(erro.path("errorCode").asText()).isEqualTo("301");
    }

    @Test
    void resultAfterItsTimeIsRefused() {
        Challenge challenge = challenge();
        tables.change(
                "UPDATE ds_transaction SET result_until = now() - interval '1 second' WHERE ds_trans_id::text = $1",
                challenge.aRes().path("dsTransID").asText());

        JsonNode erro = DirectorySide.report(OtherAcs.rReq(challenge.aRes(), "Y"));

        assertThat(erro.path("errorCode").asText()).isEqualTo("402");
        assertThat(server.results(challenge)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SILENT, 402", "CLOSING, 405", "BROKEN, 403", "NONSENSE, 403"})
    void serverThatDoesNotTakeAResultMayGetItAgain(Directory.Mood mood, String code) {
        Challenge challenge = challenge();
        ObjectNode rReq = OtherAcs.rReq(challenge.aRes(), "Y");
        server.becomes(mood);

        JsonNode erro = DirectorySide.report(rReq);
        server.becomes(Directory.Mood.GOOD);
        JsonNode rRes = DirectorySide.report(rReq);

        assertThat(erro.path("errorCode").asText()).as(erro.toString()).isEqualTo(code);
        assertThat(rRes.path("messageType").asText()).as(rRes.toString()).isEqualTo("RRes");
        List<Directory.Received> brought = server.results(challenge);
        assertThat(brought).hasSize(2);
        assertThat(brought.get(1).text()).isEqualTo(brought.get(0).text());
    }

    @ParameterizedTest
    @CsvSource({"ERRO, 403", "WRONG_IDS, 301"})
    void serverThatHasTheResultButSaysItWrongGetsItNoMore(Directory.Mood mood, String code) {
        Challenge challenge = challenge();
        ObjectNode rReq = OtherAcs.rReq(challenge.aRes(), "Y");
        server.becomes(mood);

        JsonNode first = DirectorySide.report(rReq);
        JsonNode second = DirectorySide.report(rReq);

        assertThat(first.path("errorCode").asText()).as(first.toString()).isEqualTo(code);
        assertThat(second).isEqualTo(first);
        assertThat(server.results(challenge)).hasSize(1);
    }

    private ObjectNode aReq() {
        return DirectorySide.aReq(pan, server);
    }

    private Challenge challenge() {
        acs.becomes(Mood.ASKS);
        ObjectNode aReq = aReq();
        JsonNode aRes = DirectorySide.answer(aReq);
        assertThat(aRes.path("transStatus").asText()).as(aRes.toString()).isEqualTo("C");
        return new Challenge(aReq, aRes);
    }

    private static String verdict(JsonNode erro) {
        return erro.path("errorCode").asText() + ' ' + erro.path("errorDetail").asText();
    }
}
