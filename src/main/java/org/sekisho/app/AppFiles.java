package org.sekisho.app;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.sekisho.platform.PublicAddress;

/**
 * The headers of everything under /app. The page runs its own files alone, speaks to us alone, is framed by nobody, and is asked for
 * again each time: the service worker keeps what is needed without a network.
 */
@ApplicationScoped
class AppFiles {

    private static final int BEFORE_ALL_OTHERS = 9_000;

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self';"
                    + " worker-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
            "Referrer-Policy",
            "no-referrer",
            "X-Content-Type-Options",
            "nosniff");

    private final boolean https;

    AppFiles(PublicAddress address) {
        this.https = "https".equals(address.base().getScheme());
    }

    void register(@Observes Filters filters) {
        filters.register(this::serve, BEFORE_ALL_OTHERS);
    }

    private void serve(RoutingContext exchange) {
        String path = exchange.normalizedPath();
        if (path.equals("/app")) {
            // A service worker serves what lies below its own folder.
            exchange.response()
                    .setStatusCode(308)
                    .putHeader("Location", "/app/")
                    .end();
            return;
        }
        if (path.startsWith("/app/")) {
            exchange.addHeadersEndHandler(_ -> {
                HEADERS.forEach(exchange.response()::putHeader);
                exchange.response()
                        .putHeader(
                                "Cache-Control",
                                exchange.request().method().name().equals("GET") ? "no-cache" : "no-store");
                if (https) {
                    exchange.response().putHeader("Strict-Transport-Security", "max-age=31536000");
                }
            });
        }
        exchange.next();
    }
}
