package org.sekisho.method;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A shop on another site than Sekisho, with a checkout that frames the 3DS Method and a page that takes the notification. A real server,
 * because browsers let no made-up page of the internet speak to this machine.
 */
final class Shop implements AutoCloseable {

    /** From the moment the frame's form is sent until the notification page speaks, by the browser's own clock. */
    private static final String CHECKOUT = """
            <!DOCTYPE html><link rel="icon" href="data:,"><title>Shop</title>
            <iframe name="method" hidden %s></iframe>
            <form method="post" action="%s" target="%s"><input type="hidden" name="threeDSMethodData" value="%s"><button>go</button></form>
            <script>
              addEventListener("message", () => { window.told = performance.now() - sent; });
              const sent = performance.now();
              document.forms[0].submit();
            </script>
            """;

    private static final String NOTIFIED =
            "<!DOCTYPE html><link rel='icon' href='data:,'><title>Back</title><script>parent.postMessage('back', '*')</script>";

    /** What came to the notification page. */
    record Notification(String method, String body, boolean referred) {}

    private record Copy(String html, Map<String, String> headers) {}

    private final HttpServer server;
    private final List<Notification> notifications = new CopyOnWriteArrayList<>();
    private volatile String checkout = "";
    private volatile Copy copy = new Copy("", Map.of());

    private Shop(HttpServer server) {
        this.server = server;
    }

    static Shop open() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Shop shop = new Shop(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/checkout", exchange -> answer(exchange, shop.checkout));
            server.createContext("/copy", shop::copied);
            // where the copy's script tells its facts
            server.createContext("/3ds/method/data", exchange -> answer(exchange, ""));
            server.createContext("/notified", shop::notified);
            server.start();
            return shop;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets the page up; an empty frame's attributes make it an ordinary one. */
    String checkout(String attributes, String methodUrl, String target, String data) {
        checkout = CHECKOUT.formatted(attributes, methodUrl, target, data);
        return url("/checkout");
    }

    /** Serves a page of Sekisho's with headers of Sekisho's, and returns where. */
    String copy(String html, Map<String, String> headers) {
        copy = new Copy(html, headers);
        return url("/copy");
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    List<Notification> notifications() {
        return List.copyOf(notifications);
    }

    private void copied(HttpExchange exchange) throws IOException {
        copy.headers().forEach(exchange.getResponseHeaders()::set);
        answer(exchange, copy.html());
    }

    private void notified(HttpExchange exchange) throws IOException {
        notifications.add(new Notification(
                exchange.getRequestMethod(),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8),
                exchange.getRequestHeaders().containsKey("Referer")));
        answer(exchange, NOTIFIED);
    }

    private static void answer(HttpExchange exchange, String html) throws IOException {
        byte[] bytes = html.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
