import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Restarts three replicas in turn by SIGTERM, behind a proxy, while purchases go on at a fixed rate. Exit code 1 if a request failed, a
 * replica took too long to end, or a listener closed before readiness fell.
 *
 * <pre>
 *   --database URL     an empty database (required)
 *   --app folder       packaged application (default target/quarkus-app)
 *   --ports a,b,c      default 17111,17112,17113; management ports are 100 higher
 *   --requests n       default 30000
 *   --rate n           AReqs per second (default 100); besides, a whole challenge every two seconds
 *   --delay ms         quarkus.shutdown.delay (default 3000; 0 takes the guarantee out)
 *   --lag ms           how late the proxy hears of a change (default 500), after five failed looks in a row
 * </pre>
 */
final class Rolling {

    private static final long LONGEST_DRAIN_MILLIS = 20_000;
    private static final int ALL_READY_SECONDS = 90;

    private final Options options;
    private final List<Replica> replicas = new ArrayList<>();
    private final List<Proxy.Backend> backends = new ArrayList<>();
    private final Browser browser = new Browser();
    private final Receiver receiver = new Receiver();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ConcurrentLinkedQueue<String> broken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger right = new AtomicInteger();
    /** The scorer was not heard in time, which a JVM that has just begun is too slow for. */
    private final AtomicInteger asked = new AtomicInteger();

    private final AtomicInteger challenges = new AtomicInteger();
    private final List<Restart> restarts = new ArrayList<>();
    private volatile boolean over;

    /** Milliseconds after SIGTERM, as seen from outside. */
    private record Restart(int port, long notReady, long closed, long ended, int exitCode) {}

    private Rolling(Options options) throws Exception {
        this.options = options;
        for (String port : options.text("--ports", "17111,17112,17113").split(",")) {
            var backend = new Proxy.Backend(Integer.parseInt(port), Integer.parseInt(port) + 100);
            backends.add(backend);
            replicas.add(new Replica(
                    Path.of(options.text("--app", "target/quarkus-app")).toAbsolutePath(),
                    backend.port(),
                    options.text("--database", ""),
                    Map.of(
                            "QUARKUS_MANAGEMENT_PORT", Integer.toString(backend.managementPort()),
                            "QUARKUS_SHUTDOWN_DELAY", options.number("--delay", 3_000) + "ms",
                            "SEKISHO_LOCK_FAILURES", "1000000")));
        }
    }

    public static void main(String[] args) throws Exception {
        Rolling rolling = new Rolling(Options.of(args));
        boolean held = false;
        try {
            held = rolling.run();
        } finally {
            for (Replica replica : rolling.replicas) {
                replica.kill();
            }
        }
        System.exit(held ? 0 : 1);
    }

    private boolean run() throws Exception {
        for (Replica replica : replicas) {
            replica.start();
            replica.awaitReady();
        }
        Proxy proxy = new Proxy(backends, options.number("--lag", 500));
        allRouted(proxy);
        long start = System.nanoTime();
        Future<?> shop = threads.submit(() -> send(proxy.url()));
        Future<?> cardholder = threads.submit(() -> challenge(proxy.url()));
        while (!shop.isDone()) {
            restart(restarts.size() % replicas.size());
            allRouted(proxy);
        }
        over = true;
        cardholder.get(1, TimeUnit.MINUTES);
        shop.get();
        double seconds = (System.nanoTime() - start) / 1e9;
        proxy.stop();
        receiver.stop();
        counted(proxy.failures()).forEach((what, times) -> System.out.println(times + " x proxy: " + what));
        return verdict(seconds, proxy.failures().size());
    }

    private void allRouted(Proxy proxy) throws InterruptedException {
        for (int i = 0; proxy.routed().size() < replicas.size(); i++) {
            if (i > ALL_READY_SECONDS * 20) {
                throw new IllegalStateException("routed only to " + proxy.routed());
            }
            Thread.sleep(50);
        }
    }

