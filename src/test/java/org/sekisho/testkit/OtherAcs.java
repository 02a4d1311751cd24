package org.sekisho.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The ACS of somebody else: it records what a directory sends, and can be told to answer badly. */
public final class OtherAcs implements AutoCloseable {
    private static final String STRANGER = "11111111-2222-4333-8444-555555555555";

    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final Semaphore waiting = new Semaphore(0);
    private final HttpServer server;
    private volatile Mood mood = Mood.APPROVES;

    private OtherAcs(HttpServer server) {
        this.server = server;
    }

    /** How it answers. */
    public enum Mood {
        /** With transStatus Y. */
        APPROVES,
        /** With transStatus C. */
        ASKS,
        /** Later than anybody waits. */
        SILENT,
        /** With HTTP 500. */
        BROKEN,
        /** Not at all: it closes the connection. */
        CLOSING,
        /** With something that is no message. */
        NONSENSE,
        /** With an ARes that never ends in time and is longer than any. */
        ENDLESS,
        /** With an ARes of another transaction. */
        WRONG_IDS,
        /** With an ARes of another version. */
        WRONG_VERSION,
        /** With a status that no version knows. */
        WRONG_STATUS,
        /** With the promise to ask elsewhere, wished or not. */
        DECOUPLES,
        /** With a challenge and no way to it. */
        NO_WAY,
        /** With an Erro. */
        ERRO
    }

    /** Starts one on a free port. */
    public static OtherAcs start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
            var acs = new OtherAcs(server);
            server.createContext("/areq", acs::take);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return acs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it takes AReqs. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/areq";
    }

    /** The same by TLS, which it does not speak. */
    public String urlWithTls() {
        return url().replace("http:", "https:");
    }

    /** Changes its behaviour. */
    public void becomes(Mood next) {
        mood = next;
    }

    /** The messages of a type about a transaction of a 3DS Server, in the order they came. */
    public List<JsonNode> received(String type, JsonNode aReq) {
        return received.stream()
                .filter(one -> one.path("messageType").asText().equals(type))
                .filter(one -> one.path("threeDSServerTransID").equals(aReq.path("threeDSServerTransID")))
                .toList();
    }

    /** The result of a challenge that it asked for. */
    public static ObjectNode rReq(JsonNode aRes, String status) {
        ObjectNode rReq = JsonNodeFactory.instance.objectNode();
        for (String same : List.of("messageVersion", "threeDSServerTransID", "dsTransID", "acsTransID")) {
            rReq.set(same, aRes.path(same));
        }
        return rReq.put("messageType", "RReq")
                .put("messageCategory", "01")
                .put("transStatus", status)
                .put("authenticationType", "02")
                .put("authenticationMethod", "02")
                .put("interactionCounter", "01")
                .put("eci", status.equals("Y") ? "05" : "07");
    }

    @Override
    public void close() {
        waiting.release(1_000);
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode message = Acs.json(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            received.add(message);
            answer(exchange, message);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, JsonNode aReq) throws IOException, InterruptedException {
        switch (mood) {
            case APPROVES -> send(exchange, aRes(aReq, "Y").toString());
            case ASKS -> send(exchange, challenge(aReq).toString());
            case SILENT -> waiting.tryAcquire(20, TimeUnit.SECONDS);
            case BROKEN -> exchange.sendResponseHeaders(500, -1);
            case CLOSING -> {}
            case NONSENSE -> send(exchange, "<html>");
            case ENDLESS -> send(exchange, " ".repeat(10_000_000));
            case WRONG_IDS ->
                send(exchange, aRes(aReq, "Y").put("dsTransID", STRANGER).toString());
            case WRONG_VERSION ->
                send(exchange, aRes(aReq, "Y").put("messageVersion", "2.1.0").toString());
            case WRONG_STATUS -> send(exchange, aRes(aReq, "X").toString());
            case DECOUPLES -> send(exchange, aRes(aReq, "D").toString());
            case NO_WAY -> send(exchange, aRes(aReq, "C").toString());
            case ERRO -> send(exchange, erro(aReq).toString());
        }
    }

    private static void send(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("content-type", "application/json; charset=UTF-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static ObjectNode challenge(JsonNode aReq) {
        return aRes(aReq, "C")
                .put("acsURL", "http://127.0.0.1:1/challenge")
                .put("acsChallengeMandated", "N")
                .put("authenticationType", "02");
    }

    private static ObjectNode aRes(JsonNode aReq, String status) {
        return about(aReq)
                .put("messageType", "ARes")
                .put("acsTransID", UUID.randomUUID().toString())
                .put("acsReferenceNumber", "OTHER-ACS")
                .put("transStatus", status)
                .put("elementOfTheScheme", "kept");
    }

    private static ObjectNode erro(JsonNode aReq) {
        return about(aReq)
                .put("messageType", "Erro")
                .put("errorCode", "203")
                .put("errorComponent", "A")
                .put("errorDescription", "Format")
                .put("errorDetail", "mcc")
                .put("errorMessageType", "AReq");
    }

    private static ObjectNode about(JsonNode aReq) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        for (String same : List.of("messageVersion", "threeDSServerTransID", "dsTransID")) {
            answer.set(same, aReq.path(same));
        }
        if (aReq.has("sdkTransID")) {
            answer.set("sdkTransID", aReq.get("sdkTransID"));
        }
        return answer;
    }
}
