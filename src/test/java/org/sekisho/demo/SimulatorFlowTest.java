package org.sekisho.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.MerchantCalls;
import org.sekisho.testkit.Messages;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.Page;
import org.sekisho.testkit.SekishoTest;

/** Simulated cards, as directories, browsers and merchants meet them. */
@SekishoTest
@OverTheWire
class SimulatorFlowTest {

    private static final String PREFIX = "356999014711";

    private static Directory directory;

    @BeforeAll
    static void startTheDirectory() {
        directory = Directory.start();
    }

    @AfterAll
    static void stopTheDirectory() {
        directory.close();
    }

    @ParameterizedTest
    @CsvSource({
        "0003, Y, 05,",
        "2003, Y, 05,",
        "0103, Y, 05,",
        "0203, Y, 05,",
        "0013, N, 07, 01",
        "0023, A, 06,",
        "0033, R, 07, 11",
        "0043, I, 07,",
        "0053, U, 07, 22"
    })
    void resultIsThatOfTheDigit(String digits, String status, String eci, @Nullable String reason) {
        JsonNode aRes = Acs.answer(Messages.aReq(PREFIX + digits));

        assertThat(aRes.path("transStatus").asText()).as(aRes.toString()).isEqualTo(status);
        assertThat(aRes.path("eci").asText()).isEqualTo(eci);
        assertThat(aRes.path("transStatusReason").asText()).isEqualTo(reason == null ? "" : reason);
        assertThat(aRes.has("authenticationValue")).isEqualTo(status.equals("Y") || status.equals("A"));
    }

    /** 2.1.0 has no word for shared data. */
    @Test
    void resultThatAVersionDoesNotKnowIsNone() {
        JsonNode aRes = Acs.answer(Messages.aReq(PREFIX + "0043").put("messageVersion", "2.1.0"));

        assertThat(aRes.path("transStatus").asText()).as(aRes.toString()).isEqualTo("U");
    }

    @ParameterizedTest
    @CsvSource({"1003, 2.1.0", "3003, 2.3.1", "1072, 2.1.0"})
    void cardOfAnotherVersionIsAnErro102(String digits, String version) {
        JsonNode erro = Acs.answer(Messages.aReq(PREFIX + digits));

        assertThat(erro.path("messageType").asText()).isEqualTo("Erro");
        assertThat(erro.path("errorCode").asText()).isEqualTo("102");
        assertThat(erro.path("errorDetail").asText()).isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4003", "0303", "0083", "0073", "0000"})
    void digitsWithoutAMeaningAreNoCardOfOurs(String digits) {
        JsonNode erro = Acs.answer(Messages.aReq(PREFIX + digits));

        assertThat(erro.path("errorCode").asText()).isEqualTo("305");
        assertThat(erro.path("errorDetail").asText()).isEqualTo("acctNumber");
    }

    @Test
    void answerThatDoesNotComeInTimeDoesNotCome() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(Acs.url("/3ds/areq")))
                .header("content-type", "application/json; charset=UTF-8")
                .timeout(Duration.ofSeconds(3))
                .POST(BodyPublishers.ofString(Messages.aReq(PREFIX + "0063").toString()))
                .build();

        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                    .isInstanceOf(HttpTimeoutException.class);
            client.shutdownNow();
        }
    }

    @ParameterizedTest
    @CsvSource({"0070, Y,", "2170, Y,", "0071, N, 19"})
    void challengeIsOverAsSoonAsItBegins(String digits, String status, @Nullable String reason) {
        Challenge challenge = Challenge.of(PREFIX + digits, directory);

        Page page = challenge.open();

        assertThat(page.html()).contains("name=\"cres\"").doesNotContain("name=\"answer\"");
        JsonNode rReq = directory.result(challenge);
        assertThat(rReq.path("transStatus").asText()).isEqualTo(status);
        assertThat(rReq.path("transStatusReason").asText()).isEqualTo(reason == null ? "" : reason);
        assertThat(rReq.path("interactionCounter").asText()).isEqualTo("01");
        assertThat(rReq.has("authenticationValue")).isEqualTo(status.equals("Y"));
    }

    @Test
    void challengeByHandTakesTheSimulatorsPassword() {
        Challenge challenge = Challenge.of(PREFIX + "0072", directory);

        Page wrong = Challenge.submit(challenge.open(), "guess");
        Challenge.submit(wrong, Simulator.PASSWORD);

        assertThat(directory.result(challenge).path("transStatus").asText()).isEqualTo("Y");
    }

    @Test
    void merchantsWithoutAThreeDsServerGetTheSame() {
        String token = MerchantCalls.demoToken();

        MerchantCalls.authenticate(token, purchase("0003"))
                .then()
                .statusCode(201)
                .body("transStatus", equalTo("Y"))
                .body("eci", equalTo("05"));
        MerchantCalls.authenticate(token, purchase("0033")).then().body("transStatus", equalTo("R"));
        MerchantCalls.authenticate(token, purchase("0070")).then().body("status", equalTo("CHALLENGE_REQUIRED"));
        MerchantCalls.authenticate(token, purchase("3003")).then().statusCode(422);
        MerchantCalls.authenticate(token, purchase("0083")).then().statusCode(422);
        MerchantCalls.check(token, PREFIX + "0003").then().body("enrolled", equalTo("Y"));
        MerchantCalls.check(token, PREFIX + "3003").then().body("enrolled", equalTo("N"));
        MerchantCalls.check(token, PREFIX + "0083").then().body("enrolled", equalTo("N"));
    }

    private static String purchase(String digits) {
        return MerchantCalls.purchase(15_000).replace(MerchantCalls.PAN, PREFIX + digits);
    }
}