    /** Open loop: a request goes out when it is due, whatever became of the others. */
    private Object send(String base) throws Exception {
        int requests = options.number("--requests", 30_000);
        long pause = TimeUnit.SECONDS.toNanos(1) / options.number("--rate", 100);
        long start = System.nanoTime();
        List<Future<?>> under = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            long early = start + i * pause - System.nanoTime();
            if (early > 0) {
                Thread.sleep(Duration.ofNanos(early));
            }
            under.add(threads.submit(() -> purchase(base)));
        }
        for (Future<?> one : under) {
            one.get(1, TimeUnit.MINUTES);
        }
        return requests;
    }

    private Object purchase(String base) {
        sent.incrementAndGet();
        try {
            JsonNode answer = browser.authenticate(base, SampleAReq.frictionless());
            String status = answer.path("transStatus").asText();
            if (status.equals("Y")) {
                right.incrementAndGet();
            } else if (status.equals("C")) {
                asked.incrementAndGet();
            } else {
                broken.add("AReq answered " + answer);
            }
        } catch (IOException | InterruptedException e) {
            broken.add("AReq: " + e);
        }
        return base;
    }

    private Object challenge(String base) throws InterruptedException {
        while (!over) {
            try {
                whole(base);
                challenges.incrementAndGet();
            } catch (IOException | RuntimeException e) {
                broken.add("challenge: " + e);
            }
            Thread.sleep(2_000);
        }
        return challenges;
    }

    private void whole(String base) throws IOException, InterruptedException {
        JsonNode aRes = browser.authenticate(
                base,
                SampleAReq.of(UUID.randomUUID().toString(), receiver.url(), SampleAReq.PASSWORD_CARD, "20000")
                        .replace("\"threeDSRequestorChallengeInd\":\"01\"", "\"threeDSRequestorChallengeInd\":\"04\""));
        Browser.Page first = browser.open(base, aRes);
        Thread.sleep(500);
        Browser.Page last = browser.submit(base, first.step(), "Sakura-0011");
        String id = aRes.path("acsTransID").asText();
        if (!"Y".equals(last.transStatus())) {
            throw new IllegalStateException(id + " showed " + last.transStatus() + ", HTTP " + last.status());
        }
        if (receiver.of(id).isEmpty()) {
            throw new IllegalStateException(id + " showed Y before the directory had it");
        }
    }

    private void restart(int which) throws Exception {
        Proxy.Backend backend = backends.get(which);
        long told = System.nanoTime();
        Process ending = replicas.get(which).terminate();
        Future<Long> notReady = threads.submit(() -> first(told, () -> !isReady(backend.managementPort())));
        Future<Long> closed = threads.submit(() -> first(told, () -> !accepts(backend.port())));
        if (!ending.waitFor(60, TimeUnit.SECONDS)) {
            broken.add(backend.port() + " did not end within a minute");
            replicas.get(which).kill();
        }
        long ended = millisSince(told);
        Restart seen = new Restart(backend.port(), notReady.get(), closed.get(), ended, ending.exitValue());
        restarts.add(seen);
        System.out.println(seen);
        replicas.get(which).start();
        replicas.get(which).awaitReady();
    }

    @FunctionalInterface
    private interface Look {
        boolean now() throws Exception;
    }

    private static long first(long told, Look look) throws Exception {
        while (!look.now()) {
            Thread.sleep(10);
        }
        return millisSince(told);
    }

    private static boolean isReady(int managementPort) throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                                    HttpRequest.newBuilder(
                                                    URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready"))
                                            .timeout(Duration.ofSeconds(2))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    private static Map<String, Long> counted(Collection<String> failures) {
        return failures.stream().collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private boolean verdict(double seconds, int proxyFailures) {
        long longest = restarts.stream().mapToLong(Restart::ended).max().orElse(0);
        long shortestWarning =
                restarts.stream().mapToLong(one -> one.closed() - one.notReady()).min().orElse(0);
        if (longest > LONGEST_DRAIN_MILLIS) {
            broken.add("a replica took " + longest + " ms to end");
        }
        if (shortestWarning <= 0) {
            broken.add("a listener closed before its readiness fell");
        }
        counted(broken).forEach((what, times) -> System.out.println(times + " x " + what));
        System.out.printf(
                "%s: %d AReqs in %.0f s, %d answered Y, %d C for want of an opinion in time, %d whole challenges, %d failures between proxy and replicas; %d restarts, exit codes %s,"
                        + " longest drain %d ms, readiness fell after %d ms at the latest and %d ms before the listener closed at the least; %d broken%n",
                broken.isEmpty() ? "HELD" : "BROKEN",
                sent.get(),
                seconds,
                right.get(),
                asked.get(),
                challenges.get(),
                proxyFailures,
                restarts.size(),
                restarts.stream().map(Restart::exitCode).distinct().toList(),
                longest,
                restarts.stream().mapToLong(Restart::notReady).max().orElse(0),
                shortestWarning,
                broken.size());
        return broken.isEmpty();
    }
}
