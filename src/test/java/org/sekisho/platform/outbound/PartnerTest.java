package org.sekisho.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.TestCa;

/** A partner whose certificate nobody vouches for costs one handshake a second, whatever is asked of it. */
class PartnerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger handshakes = new AtomicInteger();
    private final AtomicLong clock = new AtomicLong();
    private SSLServerSocket impostor;

    @BeforeEach
    void listen() throws IOException {
        TestCa unheardOf = new TestCa();
        impostor = (SSLServerSocket) unheardOf
                .context(unheardOf.issue("CN=localhost"))
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.submit(this::serve);
    }

    private Void serve() throws IOException {
        while (!impostor.isClosed()) {
            SSLSocket socket = (SSLSocket) impostor.accept();
            threads.submit(() -> greet(socket));
        }
        return null;
    }

    private Void greet(SSLSocket socket) throws IOException {
        try (socket) {
            handshakes.incrementAndGet();
            readThrough(socket.getInputStream());
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"
                            .getBytes(StandardCharsets.US_ASCII));
        }
        return null;
    }

    /** To the last byte: a socket that is closed with something unread resets the connection. */
    private static void readThrough(InputStream in) throws IOException {
        StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n{}") < 0) {
            int next = in.read();
            if (next < 0) {
                return;
            }
            request.append((char) next);
        }
    }

    @AfterEach
    void close() throws IOException {
        impostor.close();
        threads.shutdownNow();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void asksForOneHandshakeASecondOfWhoCannotProveItself() {
        Partner partner = partner(new HttpClientOptions());
        refuse(partner, 20);
        assertThat(handshakes).hasValue(1);
        clock.addAndGet(Trust.PAUSE.toNanos());
        refuse(partner, 20);
        assertThat(handshakes).hasValue(2);
    }

    @Test
    void goesOnAtOnceWhenItIsBelieved() {
        Partner partner = partner(new HttpClientOptions().setTrustAll(true));
        for (int i = 0; i < 3; i++) {
            assertThat(ask(partner).status()).isEqualTo(200);
        }
        assertThat(handshakes).hasValue(3);
    }

    private void refuse(Partner partner, int times) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> ask(partner)).satisfies(PartnerTest::isTls);
        }
    }

    private static void isTls(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof SSLException)) {
            cause = cause.getCause();
        }
        assertThat(cause).isInstanceOf(SSLException.class);
    }

    private Reply ask(Partner partner) {
        URI url = URI.create("https://localhost:" + impostor.getLocalPort() + "/score");
        return partner.post(url, Map.of(), "{}", () -> true).await().atMost(PATIENCE);
    }

    private Partner partner(HttpClientOptions options) {
        return new Partner(vertx, options, PATIENCE, new Trust(clock::get));
    }
}
