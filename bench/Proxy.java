import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What stands between the world and replicas: looks at the readiness of each every 100 ms, hears of a change after a lag as nodes of a
 * cluster do, sends requests in turn over connections it keeps, and tries none twice.
 */
final class Proxy {

    private static final long LOOK_MILLIS = 100;
    /** In a row, as probes of clusters have it: a database that stalls for a second must not empty the list of replicas. */
    private static final int FAILED_LOOKS = 5;

    /** A replica and where it says whether it is ready. */
    record Backend(int port, int managementPort) {}

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient(
            new HttpClientOptions().setKeepAlive(true).setConnectTimeout(2_000), new PoolOptions().setHttp1MaxSize(200));
    private final HttpClient prober =
            vertx.createHttpClient(new HttpClientOptions().setKeepAlive(false).setConnectTimeout(500));
    private final List<Integer> routed = new CopyOnWriteArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final List<Long> looks = new CopyOnWriteArrayList<>();
    private final Map<Integer, Integer> failedLooks = new ConcurrentHashMap<>();
    private final long lag;
    private int port;

    Proxy(List<Backend> backends, long lag) throws Exception {
        this.lag = lag;
        backends.forEach(backend -> looks.add(vertx.setPeriodic(LOOK_MILLIS, timer -> look(backend))));
        port = vertx.createHttpServer()
                .requestHandler(this::pass)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Ports of the replicas that get requests now. */
    List<Integer> routed() {
        return List.copyOf(routed);
    }

    /** What went wrong between proxy and replicas. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    void stop() {
        looks.forEach(vertx::cancelTimer);
        vertx.close();
    }

    private void look(Backend backend) {
        prober.request(new RequestOptions()
                        .setHost("127.0.0.1")
                        .setPort(backend.managementPort())
                        .setURI("/q/health/ready")
                        .setTimeout(1_000))
                .compose(request -> request.send())
                .map(answer -> answer.statusCode() == 200)
                .otherwise(false)
                .onSuccess(ready -> {
                    int failed = ready ? 0 : failedLooks.getOrDefault(backend.port(), 0) + 1;
                    failedLooks.put(backend.port(), failed);
                    if (ready || failed >= FAILED_LOOKS) {
                        found(backend.port(), ready);
                    }
                });
    }

    private void found(int replica, boolean ready) {
        if (ready != routed.contains(replica)) {
            vertx.setTimer(Math.max(1, lag), timer -> route(replica, ready));
        }
    }

    private synchronized void route(Integer to, boolean ready) {
        if (ready && !routed.contains(to)) {
            routed.add(to);
        } else if (!ready) {
            routed.remove(to);
        }
    }

    private void pass(HttpServerRequest request) {
        List<Integer> now = List.copyOf(routed);
        if (now.isEmpty()) {
            failures.add("no replica is ready");
            request.response().setStatusCode(503).end();
            return;
        }
        int to = now.get(Math.floorMod(next.getAndIncrement(), now.size()));
        request.body()
                .compose(body -> send(request, to, body))
                .compose(answer -> answer.body().compose(body -> {
                    request.response().setStatusCode(answer.statusCode());
                    String type = answer.getHeader("content-type");
                    if (type != null) {
                        request.response().putHeader("content-type", type);
                    }
                    return request.response().end(body);
                }))
                .onFailure(failure -> {
                    failures.add(to + " " + request.path() + ": " + failure);
                    if (!request.response().ended()) {
                        request.response().setStatusCode(502).end();
                    }
                });
    }

    private Future<HttpClientResponse> send(HttpServerRequest request, int to, Buffer body) {
        RequestOptions options = new RequestOptions()
                .setMethod(request.method())
                .setHost("127.0.0.1")
                .setPort(to)
                .setURI(request.uri())
                .setTimeout(20_000);
        for (String name : List.of("content-type", "accept", "accept-language")) {
            if (request.getHeader(name) != null) {
                options.putHeader(name, request.getHeader(name));
            }
        }
        return client.request(options).compose(sent -> sent.send(body));
    }
}
