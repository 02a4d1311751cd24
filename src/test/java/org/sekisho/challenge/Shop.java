package org.sekisho.challenge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Challenge;

/** A shop on a site of its own, which frames the issuer's page as it likes and hears the result from the browser. */
final class Shop implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpServer server;
    private final LinkedBlockingQueue<String> notified = new LinkedBlockingQueue<>();
    private volatile String checkout = "";

    private Shop(HttpServer server) {
        this.server = server;
    }

    static Shop open() {
        try {
            var shop = new Shop(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 64));
            shop.server.createContext("/checkout", exchange -> answer(exchange, shop.checkout));
            shop.server.createContext("/notify", shop::take);
            shop.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            shop.server.start();
            return shop;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An address on 127.0.0.1, which is another site than the issuer's localhost. */
    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Puts the challenge into the checkout: into this frame, or into the window itself where there is none. */
    String sells(Challenge challenge, String frame) {
        checkout = "<!DOCTYPE html><link rel=icon href=data:,><title>checkout</title>" + frame
                + "<form method=post action='"
                + Acs.url("/challenge") + "'" + (frame.isEmpty() ? "" : " target=issuer")
                + "><input type=hidden name=creq value='"
                + challenge.cReq() + "'><button>pay</button></form>";
        return url("/checkout");
    }

    /** The transStatus of the CRes that the browser brings; what waits a little lets the browser's events through. */
    String result(Runnable aLittle) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (notified.isEmpty() && System.nanoTime() < end) {
            aLittle.run();
        }
        var form = notified.poll();
        if (form == null) {
            throw new AssertionError("the browser brought no result");
        }
        var cRes = URLDecoder.decode(form.replaceFirst("(?s).*?cres=([^&]*).*", "$1"), UTF_8);
        return Acs.json(new String(Base64.getUrlDecoder().decode(cRes), UTF_8))
                .path("transStatus")
                .asText();
    }

    private void take(HttpExchange exchange) throws IOException {
        notified.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        answer(exchange, "<!DOCTYPE html><link rel=icon href=data:,><title>thanks</title><p id=thanks>Thank you");
    }

    private static void answer(HttpExchange exchange, String html) throws IOException {
        var bytes = html.getBytes(UTF_8);
        exchange.getResponseHeaders().add("content-type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
