package org.sekisho.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection that stands late. */
class ExchangeTest {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger questions = new AtomicInteger();
    private HttpServer server;
    private HttpClient client;

    @BeforeEach
    void listen() {
        server = vertx.createHttpServer()
                .requestHandler(request -> {
                    questions.incrementAndGet();
                    request.response().end("{}");
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        client = vertx.createHttpClient();
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void questionLeavesWhereSomebodyWaits() {
        Promise<HttpClientRequest> connection = Promise.promise();
        var answer = asking(connection).subscribeAsCompletionStage();

        connect(connection);

        assertThat(answer.join().status()).isEqualTo(200);
        assertThat(questions).hasValue(1);
    }

    @Test
    void questionDoesNotLeaveWhenNobodyWaitsAnyMore() throws InterruptedException {
        Promise<HttpClientRequest> connection = Promise.promise();
        Cancellable waiting = asking(connection).subscribe().with(reply -> {});

        waiting.cancel();
        connect(connection);
        Thread.sleep(Duration.ofMillis(300));

        assertThat(questions).hasValue(0);
    }

    private static Uni<Reply> asking(Promise<HttpClientRequest> connection) {
        return Uni.createFrom().emitter(emitter -> new Exchange(emitter, "{}", () -> true).begin(connection.future()));
    }

    private void connect(Promise<HttpClientRequest> connection) {
        client.request(new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setHost("127.0.0.1")
                        .setPort(server.actualPort()))
                .onComplete(connection);
    }
}
