import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/** A directory server's ear: keeps every RReq byte for byte and answers with an RRes. */
final class Receiver {

    /** An RReq and when it came, by {@link System#nanoTime()}. */
    record Received(String body, long at) {
        String transStatus() {
            return read(body).path("transStatus").asText("none");
        }

        String interactionCounter() {
            return read(body).path("interactionCounter").asText("none");
        }
    }

    private final Map<String, List<Received>> byAcsTransID = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final int slowest;

    Receiver() throws IOException {
        this(0);
    }

    /** A directory that takes its time, up to so many milliseconds, so that there is something to interrupt. */
    Receiver(int slowest) throws IOException {
        this.slowest = slowest;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/rreq", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/rreq";
    }

    List<Received> of(String acsTransID) {
        List<Received> all = byAcsTransID.getOrDefault(acsTransID, List.of());
        synchronized (all) {
            return List.copyOf(all);
        }
    }

    int count() {
        return byAcsTransID.keySet().stream().mapToInt(id -> of(id).size()).sum();
    }

    void stop() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        JsonNode rReq = read(body);
        List<Received> all =
                byAcsTransID.computeIfAbsent(rReq.path("acsTransID").asText(), id -> new ArrayList<>());
        synchronized (all) {
            all.add(new Received(body, System.nanoTime()));
        }
        dawdle();
        byte[] rRes = Browser.JSON
                .createObjectNode()
                .put("messageType", "RRes")
                .put("messageVersion", rReq.path("messageVersion").asText())
                .put("threeDSServerTransID", rReq.path("threeDSServerTransID").asText())
                .put("dsTransID", rReq.path("dsTransID").asText())
                .put("acsTransID", rReq.path("acsTransID").asText())
                .put("resultsStatus", "01")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
        exchange.sendResponseHeaders(200, rRes.length);
        exchange.getResponseBody().write(rRes);
        exchange.close();
    }

    private void dawdle() throws IOException {
        try {
            Thread.sleep(slowest == 0 ? 0 : ThreadLocalRandom.current().nextInt(slowest));
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static JsonNode read(String body) {
        try {
            return Browser.JSON.readTree(body);
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }
}
