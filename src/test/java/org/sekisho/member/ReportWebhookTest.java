package org.sekisho.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sekisho.testkit.Enrolment.PASSWORD;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekisho.requestor.Requestor;
import org.sekisho.requestor.store.Requestors;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Enrolment.Enrolled;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** The issuer hears of a purchase that was somebody else's. */
@SekishoTest
class ReportWebhookTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration TWO_ROUNDS_OF_THE_SENDER = Duration.ofMillis(2_500);

    @Inject
    Enrolment enrolment;

    @Inject
    Requestors requestors;

    @Inject
    Tables tables;

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final String listener = "a-listener-" + UUID.randomUUID();
    private HttpServer receiver;

    @BeforeEach
    void listen() throws Throwable {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            String signed = exchange.getRequestHeaders().getFirst("webhook-signature");
            received.add(signed + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/reports";
        String secret = "whsec_" + Base64.getEncoder().encodeToString(listener.getBytes(StandardCharsets.US_ASCII));
        VertxContextSupport.subscribeAndAwait(() -> requestors.addIfAbsent(
                new Requestor(UUID.randomUUID(), listener, "The issuer", Set.of(), Set.of(), url, "demo"),
                "a secret",
                secret));
        await().atMost(PATIENCE).until(() -> requestors
                .listenerOf("demo")
                .filter(one -> one.clientId().equals(listener))
                .isPresent());
    }

    @AfterEach
    void close() {
        tables.change("UPDATE requestor SET disabled = true WHERE client_id = $1", listener);
        await().atMost(PATIENCE).until(() -> requestors.listenerOf("demo").isEmpty());
        receiver.stop(0);
    }

    @Test
    void issuerHearsOnceAndLearnsNoNumber() {
        Enrolled holder = enrolment.withPassword();
        try (Directory directory = Directory.start()) {
            Challenge bought = Challenge.of(holder.pan(), directory);
            Challenge.submit(bought.open(), PASSWORD);
            Browsing browser = Browsing.signedIn(
                    Objects.requireNonNull(
                            tables.text("SELECT login_id FROM member WHERE password_id = $1", holder.credentialId())),
                    PASSWORD);

            browser.submit("/purchases/" + bought.id(), Map.of());
            browser.submit("/purchases/" + bought.id(), Map.of());

            await().atMost(PATIENCE).during(TWO_ROUNDS_OF_THE_SENDER).until(() -> received.size() == 1);
            assertThat(received).singleElement().satisfies(one -> {
                assertThat(one).startsWith("v1,").doesNotContain(holder.pan());
                JsonNode event = Acs.json(one.substring(one.indexOf('{')));
                assertThat(event.path("type").asText()).isEqualTo("purchase.reported");
                assertThat(event.at("/data/id").asText()).isEqualTo(bought.id().toString());
                assertThat(event.at("/data/lastFour").asText())
                        .isEqualTo(holder.pan().substring(12));
            });
        }
    }
}
