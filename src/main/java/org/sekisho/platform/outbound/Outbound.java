package org.sekisho.platform.outbound;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Posts JSON to addresses that others chose. The name is resolved once, every address it has is checked, and the connection is
 * made to the checked address, so that a name cannot change its mind in between.
 */
@ApplicationScoped
public class Outbound {

    private static final int CONNECT_MILLIS = 3_000;
    private static final int CONNECTIONS_PER_HOST = 64;
    private static final String JSON = "application/json; charset=UTF-8";

    private final Vertx vertx;
    private final HttpClient client;
    private final CertifiedClient certified;
    private final OutboundConfig config;

    Outbound(Vertx vertx, OutboundConfig config, CertifiedClient certified) {
        this.vertx = vertx;
        this.config = config;
        this.client = vertx.createHttpClient(options(), pool());
        this.certified = certified;
    }

    static HttpClientOptions options() {
        return new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS).setDecompressionSupported(false);
    }

    static PoolOptions pool() {
        return new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_HOST);
    }

    /** Whether an URL may be kept for later use: absolute, with a host, https unless plain http is allowed here. */
    public boolean isAcceptable(URI url) {
        boolean scheme = "https".equalsIgnoreCase(url.getScheme())
                || (config.anywhere() && "http".equalsIgnoreCase(url.getScheme()));
        return scheme && url.getHost() != null && url.getUserInfo() == null;
    }

    /** Posts a JSON text to an URL from outside; fails when the address is not allowed, cannot be reached, or is too slow. */
    public Uni<Reply> post(URI url, String body, Map<String, String> headers, Duration timeout) {
        return post(client, url, body, headers, timeout);
    }

    /** The same, by the client that can show our certificate: for directory servers, and for nobody else. */
    public Uni<Reply> postCertified(URI url, String body, Map<String, String> headers, Duration timeout) {
        return post(certified.client(), url, body, headers, timeout);
    }

    private Uni<Reply> post(HttpClient by, URI url, String body, Map<String, String> headers, Duration timeout) {
        if (!isAcceptable(url)) {
            return Uni.createFrom().failure(new NotAllowed(url));
        }
        AtomicBoolean sent = new AtomicBoolean();
        return resolve(url)
                .chain(address -> send(by, url, address, body, headers, timeout, sent))
                .ifNoItem()
                .after(timeout)
                .fail()
                .onFailure(failure -> sent.get() && isTimeout(failure))
                .transform(failure -> new Unanswered());
    }

    private static boolean isTimeout(Throwable failure) {
        return failure instanceof TimeoutException || failure instanceof java.util.concurrent.TimeoutException;
    }

    /** Posts a JSON text to a partner whose URL the operator configured: where it lies is the operator's decision. */
    public Uni<Reply> postToPartner(URI url, String body, Duration timeout) {
        return resolveAny(url)
                .chain(address -> send(client, url, address, body, Map.of(), timeout, new AtomicBoolean()))
                .ifNoItem()
                .after(timeout)
                .fail();
    }

    private Uni<InetAddress> resolve(URI url) {
        return lookUp(url).map(addresses -> {
            for (InetAddress address : addresses) {
                if (!config.anywhere() && !Addresses.isPublic(address)) {
                    throw new NotAllowed(url);
                }
            }
            return addresses[0];
        });
    }

    private Uni<InetAddress> resolveAny(URI url) {
        return lookUp(url).map(addresses -> addresses[0]);
    }

    private Uni<InetAddress[]> lookUp(URI url) {
        return UniHelper.toUni(vertx.executeBlocking(() -> InetAddress.getAllByName(url.getHost()), false));
    }

    private static Uni<Reply> send(
            HttpClient by,
            URI url,
            InetAddress address,
            String body,
            Map<String, String> headers,
            Duration timeout,
            AtomicBoolean sent) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(port(url), address.getHostAddress()))
                .setHost(url.getHost())
                .setPort(port(url))
                .setSsl("https".equalsIgnoreCase(url.getScheme()))
                .setURI(pathAndQuery(url))
                .setFollowRedirects(false)
                .setTimeout(timeout.toMillis())
                .putHeader("content-type", JSON)
                .putHeader("accept", "application/json");
        headers.forEach(options::putHeader);
        return UniHelper.toUni(by.request(options)
                .onSuccess((HttpClientRequest connected) -> sent.set(true))
                .compose((HttpClientRequest request) -> request.send(body))
                .compose((HttpClientResponse response) -> new BoundedBody(response).read()));
    }

    private static int port(URI url) {
        return url.getPort() > 0 ? url.getPort() : "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }

    private static String pathAndQuery(URI url) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    /** The other side was sent everything and has not answered in time: it may have it or not. */
    public static final class Unanswered extends RuntimeException {

        Unanswered() {
            super("no answer in time", null, false, false);
        }
    }

    /** The URL leads to where nothing from outside may lead. */
    public static final class NotAllowed extends RuntimeException {

        NotAllowed(URI url) {
            super("the address of " + url.getHost() + " is not allowed", null, false, false);
        }
    }
}
