package org.sekisho.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Puts the native executable, where the build made one, in the place of the application that the test class starts: the same tests
 * speak to it, on the same database and mail server. What runs in the JVM beside it only enrols cards and looks into tables.
 */
public final class NativeExecutable implements QuarkusTestResourceLifecycleManager {

    private static final Map<String, String> GIVEN = new ConcurrentHashMap<>();
    private static final int AFTER_THE_OTHERS = 100;

    private @Nullable SekishoProcess running;

    /** Settings of another resource, which the executable needs as well. */
    static Map<String, String> alsoFor(Map<String, String> settings) {
        GIVEN.putAll(settings);
        return settings;
    }

    @Override
    public int order() {
        return AFTER_THE_OTHERS;
    }

    @Override
    public Map<String, String> start() {
        if (!SekishoProcess.isNative()) {
            return Map.of();
        }
        int port = freePort();
        String address = "http://localhost:" + port;
        GIVEN.put("quarkus.http.port", Integer.toString(port));
        GIVEN.put("quarkus.management.port", Integer.toString(freePort()));
        GIVEN.put("sekisho.public-url", address);
        String[] arguments = GIVEN.entrySet().stream()
                .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        running = SekishoProcess.start(folder(), Map.of("QUARKUS_PROFILE", "test"), arguments)
                .ready();
        return Map.of("sekisho.public-url", address, "quarkus.scheduler.enabled", "false");
    }

    @Override
    public void stop() {
        if (running != null) {
            try {
                running.stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Path folder() {
        try {
            return Files.createDirectories(Path.of("target", "native-executable"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends what REST-assured sends to the executable as well. */
    static final class Address implements BeforeEachCallback {

        @Override
        public void beforeEach(ExtensionContext context) {
            if (SekishoProcess.isNative()) {
                RestAssured.baseURI = ConfigProvider.getConfig().getValue("sekisho.public-url", String.class);
                RestAssured.port = RestAssured.UNDEFINED_PORT;
            }
        }
    }
}
