package org.sekisho.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** A directory server that lets nobody in without a certificate, and notes whose it was. */
public final class TlsDirectory implements AutoCloseable {
    private final List<String> senders = new CopyOnWriteArrayList<>();
    private final AtomicInteger handshakes = new AtomicInteger();
    private final HttpsServer server;

    /** Starts one on a free port. */
    public TlsDirectory(SSLContext tls) {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                handshakes.incrementAndGet();
                SSLParameters ours = tls.getDefaultSSLParameters();
                ours.setNeedClientAuth(true);
                parameters.setSSLParameters(ours);
            }
        });
        server.createContext("/rreq", this::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** The dsURL. */
    public String url() {
        return "https://localhost:" + server.getAddress().getPort() + "/rreq";
    }

    /** Subjects of those who have sent an RReq, in order. */
    public List<String> senders() {
        return senders;
    }

    /** How many connections began, whatever became of them. */
    public int handshakes() {
        return handshakes.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var rReq = Acs.json(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var certificate = ((HttpsExchange) exchange).getSSLSession().getPeerPrincipal();
            byte[] rRes = rRes(rReq).toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("content-type", "application/json; charset=UTF-8");
            exchange.sendResponseHeaders(200, rRes.length);
            exchange.getResponseBody().write(rRes);
            senders.add(certificate.getName());
        }
    }

    private static ObjectNode rRes(JsonNode rReq) {
        var rRes =
                JsonNodeFactory.instance.objectNode().put("messageType", "RRes").put("resultsStatus", "01");
        for (var same : List.of("messageVersion", "threeDSServerTransID", "dsTransID", "acsTransID")) {
            rRes.set(same, rReq.path(same));
        }
        return rRes;
    }
}
