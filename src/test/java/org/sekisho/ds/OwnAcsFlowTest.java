package org.sekisho.ds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.testkit.Enrolment.PASSWORD;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.DirectorySide;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Messages;
import org.sekisho.testkit.OtherAcs;
import org.sekisho.testkit.Page;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** A 3DS Server asks us as a directory for cards of our own issuers. */
@SekishoTest
class OwnAcsFlowTest {
    private static Directory server;

    @Inject
    Enrolment enrolment;

    @Inject
    Tables tables;

    @BeforeAll
    static void startTheServer() {
        server = Directory.start();
    }

    @AfterAll
    static void stopTheServer() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"2.1.0", "2.2.0", "2.3.1"})
    void purchaseOfLowRiskIsAuthenticated(String version) {
        ObjectNode aReq = DirectorySide.inVersion(version, DirectorySide.aReq(Messages.PAN, server));

        JsonNode aRes = DirectorySide.answer(aReq);

        assertThat(aRes.path("transStatus").asText()).as(aRes.toString()).isEqualTo("Y");
        assertThat(aRes.path("messageVersion").asText()).isEqualTo(version);
        assertThat(aRes.path("threeDSServerTransID")).isEqualTo(aReq.get("threeDSServerTransID"));
        assertThat(aRes.path("dsTransID").asText()).hasSize(36);
        assertThat(aRes.path("dsReferenceNumber").asText()).isEqualTo("SEKISHO-NOT-APPROVED");
    }

    @Test
    void challengeEndsAtTheServerAndInTheBrowser() {
        String pan = enrolment.withPassword().pan();
        ObjectNode aReq = DirectorySide.aReq(pan, server).put("purchaseAmount", "15000");
        JsonNode aRes = DirectorySide.answer(aReq);
        assertThat(aRes.path("transStatus").asText()).as(aRes.toString()).isEqualTo("C");
        var challenge = new Challenge(aReq, aRes);

        Page last = Challenge.submit(challenge.open(), PASSWORD);

        assertThat(last.cRes().path("transStatus").asText()).isEqualTo("Y");
        JsonNode rReq = server.result(challenge);
        assertThat(rReq.path("transStatus").asText()).isEqualTo("Y");
        assertThat(rReq.path("dsTransID")).isEqualTo(aRes.get("dsTransID"));
        assertThat(rReq.path("authenticationValue").asText()).hasSize(28);
    }

    @Test
    void sameAReqGetsTheSameBytesAndOneTransaction() {
        String aReq = DirectorySide.aReq(Messages.PAN, server).toString();

        String first = DirectorySide.post("/ds/areq", aReq).body();
        String second = DirectorySide.post("/ds/areq", aReq).body();

        assertThat(first).contains("\"ARes\"");
        assertThat(second).isEqualTo(first);
    }

    @Test
    void otherContentUnderTheSameIdIsRefused() {
        ObjectNode aReq = DirectorySide.aReq(Messages.PAN, server);
        DirectorySide.answer(aReq);

        JsonNode erro = DirectorySide.answer(aReq.deepCopy().put("purchaseAmount", "5001"));

        assertThat(verdict(erro)).isEqualTo("305 threeDSServerTransID");
    }

    @ParameterizedTest
    @CsvSource({
        "acctNumber, 5999990000000011, 305 acctNumber",
        "acctNumber, 12, 203 acctNumber",
        "threeDSServerURL, javascript:alert(1), 203 threeDSServerURL",
        "threeDSServerTransID, x, 203 threeDSServerTransID",
        "messageVersion, 2.9.0, '102 2.1.0,2.2.0,2.3.1'",
        "messageType, PReq, 101 AReq expected"
    })
    void wrongAReqIsToldByTheDirectory(String element, String value, String verdict) {
        JsonNode erro =
                DirectorySide.answer(DirectorySide.aReq(Messages.PAN, server).put(element, value));

        assertThat(verdict(erro)).isEqualTo(verdict);
        assertThat(erro.path("errorComponent").asText()).isEqualTo("D");
        assertThat(erro.toString()).doesNotContain("javascript");
    }

    @Test
    void repeatedElementIsFoundAlthoughTheMessageIsWrittenAnew() {
        String aReq = DirectorySide.aReq(Messages.PAN, server).toString();

        JsonNode erro = Acs.json(DirectorySide.post("/ds/areq", aReq.replaceFirst("\\{", "{\"mcc\":\"5999\","))
                .body());

        assertThat(erro.path("errorCode").asText()).isEqualTo("204");
    }

    @Test
    void whatOnlyADirectoryMaySayIsOverwritten() {
        ObjectNode aReq = DirectorySide.aReq(Messages.PAN, server)
                .put("dsTransID", "11111111-2222-4333-8444-555555555555")
                .put("dsReferenceNumber", "SOMEBODY-ELSE")
                .put("dsURL", "http://localhost/elsewhere");

        JsonNode aRes = DirectorySide.answer(aReq);

        assertThat(aRes.path("dsTransID").asText()).doesNotStartWith("11111111");
        assertThat(aRes.path("dsReferenceNumber").asText()).isEqualTo("SEKISHO-NOT-APPROVED");
    }

    @Test
    void resultOfOurOwnIsTakenFromNobody() {
        String pan = enrolment.withPassword().pan();
        JsonNode aRes = DirectorySide.answer(DirectorySide.aReq(pan, server).put("purchaseAmount", "15000"));

        JsonNode erro = DirectorySide.report(OtherAcs.rReq(aRes, "Y"));

        assertThat(verdict(erro)).isEqualTo("301 dsTransID");
        assertThat(server.results(new Challenge(DirectorySide.aReq(pan, server), aRes)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/ds/areq", "/ds/rreq/11111111-2222-4333-8444-555555555555", "/3ds/preq"})
    void erroIsNeverAnswered(String path) {
        HttpResponse<String> answer = DirectorySide.post(
                path, "{\"messageType\":\"Erro\",\"errorCode\":\"101\",\"messageVersion\":\"2.2.0\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/ds/areq", "/ds/rreq/11111111-2222-4333-8444-555555555555", "/3ds/preq"})
    void floodIsRefused(String path) {
        JsonNode erro = Acs.json(DirectorySide.post(path, " ".repeat(300_000)).body());

        assertThat(erro.path("errorCode").asText()).isEqualTo("101");
    }

    @Test
    void cardNumberStaysOutOfTheTable() {
        ObjectNode aReq = DirectorySide.aReq(Messages.PAN, server);
        JsonNode aRes = DirectorySide.answer(aReq);

        String row = tables.text(
                "SELECT t::text FROM ds_transaction t WHERE ds_trans_id::text = $1",
                aRes.path("dsTransID").asText());

        assertThat(row)
                .contains("anybody")
                .doesNotContain(Messages.PAN)
                .doesNotContain(aRes.path("authenticationValue").asText());
    }

    private static String verdict(JsonNode erro) {
        return erro.path("errorCode").asText() + ' ' + erro.path("errorDetail").asText();
    }
}
