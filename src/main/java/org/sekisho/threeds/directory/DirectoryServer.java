package org.sekisho.threeds.directory;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One event loop's share of the directory listener; what comes in goes the way of every other request. */
final class DirectoryServer extends AbstractVerticle {
    /** As Quarkus' own listeners. */
    private static final int IDLE_MINUTES = 30;

    private final HttpServerOptions options;
    private final Consumer<HttpConnection> met;

    DirectoryServer(HttpServerOptions options, Consumer<HttpConnection> met) {
        this.options = new HttpServerOptions(options)
                .setUseAlpn(true)
                .setClientAuth(ClientAuth.REQUIRED)
                .setIdleTimeout(IDLE_MINUTES)
                .setIdleTimeoutUnit(TimeUnit.MINUTES);
        this.met = met;
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.createHttpServer(options)
                .connectionHandler(met::accept)
                .requestHandler(VertxHttpRecorder.getRootHandler())
                .listen()
                .<Void>mapEmpty()
                .onComplete(started);
    }
}
