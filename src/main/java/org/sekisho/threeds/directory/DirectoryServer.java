package org.sekisho.threeds.directory;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.options.HttpServerOptionsUtils;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One event loop's share of the directory listener; what comes in goes the way of every other request. */
final class DirectoryServer extends AbstractVerticle {
    /** As Quarkus' own listeners. */
    private static final int IDLE_MINUTES = 30;

    private final HttpServerOptions options;
    private final Consumer<HttpServer> listening;
    private final Consumer<HttpConnection> met;

    DirectoryServer(
            int port, String host, TlsConfiguration tls, Consumer<HttpServer> listening, Consumer<HttpConnection> met) {
        options = new HttpServerOptions()
                .setPort(port)
                .setHost(host)
                .setUseAlpn(true)
                .setClientAuth(ClientAuth.REQUIRED)
                .setIdleTimeout(IDLE_MINUTES)
                .setIdleTimeoutUnit(TimeUnit.MINUTES);
        HttpServerOptionsUtils.applyTlsConfigurationToHttpServerOptions(tls, options);
        this.listening = listening;
        this.met = met;
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.createHttpServer(options)
                .connectionHandler(met::accept)
                .requestHandler(VertxHttpRecorder.getRootHandler())
                .listen()
                .onSuccess(listening::accept)
                .<Void>mapEmpty()
                .onComplete(started);
    }
}
