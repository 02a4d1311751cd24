package org.sekisho.ds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.testkit.Enrolment.PASSWORD;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.testkit.AppSdk;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.DirectorySdkKeys;
import org.sekisho.testkit.DirectorySide;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Metrics;
import org.sekisho.testkit.OtherAcs;
import org.sekisho.testkit.SekishoTest;

/** An app asks through a directory, which alone can read what its SDK tells of the device. */
@SekishoTest
class AppAReqFlowTest {
    private static final String DEVICE = "{\"DV\":\"1.4\",\"DD\":{\"C001\":\"iOS\",\"C005\":\"en_GB\"}}";

    private static Directory server;

    DirectorySdkKeys keys;

    @Inject
    Enrolment enrolment;

    @Inject
    DirectorySide side;

    @BeforeAll
    static void startTheServer() {
        server = Directory.start();
    }

    @AfterAll
    static void stopTheServer() {
        server.close();
    }

    @Test
    void ownAcsLearnsOfTheDeviceAndTheAppIsAnswered() {
        AppSdk app = app(enrolment.withPassword().pan());
        app.aReq()
                .put(
                        "sdkEncData",
                        keys.agreed(JWEAlgorithm.DIR, EncryptionMethod.A128CBC_HS256, DirectorySdkKeys.ID, DEVICE));

        JsonNode asked = app.start(DirectorySide::answer).open();
        JsonNode last = app.enter(PASSWORD);

        assertThat(asked.path("challengeInfoLabel").asText())
                .as("the language of the device")
                .isEqualTo("Password");
        assertThat(last.path("transStatus").asText()).isEqualTo("Y");
        assertThat(server.result(app.challenge()).path("transStatus").asText()).isEqualTo("Y");
    }

    @Test
    void otherAcsIsToldOfTheDeviceAndNotWhatWasEncrypted() {
        try (OtherAcs acs = OtherAcs.start()) {
            ObjectNode aReq = app(side.rangeOf(acs.url())).aReq();
            aReq.put("deviceInfo", "e30").put("sdkEncData", keys.rsa(EncryptionMethod.A128GCM, DEVICE));

            assertThat(DirectorySide.answer(aReq).path("sdkTransID")).isEqualTo(aReq.get("sdkTransID"));

            JsonNode asked = acs.received("AReq", aReq).getFirst();
            assertThat(asked.has("sdkEncData")).isFalse();
            assertThat(new String(
                            Base64.getUrlDecoder()
                                    .decode(asked.path("deviceInfo").asText()),
                            StandardCharsets.UTF_8))
                    .isEqualTo(DEVICE);
        }
    }

    @Test
    void keyDerivedByTheLetterOfTheRfcIsTakenAndCounted() {
        AppSdk app = app(enrolment.withPassword().pan());
        app.aReq().put("sdkEncData", keys.standard(EncryptionMethod.A128GCM, DEVICE));
        long before = Metrics.leniencies(Metrics.scraped(), "device-key");

        app.start(DirectorySide::answer);

        assertThat(Metrics.leniencies(Metrics.scraped(), "device-key")).isGreaterThan(before);
    }

    @Test
    void whatIsEncryptedForAnotherDirectoryIs302() {
        assertThat(verdict(aReq -> aReq.put(
                        "sdkEncData", keys.agreed(JWEAlgorithm.DIR, EncryptionMethod.A128GCM, "A000000003", DEVICE))))
                .isEqualTo("302 sdkEncData D");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no JSON", "[]", "{\"DV\":1,\"DV\":2"})
    void whatIsNoDeviceDataInsideIs203(String inside) {
        assertThat(verdict(aReq -> aReq.put("sdkEncData", keys.rsa(EncryptionMethod.A128GCM, inside))))
                .isEqualTo("203 sdkEncData D");
    }

    @Test
    void appWithoutItIs201() {
        assertThat(verdict(aReq -> aReq)).isEqualTo("201 sdkEncData D");
        assertThat(verdict(aReq -> aReq.put("sdkEncData", ""))).isEqualTo("201 sdkEncData D");
        assertThat(verdict(aReq -> aReq.put("sdkEncData", 1))).isEqualTo("203 sdkEncData D");
        assertThat(verdict(aReq -> aReq.put("sdkEncData", "x".repeat(64_001)))).isEqualTo("203 sdkEncData D");
    }

    @Test
    void whatIsWrongWithTheMessageItselfIsToldFirst() {
        assertThat(verdict(aReq -> without(aReq.put("sdkEncData", "x"), "mcc"))).isEqualTo("201 mcc D");
    }

    @Test
    void browserNeedsNone() {
        assertThat(DirectorySide.answer(
                                DirectorySide.aReq(enrolment.withPassword().pan(), server)
                                        .put("sdkEncData", "x"))
                        .path("messageType")
                        .asText())
                .isEqualTo("ARes");
    }

    private static AppSdk app(String pan) {
        AppSdk app = AppSdk.of(EncryptionMethod.A128CBC_HS256, pan, server, "01");
        app.aReq().put("threeDSServerURL", server.url());
        return app;
    }

    private static ObjectNode without(ObjectNode aReq, String name) {
        aReq.remove(name);
        return aReq;
    }

    private String verdict(UnaryOperator<ObjectNode> change) {
        JsonNode erro = DirectorySide.answer(
                change.apply(app(enrolment.withPassword().pan()).aReq()));
        return erro.path("errorCode").asText() + " " + erro.path("errorDetail").asText() + " "
                + erro.path("errorComponent").asText();
    }
}
