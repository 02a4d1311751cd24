package org.sekisho.demo;

import static java.util.function.Predicate.not;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.stream.Stream;

/** Hides everything under /demo where the demo is off, static files too. */
@ApplicationScoped
class DemoGate {
    private static final int BEFORE_ALL_OTHERS = 10_000;
    private static final String DEMO = "demo";

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

    /** Resources are found by a path without its parameters: {@code /demo;a=b/shop} leads to the shop as well. */
    static boolean isDemo(String path) {
        return path.contains(DEMO)
                && Stream.of(path.split("/"))
                        .map(segment -> segment.replaceFirst(";.*", ""))
                        .filter(not(String::isEmpty))
                        .findFirst()
                        .filter(DEMO::equals)
                        .isPresent();
    }
}
