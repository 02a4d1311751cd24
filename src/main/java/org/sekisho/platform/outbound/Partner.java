package org.sekisho.platform.outbound;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * HTTP to one partner whose address the operator configured: where it lies is the operator's decision. Redirects are not followed,
 * answers are bounded, and whoever stops waiting closes the connection. Each event loop has a client of its own: a shared one hands
 * requests from loop to loop, and each hand-over wakes a thread.
 */
public final class Partner {

    private static final int CONNECTIONS_PER_LOOP = 128;

    /** An answer has 64 KiB at most; of one that does not end, the system would take megabytes in before we hang up. */
    private static final int RECEIVE_BUFFER = 128 * 1024;

    private final Vertx vertx;
    private final HttpClientOptions options;
    private final Map<Thread, HttpClient> clients = new ConcurrentHashMap<>();
    private final HttpClient elsewhere;
    private final Trust trust;

    Partner(Vertx vertx, HttpClientOptions options, Duration connectTimeout) {
        this(vertx, options, connectTimeout, new Trust(System::nanoTime));
    }

    Partner(Vertx vertx, HttpClientOptions options, Duration connectTimeout, Trust trust) {
        this.vertx = vertx;
        this.trust = trust;
        this.options = options.setConnectTimeout((int) connectTimeout.toMillis())
                .setDecompressionSupported(false)
                .setReceiveBufferSize(RECEIVE_BUFFER);
        this.elsewhere = client();
    }

    private HttpClient client() {
        return vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_LOOP));
    }

    private HttpClient here() {
        Context context = Vertx.currentContext();
        return context != null && context.isEventLoopContext() && Context.isOnEventLoopThread()
                ? clients.computeIfAbsent(Thread.currentThread(), loop -> client())
                : elsewhere;
    }

    /**
     * Posts a text and gives the answer, whatever its status. Waits as long as the caller does; when the caller stops, the
     * connection is closed, however slowly the answer still trickles in.
     *
     * @param mayStill asked when the connection stands and before the first byte leaves; where it says no, nothing is sent and the
     *                 Uni fails with {@link TooLate}
     */
    public Uni<Reply> post(URI url, Map<String, String> headers, String body, BooleanSupplier mayStill) {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url.toString())
                .setFollowRedirects(false);
        headers.forEach(request::putHeader);
        if (!trust.mayTry()) {
            return Uni.createFrom().failure(new Distrusted());
        }
        return Uni.createFrom()
                .<Reply>emitter(emitter -> new Exchange(emitter, body, mayStill).begin(here().request(request)))
                .onItemOrFailure()
                .invoke((_, failure) -> learn(failure));
    }

    private void learn(@Nullable Throwable failure) {
        if (failure instanceof SSLException) {
            trust.lost();
        } else {
            trust.won();
        }
    }

    /** A moment ago the partner could not prove to be the one we mean; another handshake would find out the same. */
    public static final class Distrusted extends SSLException {

        private static final long serialVersionUID = 1;

        Distrusted() {
            super("the partner could not prove itself a moment ago");
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    /** Nothing was sent, because it would have been too late. */
    public static final class TooLate extends RuntimeException {

        private static final long serialVersionUID = 1;

        TooLate() {
            super("too late to ask", null, false, false);
        }
    }

    /** The answer was cut off, because it did not end. */
    public static final class TooLong extends RuntimeException {

        private static final long serialVersionUID = 1;

        TooLong(int limit) {
            super("the answer is longer than " + limit + " bytes", null, false, false);
        }
    }
}
