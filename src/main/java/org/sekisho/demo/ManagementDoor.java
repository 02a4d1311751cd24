package org.sekisho.demo;

import io.quarkus.vertx.http.HttpServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers health and metrics on the ordinary port too, where the demo runs: its management port is whichever was free. */
@ApplicationScoped
class ManagementDoor {
    private static final int UNREACHABLE = 502;

    private final DemoConfig config;
    private final HttpServer server;
    private final int configuredPort;
    private final HttpClient client;

    ManagementDoor(
            DemoConfig config,
            HttpServer server,
            @ConfigProperty(name = "quarkus.management.port") int configuredPort,
            Vertx vertx) {
        this.config = config;
        this.server = server;
        this.configuredPort = configuredPort;
        this.client = vertx.createHttpClient();
    }

    void open(@Observes Router router) {
        if (config.enabled()) {
            router.get("/q/health").handler(this::forward);
            router.get("/q/health/*").handler(this::forward);
            router.get("/q/metrics").handler(this::forward);
        }
    }

    private void forward(RoutingContext exchange) {
        client.request(HttpMethod.GET, port(), "localhost", exchange.request().uri())
                .compose(HttpClientRequest::send)
                .compose(answer -> pass(answer, exchange))
                .onFailure(failure ->
                        exchange.response().setStatusCode(UNREACHABLE).end());
    }

    /** Quarkus tells the port only where the system chose it. */
    private int port() {
        return server.getManagementPort() > 0 ? server.getManagementPort() : configuredPort;
    }

    private static Future<Void> pass(HttpClientResponse answer, RoutingContext exchange) {
        exchange.response().setStatusCode(answer.statusCode());
        String type = answer.getHeader("content-type");
        if (type != null) {
            exchange.response().putHeader("content-type", type);
        }
        return answer.body().compose(exchange.response()::end);
    }
}
