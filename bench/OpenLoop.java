import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Sends requests at a fixed rate, whatever comes back, from an event loop of its own. */
final class OpenLoop {

    private static final int MOST_UNDER_WAY = 2_000;
    private static final int PATIENCE_MILLIS = 15_000;

    private final HttpClient client;
    private final Context context;

    OpenLoop(Vertx vertx) {
        context = vertx.getOrCreateContext();
        client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true).setMaxWaitQueueSize(MOST_UNDER_WAY),
                new PoolOptions().setHttp1MaxSize(512));
    }

    /** A request, and who is told of its answer. */
    record Request(HttpMethod method, String url, Map<String, String> headers, String body, Consumer<Answer> then) {

        static Request post(String url, String type, String body, Consumer<Answer> then) {
            return new Request(HttpMethod.POST, url, Map.of("content-type", type), body, then);
        }
    }

    /**
     * What came back, with times by {@link System#nanoTime()}.
     *
     * @param status 0 where nothing came; then the body says why
     * @param due    when the request should have left, so that a stalled server cannot hide its queue
     */
    record Answer(int status, String body, long due, long at) {

        double millis() {
            return (at - due) / 1e6;
        }
    }

    /** Sends until it has sent so many or may not go on; returns when all answers are there. */
    void run(int rate, int most, BooleanSupplier goesOn, IntFunction<Request> next) throws InterruptedException {
        AtomicInteger underWay = new AtomicInteger();
        long begin = System.nanoTime();
        for (int i = 0; i < most && goesOn.getAsBoolean(); i++) {
            long due = begin + i * 1_000_000_000L / rate;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            Request request = next.apply(i);
            if (underWay.incrementAndGet() > MOST_UNDER_WAY) {
                underWay.decrementAndGet();
                request.then.accept(new Answer(0, "more than " + MOST_UNDER_WAY + " requests under way", due, System.nanoTime()));
            } else {
                context.runOnContext(here -> send(request, due, underWay));
            }
        }
        for (int i = 0; underWay.get() > 0 && i < 2 * PATIENCE_MILLIS / 10; i++) {
            Thread.sleep(10);
        }
    }

    /** On the event loop from the first step on: from another thread an answer could end before anybody listens to its body. */
    private void send(Request request, long due, AtomicInteger underWay) {
        RequestOptions options = new RequestOptions()
                .setAbsoluteURI(request.url)
                .setMethod(request.method)
                .setTimeout(PATIENCE_MILLIS);
        request.headers.forEach(options::putHeader);
        client.request(options)
                .compose(sent -> request.body.isEmpty() ? sent.send() : sent.send(Buffer.buffer(request.body)))
                .compose(response -> response.body()
                        .map(text -> new Answer(response.statusCode(), text.toString(), due, System.nanoTime())))
                .otherwise(failure -> new Answer(0, failure.toString(), due, System.nanoTime()))
                .onSuccess(answer -> {
                    underWay.decrementAndGet();
                    request.then.accept(answer);
                });
    }
}
