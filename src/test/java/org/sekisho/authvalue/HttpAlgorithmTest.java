package org.sekisho.authvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.authvalue.AuthenticationValueAlgorithm.Finding;
import org.sekisho.platform.outbound.Partners;
import org.sekisho.protocol.Pan;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.SekishoTest;

/** A gateway to an HSM: what it is asked, and that nothing counts but exactly what was agreed. */
@SekishoTest
class HttpAlgorithmTest {

    private static final String VALUE = "AAECAwQFBgcICQoLDA0ODxAREhM=";

    @Inject
    Partners partners;

    private HttpServer server;
    private volatile String answer = "";
    private volatile int status = 200;
    private volatile Duration pause = Duration.ZERO;
    private volatile String asked = "";
    private volatile String authorization = "";

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/value", exchange -> {
            asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            authorization = exchange.getRequestHeaders().getFirst("authorization");
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void gatewayIsAskedForAValueOverAllThatWasAuthenticated() {
        answer = "{\"authenticationValue\":\"" + VALUE + "\"}";

        assertThat(make()).isEqualTo(VALUE);

        JsonNode question = Acs.json(asked);
        assertThat(question.path("operation").asText()).isEqualTo("make");
        assertThat(question.path("scheme").asText()).isEqualTo("DISCOVER");
        assertThat(question.path("outcome").asText()).isEqualTo("FRICTIONLESS");
        assertThat(question.path("cardNumber").asText()).isEqualTo("6011000000000004");
        assertThat(question.path("purchaseAmount").asText()).isEqualTo("12300");
        assertThat(question.path("eci").asText()).isEqualTo("05");
        assertThat(question.has("acquirerBIN")).isFalse();
        assertThat(authorization).isEqualTo("Bearer the-token");
    }

    @ParameterizedTest
    @CsvSource({"genuine, GENUINE", "false, FALSE", "unknown-key, UNKNOWN_KEY"})
    void gatewayVerifies(String said, Finding finding) {
        answer = "{\"result\":\"" + said + "\"}";

        assertThat(verify()).isEqualTo(finding);
        assertThat(Acs.json(asked).path("authenticationValue").asText()).isEqualTo(VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "genuine",
                "{\"result\":true}",
                "{\"result\":\"Genuine\"}",
                "{\"result\":\"genuine\",\"note\":\"x\"}",
                "{\"result\":\"false\",\"result\":\"genuine\"}",
                "{\"result\":\"genuine\"} x"
            })
    void anythingElseIsNoFinding(String said) {
        answer = said;

        assertThatThrownBy(this::verify).isInstanceOf(ValueUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AAECAwQFBgcICQoLDA0ODxAREhM",
                "AAECAwQFBgcICQoLDA0ODxAREh-=",
                "",
                "AAECAwQFBgcICQoLDA0ODxAREhM=="
            })
    void anythingElseIsNoValue(String said) {
        answer = "{\"authenticationValue\":\"" + said + "\"}";

        assertThatThrownBy(this::make).isInstanceOf(ValueUnavailable.class);
    }

    @Test
    void failureAndSilenceAreNoValue() {
        answer = "{\"authenticationValue\":\"" + VALUE + "\"}";
        status = 500;
        assertThatThrownBy(this::make).isInstanceOf(ValueUnavailable.class).hasMessage("HTTP 500");

        status = 200;
        pause = Duration.ofSeconds(2);
        assertThatThrownBy(this::make).isInstanceOf(ValueUnavailable.class);
    }

    private String make() {
        return algorithm()
                .make(new Making(
                        "DISCOVER",
                        Oav1.Header.Outcome.FRICTIONLESS,
                        Oav1.Header.Proof.NONE,
                        Oav1.Protocol.V2_2,
                        what()))
                .await()
                .indefinitely();
    }

    private Finding verify() {
        return algorithm().verify("DISCOVER", VALUE, what()).await().indefinitely();
    }

    private HttpAlgorithm algorithm() {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/value");
        return new HttpAlgorithm(partners.value(Duration.ofSeconds(1)), url, new ValueConfig.Http() {
            @Override
            public Optional<URI> url() {
                return Optional.of(url);
            }

            @Override
            public Optional<String> token() {
                return Optional.of("the-token");
            }

            @Override
            public Duration deadline() {
                return Duration.ofSeconds(1);
            }
        });
    }

    private static Authenticated what() {
        return new Authenticated(
                new Pan("6011000000000004"),
                "01",
                "12300",
                "392",
                "0",
                "20260401093000",
                "000000000000001",
                null,
                "Example Shop",
                null,
                "019b1234-5678-7abc-8def-0123456789ab",
                "05");
    }
}
