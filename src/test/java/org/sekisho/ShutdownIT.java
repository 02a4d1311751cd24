package org.sekisho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.LentDatabase;
import org.sekisho.testkit.Messages;
import org.sekisho.testkit.SekishoProcess;

/** The packaged jar that is told to end. */
class ShutdownIT {
    private static final Duration SOON = Duration.ofMillis(900);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void readinessFallsWhilePurchasesAreStillAnswered(@TempDir Path folder) throws Exception {
        try (var database = LentDatabase.below(folder)) {
            var environment = new HashMap<>(database.environment());
            environment.put("QUARKUS_PROFILE", "demo");
            environment.put("QUARKUS_HTTP_PORT", "0");
            environment.put("QUARKUS_SHUTDOWN_DELAY", "1s");
            readinessFallsWhilePurchasesAreStillAnswered(
                    SekishoProcess.start(folder, environment).ready());
        }
    }

    private void readinessFallsWhilePurchasesAreStillAnswered(SekishoProcess running) throws Exception {
        var base = "http://localhost:" + running.port("Listening on: http://localhost:");
        var management = "http://localhost:" + running.port("Management interface listening on http://localhost:");
        assertThat(get(management + "/q/health/ready").statusCode()).isEqualTo(200);

        running.process().destroy();

        await().pollInterval(Duration.ofMillis(20))
                .atMost(SOON)
                .until(() -> get(management + "/q/health/ready").statusCode() == 503);
        var answer = purchase(base);
        assertThat(Acs.json(answer.body()).path("messageType").asText()).isEqualTo("ARes");
        assertThat(answer.headers().firstValue("connection")).hasValue("close");
        assertThat(get(management + "/q/health/live").statusCode()).isEqualTo(200);
        assertThat(running.exitCode()).isEqualTo(143);
    }

    private HttpResponse<String> purchase(String base) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(base + "/3ds/areq"))
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(Messages.aReq().toString()))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }
}
