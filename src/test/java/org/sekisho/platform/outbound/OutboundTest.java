package org.sekisho.platform.outbound;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekisho.platform.outbound.Outbound.Unanswered;
import org.sekisho.testkit.SekishoTest;

/** Others that take a connection and then say nothing. */
@SekishoTest
class OutboundTest {

    private static final Duration SOON = Duration.ofMillis(700);

    @Inject
    Outbound outbound;

    private ServerSocket silent;

    @BeforeEach
    void listen() throws IOException {
        silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        silent.close();
    }

    @Test
    void whoWasSentTheMessageAndDoesNotAnswerMayHaveIt() {
        assertThatThrownBy(() -> post("http")).isInstanceOf(Unanswered.class);
    }

    /** The handshake never ends. */
    @Test
    void whoWasSentNothingCannotHaveIt() {
        assertThatThrownBy(() -> post("https")).isNotInstanceOf(Unanswered.class);
    }

    private void post(String scheme) {
        outbound.post(URI.create(scheme + "://127.0.0.1:" + silent.getLocalPort() + "/"), "{}", Map.of(), SOON)
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
