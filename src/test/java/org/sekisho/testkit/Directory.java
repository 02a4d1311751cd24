package org.sekisho.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A directory server that records what it is sent, and can be told to behave badly. */
public final class Directory implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Semaphore waiting = new Semaphore(0);
    private volatile Mood mood = Mood.GOOD;
    private HttpServer server;

    private Directory(HttpServer server) {
        this.server = server;
    }

    /** How it answers. */
    public enum Mood {
        /** With an RRes. */
        GOOD,
        /** Later than anybody waits. */
        SILENT,
        /** With HTTP 500. */
        BROKEN,
        /** With an Erro. */
        ERRO,
        /** With an RRes that names another transaction. */
        WRONG_IDS,
        /** With something that is no message. */
        NONSENSE,
        /** Not at all: it closes the connection. */
        CLOSING
    }

    /** A message as it came. */
    public record Received(JsonNode message, String text, String contentType) {}

    /** Starts one on a free port. */
    public static Directory start() {
        return new Directory(listen(0)).serve();
    }

    private static HttpServer listen(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 512);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Directory serve() {
        server.createContext("/rreq", this::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return this;
    }

    /** The dsURL. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/rreq";
    }

    /** Changes its behaviour; whoever waits for an answer is let go. */
    public void becomes(Mood next) {
        mood = next;
        waiting.release(1_000);
        waiting.drainPermits();
    }

    /** Stops listening: connections are refused. */
    public void goDown() {
        server.stop(0);
    }

    /** Listens again where it did. */
    public void comeUp() {
        server = listen(server.getAddress().getPort());
        serve();
    }

    /** The RReqs of a transaction, in the order they came. */
    public List<Received> results(Challenge challenge) {
        return received.stream()
                .filter(one -> one.message().path("messageType").asText().equals("RReq"))
                .filter(one -> one.message()
                        .path("acsTransID")
                        .asText()
                        .equals(challenge.id().toString()))
                .toList();
    }

    /** The Erros about a transaction. */
    public List<Received> errors(Challenge challenge) {
        return received.stream()
                .filter(one -> one.message().path("messageType").asText().equals("Erro"))
                .filter(one -> one.message()
                        .path("acsTransID")
                        .asText()
                        .equals(challenge.id().toString()))
                .toList();
    }

    /** The one RReq of a transaction; waits for it. */
    public JsonNode result(Challenge challenge) {
        await().atMost(PATIENCE).until(() -> !results(challenge).isEmpty());
        List<Received> all = results(challenge);
        if (all.size() != 1) {
            throw new AssertionError("more than one RReq: " + all);
        }
        return all.getFirst().message();
    }

    @Override
    public void close() {
        waiting.release(1_000);
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String text = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            JsonNode message = Acs.json(text);
            received.add(
                    new Received(message, text, exchange.getRequestHeaders().getFirst("content-type")));
            Mood now = mood;
            switch (now) {
                case GOOD -> answer(exchange, 200, rRes(message).toString());
                case WRONG_IDS ->
                    answer(
                            exchange,
                            200,
                            rRes(message)
                                    .put("acsTransID", "11111111-2222-4333-8444-555555555555")
                                    .toString());
                case ERRO -> answer(exchange, 200, erro(message).toString());
                case NONSENSE -> answer(exchange, 200, "<html>");
                case BROKEN -> answer(exchange, 500, "");
                case SILENT -> waiting.tryAcquire(30, TimeUnit.SECONDS);
                case CLOSING -> {}
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("content-type", "application/json; charset=UTF-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static ObjectNode rRes(JsonNode rReq) {
        return about(rReq).put("messageType", "RRes").put("resultsStatus", "01");
    }

    private static ObjectNode erro(JsonNode rReq) {
        return about(rReq)
                .put("messageType", "Erro")
                .put("errorCode", "403")
                .put("errorComponent", "D")
                .put("errorDescription", "Transient system failure")
                .put("errorDetail", "try later")
                .put("errorMessageType", "RReq");
    }

    private static ObjectNode about(JsonNode rReq) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        for (String same : List.of("messageVersion", "threeDSServerTransID", "dsTransID", "acsTransID")) {
            answer.set(same, rReq.path(same));
        }
        if (rReq.has("sdkTransID")) {
            answer.set("sdkTransID", rReq.get("sdkTransID"));
        }
        return answer;
    }
}
