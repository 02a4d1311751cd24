package org.sekisho.threeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Messages;
import org.sekisho.testkit.Metrics;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** From an AReq to its ARes, without a cardholder in between. */
@SekishoTest
@OverTheWire
class FrictionlessFlowTest {
    private static final Set<String> WITH_VALUE = Set.of("Y", "A");

    @Inject
    Enrolment enrolment;

    @Inject
    Tables tables;

    @ParameterizedTest
    @CsvSource({
        // card              amount  wish  status reason eci
        "3569990000000011,   5000,   ,     Y,     ,      05",
        "3569990000000011,   9999,   02,   Y,     ,      05",
        "3569990000000045,   5000,   ,     Y,     ,      05",
        "3569990000000011,   100000, ,     N,     11,    07",
        "3569990000000011,   100000, 06,   N,     11,    07",
        "3569990000000045,   15000,  ,     A,     ,      06",
        "3569990000000045,   7777,   ,     A,     ,      06",
        "3569990000000045,   8888,   ,     A,     ,      06",
        "3569990000000052,   5000,   ,     N,     10,    07",
        "3569990000000078,   5000,   ,     N,     08,    07",
        "3569990000000011,   15000,  06,   I,     ,      07",
        "3569990000000011,   5000,   06,   I,     ,      07"
    })
    void cardAmountAndWishGiveTheResult(
            String pan, String amount, @Nullable String wish, String status, @Nullable String reason, String eci) {
        JsonNode aRes = Acs.answer(purchase(pan, amount, wish));

        assertThat(aRes.path("messageType").asText()).isEqualTo("ARes");
        assertThat(aRes.path("transStatus").asText()).isEqualTo(status);
        assertThat(aRes.path("transStatusReason").textValue()).isEqualTo(reason);
        assertThat(aRes.path("eci").textValue()).isEqualTo(eci);
        assertThat(aRes.has("authenticationValue")).isEqualTo(WITH_VALUE.contains(status));
    }

    @Test
    void alertsFindTheTimeOfAnAReqUnderItsPath() {
        long before = timedAReqs();

        Acs.answer(purchase("3569990000000011", "5000", null));

        await().until(() -> timedAReqs() > before);
    }

    @ParameterizedTest
    @CsvSource({"15000,", "7777,", "8888,", "5000, 03", "5000, 04", "15000, 02"})
    void registeredCardIsChallengedWhereProofIsNeeded(String amount, @Nullable String wish) {
        JsonNode aRes = Acs.answer(purchase(enrolment.withPassword().pan(), amount, wish));

        assertThat(aRes.path("transStatus").asText()).isEqualTo("C");
        assertThat(aRes.path("acsURL").asText()).isEqualTo(Acs.url("/challenge"));
        assertThat(aRes.path("acsChallengeMandated").asText()).isIn("Y", "N");
        assertThat(aRes.path("authenticationType").asText()).isEqualTo("01");
        assertThat(aRes.has("eci")).isFalse();
        assertThat(aRes.has("authenticationValue")).isFalse();
        assertThat(aRes.has("transStatusReason")).isFalse();
    }

    @Test
    void providerThatHangsCostsItsBudgetAndNoMore() {
        Instant begin = Instant.now();

        Acs.answer(purchase(Messages.PAN, "7777", null));

        assertThat(Duration.between(begin, Instant.now())).isBetween(Duration.ofMillis(750), Duration.ofSeconds(3));
    }

