package org.sekisho.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekisho.requestor.store.Requestors;
import org.sekisho.testkit.MerchantCalls;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;

@SekishoTest
@OverTheWire
class WebhookDeliveryTest {

    private static final byte[] KEY = "thirty-two bytes, none is secret".getBytes(StandardCharsets.US_ASCII);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Inject
    Vertx vertx;

    @Inject
    Requestors requestors;

    @Inject
    Pool pool;

    /** What the receiver got. */
    record Received(String path, String id, long timestamp, String signature, String type, byte[] body) {}

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Integer> answers = new CopyOnWriteArrayList<>();
    private HttpServer receiver;

    @BeforeEach
    void listen() throws Exception {
        receiver = vertx.createHttpServer()
                .requestHandler(this::receive)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    @AfterEach
    void close() throws Exception {
        receiver.close().toCompletionStage().toCompletableFuture().get();
    }

    private void receive(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            int status = answers.size() > received.size() ? answers.get(received.size()) : 204;
            received.add(new Received(
                    request.path(),
                    request.getHeader("webhook-id"),
                    Long.parseLong(request.getHeader("webhook-timestamp")),
                    request.getHeader("webhook-signature"),
                    request.getHeader("content-type"),
                    body.getBytes()));
            request.response()
                    .setStatusCode(status)
                    .putHeader("Location", "http://127.0.0.1:" + receiver.actualPort() + "/elsewhere")
                    .end();
        });
    }

    @Test
    void theResultOfAChallengeIsPostedSigned() throws Exception {
        String token = merchant();
        Response opened = MerchantCalls.authenticate(token, MerchantCalls.purchase(15_000));

        MerchantCalls.pass(opened.path("challengeUrl"));

        await().atMost(PATIENCE).until(() -> received.size() == 1);
        JsonNode event = verified(received.getFirst());
        assertThat(event.path("type").asText()).isEqualTo("authentication.completed");
        assertThat(event.at("/data/id").asText()).isEqualTo(opened.path("id"));
        assertThat(event.at("/data/transStatus").asText()).isEqualTo("Y");
        assertThat(event.at("/data/authenticationValue").asText()).hasSize(28);
        assertThat(received.getFirst().type()).startsWith("application/json");
    }

    @Test
    void aRedirectIsAFailureAndTheSameBytesComeAgain() throws Exception {
        answers.add(302);
        String token = merchant();

        MerchantCalls.authenticate(token, MerchantCalls.purchase(5000));

        await().atMost(PATIENCE).until(() -> received.size() == 2);
        Received first = received.get(0);
        Received second = received.get(1);
        assertThat(second.path()).isEqualTo("/hook");
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.timestamp()).isGreaterThan(first.timestamp());
        verified(first);
        verified(second);
    }

    @Test
    void whoIsGoneIsNotAskedAgain() {
        answers.add(410);
        String token = merchant();

        String id =
                MerchantCalls.authenticate(token, MerchantCalls.purchase(5000)).path("id");

        await().atMost(PATIENCE).until(() -> isDead(id));
        assertThat(received).hasSize(1);
    }

    private String merchant() {
        String clientId = "hooked-" + UUID.randomUUID();
        MerchantCalls.register(
                requestors,
                clientId,
                "http://127.0.0.1:" + receiver.actualPort() + "/hook",
                "whsec_" + Base64.getEncoder().encodeToString(KEY));
        return MerchantCalls.token(clientId, clientId + "-secret");
    }

    private static JsonNode verified(Received one) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        mac.update((one.id() + "." + one.timestamp() + ".").getBytes(StandardCharsets.UTF_8));
        assertThat(one.signature()).isEqualTo("v1," + Base64.getEncoder().encodeToString(mac.doFinal(one.body())));
        assertThat(one.id()).matches("[A-Za-z0-9_]+");
        assertThat(Instant.ofEpochSecond(one.timestamp()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
        return new ObjectMapper().readTree(one.body());
    }

    private boolean isDead(String id) throws Exception {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> pool.preparedQuery(
                            "SELECT dead_at IS NOT NULL FROM outbox WHERE acs_trans_id = $1 AND kind = 'WEBHOOK'")
                    .execute(Tuple.of(UUID.fromString(id)))
                    .map(rows -> rows.iterator().next().getBoolean(0)));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
