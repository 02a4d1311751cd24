package org.sekisho.ds;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/** Hides the directory side where it is off. */
@ApplicationScoped
class DsGate {

    private static final int BEFORE_ALL_OTHERS = 10_000;

    /** Resources are found by a path without its parameters: {@code /ds;a=b/areq} leads there as well. */
    private static final Pattern OURS = Pattern.compile("/+(ds(;[^/]*)?(/.*)?|3ds(;[^/]*)?/+preq([;/].*)?)");

    private final DsConfig config;

    DsGate(DsConfig config) {
        this.config = config;
    }

    void close(@Observes Filters filters) {
        if (!config.enabled()) {
            filters.register(DsGate::hide, BEFORE_ALL_OTHERS);
        }
    }

    private static void hide(RoutingContext exchange) {
        if (isOurs(exchange.normalizedPath())) {
            exchange.response().setStatusCode(404).end();
        } else {
            exchange.next();
        }
    }

    static boolean isOurs(String path) {
        return (path.contains("ds") || path.contains("preq"))
                && OURS.matcher(path).matches();
    }
}