    @Test
    void aResEchoesTheIdsByteForByteAndHoldsNothingEmpty() {
        ObjectNode aReq = Messages.aReq()
                .put("threeDSServerTransID", UUID.randomUUID().toString().toUpperCase());

        HttpResponse<String> answer = Acs.areq(aReq.toString());

        JsonNode aRes = Acs.json(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json; charset=UTF-8");
        assertThat(answer.headers().firstValue("x-request-id"))
                .hasValue(aReq.get("dsTransID").asText());
        assertThat(answer.headers().firstValue("x-response-id"))
                .hasValue(aRes.get("acsTransID").asText());
        for (String echoed : List.of("messageVersion", "threeDSServerTransID", "dsTransID", "dsReferenceNumber")) {
            assertThat(aRes.get(echoed)).as(echoed).isEqualTo(aReq.get(echoed));
        }
        assertThat(UUID.fromString(aRes.path("acsTransID").asText()).version()).isEqualTo(7);
        assertThat(aRes.path("acsReferenceNumber").asText()).isNotEmpty();
        assertThat(Base64.getDecoder().decode(aRes.path("authenticationValue").asText()))
                .hasSize(20);
        assertThat(aRes.properties())
                .noneMatch(element -> element.getValue().isNull()
                        || element.getValue().isContainerNode()
                                && element.getValue().isEmpty()
                        || element.getValue().asText("x").isEmpty());
    }

    @Test
    void authenticationWithoutPaymentNeedsNoPurchaseAndGetsNoValue() {
        ObjectNode aReq = Messages.aReq().put("messageCategory", "02");
        aReq.remove(List.of("purchaseAmount", "purchaseCurrency", "purchaseExponent", "purchaseDate"));

        JsonNode aRes = Acs.answer(aReq);

        assertThat(aRes.path("transStatus").asText()).isEqualTo("Y");
        assertThat(aRes.has("authenticationValue")).isFalse();
    }

    @Test
    void appIsAnsweredAsABrowserIs() {
        JsonNode app = Acs.answer(appRequest());

        assertThat(app.path("messageType").asText()
                        + app.path("transStatus").asText()
                        + app.path("transStatusReason").asText())
                .as("%s", app)
                .isEqualTo("AResY");
    }

    @Test
    void cardOfSomebodyElseIsAnErrorAndLeavesNoTrace() {
        ObjectNode aReq = Messages.aReq("4000000000000002");

        JsonNode erro = Acs.answer(aReq);

        assertThat(erro.path("messageType").asText()).isEqualTo("Erro");
        assertThat(erro.path("errorCode").asText()).isEqualTo("305");
        assertThat(erro.path("errorComponent").asText()).isEqualTo("A");
        assertThat(erro.path("errorMessageType").asText()).isEqualTo("AReq");
        assertThat(erro.get("threeDSServerTransID")).isEqualTo(aReq.get("threeDSServerTransID"));
        assertThat(erro.has("acsTransID")).isFalse();
        assertThat(rows(aReq)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"5000", "15000", "100000"})
    void sameAReqGetsTheSameBytesAndOneRow(String amount) {
        ObjectNode aReq = purchase(Messages.PAN, amount, null);

        String first = Acs.areq(aReq.toString()).body();
        String second = Acs.areq(aReq.toString()).body();

        assertThat(second).isEqualTo(first);
        assertThat(rows(aReq)).isOne();
        assertThat(transactions(aReq)).isOne();
    }

    @ParameterizedTest
    @CsvSource({"purchaseAmount, 5001", "acctNumber, 3569990000000029", "merchantName, Another Shop"})
    void sameIdWithAnotherBodyIsRefused(String element, String value) {
        ObjectNode aReq = Messages.aReq();
        String first = Acs.areq(aReq.toString()).body();

        JsonNode erro = Acs.answer(aReq.deepCopy().put(element, value));

        assertThat(erro.path("errorCode").asText()).isEqualTo("305");
        assertThat(transactions(aReq)).isOne();
        assertThat(Acs.areq(aReq.toString()).body()).isEqualTo(first);
    }

    @Test
    void anotherSpellingOfTheIdIsTheSameId() {
        ObjectNode aReq = Messages.aReq();
        Acs.answer(aReq);

        JsonNode erro = Acs.answer(aReq.deepCopy()
                .put(
                        "threeDSServerTransID",
                        aReq.get("threeDSServerTransID").asText().toUpperCase()));

        assertThat(erro.path("errorCode").asText()).isEqualTo("305");
    }

    @Test
    void sixteenCopiesAtOnceGetOneAnswer() throws Exception {
        for (int round = 0; round < 10; round++) {
            ObjectNode aReq = purchase(Messages.PAN, round % 2 == 0 ? "5000" : "15000", null);
            Callable<String> send = () -> Acs.areq(aReq.toString()).body();

            Set<String> answers = Set.copyOf(atOnce(16, send));

            assertThat(answers).hasSize(1).allMatch(answer -> answer.contains("\"ARes\""));
            assertThat(transactions(aReq)).isOne();
        }
    }

    private static List<String> atOnce(int copies, Callable<String> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> all =
                    threads.invokeAll(Stream.generate(() -> work).limit(copies).toList());
            return all.stream().map(Future::resultNow).toList();
        }
    }

    private long rows(ObjectNode aReq) {
        return tables.number(
                "SELECT count(*) FROM request_key WHERE lower(key) = lower($1)",
                aReq.get("threeDSServerTransID").asText());
    }

    private long transactions(ObjectNode aReq) {
        return tables.number(
                "SELECT count(*) FROM transaction WHERE facts LIKE $1",
                "%" + aReq.get("dsTransID").asText() + "%");
    }

    private static ObjectNode purchase(String pan, String amount, @Nullable String wish) {
        ObjectNode aReq = Messages.aReq(pan).put("purchaseAmount", amount);
        return wish == null ? aReq : aReq.put("threeDSRequestorChallengeInd", wish);
    }

    private static ObjectNode appRequest() {
        ObjectNode aReq = withoutBrowser(Messages.aReq()).put("deviceChannel", "01");
        aReq.put("sdkAppID", UUID.randomUUID().toString())
                .put("sdkEncData", "eyJhbGciOiJSU0EtT0FFUC0yNTYifQ.e30.e30.e30.e30")
                .put("sdkMaxTimeout", "05")
                .put("sdkReferenceNumber", "SDK-1")
                .put("sdkTransID", UUID.randomUUID().toString());
        aReq.putObject("sdkEphemPubKey")
                .put("kty", "EC")
                .put("crv", "P-256")
                .put("x", "WKn-ZIGevcwGIyyrzFoZNBdaq9_TsqzGl96oc0CWuis")
                .put("y", "y77t-RvAHRKTsSGdIYUfweuOvwrvDD-Q3Hv5J0fSKbE");
        ObjectNode options = aReq.putObject("deviceRenderOptions").put("sdkInterface", "03");
        options.putArray("sdkUiType").add("01").add("02");
        return aReq;
    }

    private static ObjectNode withoutBrowser(ObjectNode aReq) {
        aReq.remove("threeDSCompInd");
        aReq.remove("notificationURL");
        aReq.properties().removeIf(element -> element.getKey().startsWith("browser"));
        return aReq;
    }

    private static long timedAReqs() {
        return Metrics.timedAReqs(Metrics.scraped());
    }
}
