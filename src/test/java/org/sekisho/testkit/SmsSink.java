package org.sekisho.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An SMS provider that keeps what it takes, and can be told to fail; a field of this type in a test class is filled with it. */
public final class SmsSink implements QuarkusTestResourceLifecycleManager {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
    private @Nullable HttpServer server;
    private volatile boolean failing;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/sms", this::take);
        server.start();
        return NativeExecutable.alsoFor(Map.of(
                "sekisho.notification.sms-url",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/sms"));
    }

    private void take(HttpExchange exchange) throws IOException {
        JsonNode message = JSON.readTree(exchange.getRequestBody());
        if (!failing) {
            taken.add(message);
        }
        exchange.sendResponseHeaders(failing ? 503 : 202, -1);
        exchange.close();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(SmsSink.class));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    /** From now on it takes nothing, or everything. */
    public void fails(boolean fails) {
        failing = fails;
    }

    /** The texts that a number has got, oldest first. */
    public List<String> to(String phone) {
        return taken.stream()
                .filter(message -> message.path("to").asText().equals(phone))
                .map(message -> message.path("text").asText())
                .toList();
    }
}
