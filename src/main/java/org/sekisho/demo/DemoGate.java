package org.sekisho.demo;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Hides everything under /demo where the demo is off, static files too. */
@ApplicationScoped
class DemoGate {
    private static final int BEFORE_ALL_OTHERS = 10_000;

    private final DemoConfig config;

    DemoGate(DemoConfig config) {
        this.config = config;
    }

    void close(@Observes Filters filters) {
        if (!config.enabled()) {
            filters.register(DemoGate::hide, BEFORE_ALL_OTHERS);
        }
    }

    private static void hide(RoutingContext exchange) {
        if (isDemo(exchange.normalizedPath())) {
            exchange.response().setStatusCode(404).end();
        } else {
            exchange.next();
        }
    }

    static boolean isDemo(String path) {
        return path.equals("/demo") || path.startsWith("/demo/");
    }
}
