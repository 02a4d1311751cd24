package org.sekisho.risk;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * One client of the provider for each event loop. A client shared by the loops hands requests from loop to loop, and
 * each hand-over wakes a thread (docs/rationale.md).
 */
@Singleton
class ScoringClients {

    private final ScoringConfig config;
    private final Map<Thread, ScoringApi> clients = new ConcurrentHashMap<>();
    private final ScoringApi elsewhere;

    ScoringClients(ScoringConfig config) {
        this.config = config;
        this.elsewhere = client();
    }

    /** The client of the calling event loop. */
    ScoringApi here() {
        Context context = Vertx.currentContext();
        return context != null && context.isEventLoopContext() && Context.isOnEventLoopThread()
                ? clients.computeIfAbsent(Thread.currentThread(), loop -> client())
                : elsewhere;
    }

    private ScoringApi client() {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(config.url())
                .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(config.deadline().toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .build(ScoringApi.class);
    }
}
