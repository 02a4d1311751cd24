import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends AReqs and says what each right answer costs. Every answer must be an ARes with transStatus Y; one wrong answer fails the run.
 *
 * <pre>
 *   --target name=URL,pid   a server under load; once or twice
 *   --postmaster pid        the PostgreSQL under them
 *   --rate n                open loop: so many requests a second, whatever comes back (default 300)
 *   --connections n         closed loop instead: each connection sends when its answer is there
 *   --seconds n             length of a round (default 15)
 *   --rounds n              blocks of A B B A with two targets, single rounds with one (default 3)
 *   --warmup n              requests to each target before the first round (default 0)
 * </pre>
 */
final class Load {

    private static final int MOST_UNDER_WAY = 2_000;
    private static final int LOOPS_OF_DRIVER = 1;

    private final HttpClient client;
    private final Context context;
    private final Map<String, String> options = new LinkedHashMap<>();
    private final List<Target> targets = new ArrayList<>();

    private record Target(String name, String url, long pid) {
        static Target parse(String text) {
            String[] parts = text.split("[=,]", 3);
            return new Target(parts[0], parts[1], Long.parseLong(parts[2]));
        }
    }

    /** One round; times in milliseconds, CPU per right answer. */
    private record Round(
            Target target, int right, int wrong, double rate, double[] latencies, Cpu.Java cpu, double postgres, String load) {

        double percentile(double share) {
            return latencies.length == 0 ? Double.NaN : latencies[(int) Math.min(latencies.length - 1, share * latencies.length)];
        }

        double perAnswer(double ms) {
            return ms / Math.max(right, 1);
        }

        double server() {
            return perAnswer(cpu.withoutJit());
        }

        double both() {
            return server() + perAnswer(postgres);
        }

        String row(int number) {
            StringBuilder groups = new StringBuilder();
            cpu.groups().forEach((group, ms) -> groups.append(String.format(Locale.ROOT, "%s %.0f ", group, 1000 * perAnswer(ms))));
            return String.format(
                    Locale.ROOT,
                    "| %d | %s | %d | %d | %.0f | %.1f | %.1f | %.1f | %.0f | %.0f | %.0f | %s| %s |",
                    number,
                    target.name,
                    right,
                    wrong,
                    rate,
                    percentile(0.50),
                    percentile(0.95),
                    percentile(0.99),
                    1000 * server(),
                    1000 * perAnswer(cpu.all()),
                    1000 * perAnswer(postgres),
                    groups,
                    load);
        }
    }

    private Load(Vertx vertx, String[] args) {
        for (int i = 0; i + 1 < args.length; i += 2) {
            if (args[i].equals("--target")) {
                targets.add(Target.parse(args[i + 1]));
            } else {
                options.put(args[i], args[i + 1]);
            }
        }
        context = vertx.getOrCreateContext();
        client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true).setMaxWaitQueueSize(MOST_UNDER_WAY),
                new PoolOptions().setHttp1MaxSize(128));
    }

    public static void main(String[] args) throws InterruptedException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS_OF_DRIVER));
        boolean good = new Load(vertx, args).run();
        vertx.close();
        System.exit(good ? 0 : 1);
    }

    private int number(String option, int otherwise) {
        return Integer.parseInt(options.getOrDefault(option, Integer.toString(otherwise)));
    }

    private boolean run() throws InterruptedException {
        for (Target target : targets) {
            int warmup = number("--warmup", 0);
            int wrong = warmup == 0 ? 0 : closed(target, 16, warmup, Long.MAX_VALUE).wrong;
            System.out.printf(
                    "%s: %d requests to warm up, %d wrong, %d event loops%n",
                    target.name, warmup, wrong, Cpu.threads(target.pid, "vert.x-eventloo"));
        }
        System.out.println(
                "\n| round | server | right | wrong | req/s | p50 ms | p95 ms | p99 ms | server µs/req without JIT | with JIT | PostgreSQL µs/req | threads µs/req | load |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        List<Round> rounds = new ArrayList<>();
        for (int block = 0; block < number("--rounds", 3); block++) {
            for (int which : targets.size() == 2 ? new int[] {0, 1, 1, 0} : new int[] {0}) {
                Round round = round(targets.get(which));
                rounds.add(round);
                System.out.println(round.row(rounds.size()));
            }
        }
        if (targets.size() == 2) {
            compare(rounds);
        }
        return rounds.stream().allMatch(round -> round.wrong == 0);
    }

    private void compare(List<Round> rounds) {
        List<double[]> ratios = new ArrayList<>();
        List<double[]> control = new ArrayList<>();
        for (int i = 0; i < rounds.size(); i += 4) {
            Round a1 = rounds.get(i);
            Round b1 = rounds.get(i + 1);
            Round b2 = rounds.get(i + 2);
            Round a2 = rounds.get(i + 3);
            ratios.add(ratio(a1, b1));
            ratios.add(ratio(a2, b2));
            control.add(ratio(a1, a2));
            control.add(ratio(b1, b2));
        }
        String a = targets.get(0).name;
        String b = targets.get(1).name;
        System.out.println("\n| median of the rounds' ratios | server | PostgreSQL | both |\n|---|---|---|---|");
        System.out.println(medians(a + " / " + b, ratios));
        System.out.println(medians("control: a server / itself", control));
    }

    private static double[] ratio(Round a, Round b) {
        return new double[] {
            a.server() / b.server(), a.perAnswer(a.postgres) / b.perAnswer(b.postgres), a.both() / b.both()
        };
    }

    private static String medians(String name, List<double[]> ratios) {
        StringBuilder row = new StringBuilder("| " + name + " |");
        for (int i = 0; i < 3; i++) {
            int column = i;
            double[] sorted = ratios.stream().mapToDouble(ratio -> ratio[column]).sorted().toArray();
            int half = sorted.length / 2;
            double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
            row.append(String.format(
                    Locale.ROOT, " %.2f (%.2f–%.2f) |", median, sorted[0], sorted[sorted.length - 1]));
        }
        return row.toString();
    }

    private Round round(Target target) throws InterruptedException {
        Thread.sleep(500); // the last round's garbage and commits
        long nanos = number("--seconds", 15) * 1_000_000_000L;
        Cpu.Java cpu = Cpu.java(target.pid);
        double postgres = options.containsKey("--postmaster") ? Cpu.postgres(number("--postmaster", 0)) : 0;
        Tally tally = options.containsKey("--connections")
                ? closed(target, number("--connections", 32), Integer.MAX_VALUE, nanos)
                : open(target, number("--rate", 300), nanos);
        return new Round(
                target,
                tally.right,
                tally.wrong,
                tally.right / tally.seconds,
                tally.sorted(),
                Cpu.java(target.pid).since(cpu),
                options.containsKey("--postmaster") ? Cpu.postgres(number("--postmaster", 0)) - postgres : 0,
                Cpu.loadAverage());
    }

    /** What came back; its fields are changed under its lock. */
    private static final class Tally {
        private final long start = System.nanoTime();
        private double[] latencies = new double[1024];
        private int right;
        private int wrong;
        private double seconds;

        synchronized void add(double ms, String problem) {
            if (problem != null) {
                if (wrong++ < 3) {
                    System.out.println("wrong answer: " + problem);
                }
                return;
            }
            if (right == latencies.length) {
                latencies = Arrays.copyOf(latencies, 2 * right);
            }
            latencies[right++] = ms;
        }

        synchronized Tally ended() {
            seconds = (System.nanoTime() - start) / 1e9;
            return this;
        }

        synchronized double[] sorted() {
            double[] sorted = Arrays.copyOf(latencies, right);
            Arrays.sort(sorted);
            return sorted;
        }
    }

    /** The latency counts from the moment a request was due, so that a stalled server cannot hide its queue. */
    private Tally open(Target target, int rate, long nanos) throws InterruptedException {
        Tally tally = new Tally();
        AtomicInteger underWay = new AtomicInteger();
        long begin = System.nanoTime();
        long count = nanos / 1_000_000_000L * rate;
        for (long i = 0; i < count; i++) {
            long due = begin + i * 1_000_000_000L / rate;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            if (underWay.incrementAndGet() > MOST_UNDER_WAY) {
                underWay.decrementAndGet();
                tally.add(0, "more than " + MOST_UNDER_WAY + " requests under way");
            } else {
                send(target, due, tally, underWay::decrementAndGet);
            }
        }
        for (int i = 0; underWay.get() > 0 && i < 1_000; i++) {
            Thread.sleep(10);
        }
        return tally.ended();
    }

    private Tally closed(Target target, int connections, int most, long nanos) throws InterruptedException {
        Tally tally = new Tally();
        AtomicInteger left = new AtomicInteger(most);
        AtomicInteger alive = new AtomicInteger(connections);
        long end = nanos == Long.MAX_VALUE ? nanos : System.nanoTime() + nanos;
        for (int i = 0; i < connections; i++) {
            next(target, tally, left, alive, end);
        }
        while (alive.get() > 0) {
            Thread.sleep(5);
        }
        return tally.ended();
    }

    private void next(Target target, Tally tally, AtomicInteger left, AtomicInteger alive, long end) {
        if (left.getAndDecrement() <= 0 || (end != Long.MAX_VALUE && System.nanoTime() >= end)) {
            alive.decrementAndGet();
        } else {
            send(target, System.nanoTime(), tally, () -> next(target, tally, left, alive, end));
        }
    }

    /** On an event loop from the first step on: from another thread an answer could end before anybody listens to its body. */
    private void send(Target target, long due, Tally tally, Runnable then) {
        Buffer body = Buffer.buffer(SampleAReq.frictionless());
        context.runOnContext(here -> sendHere(target, body, due, tally, then));
    }

    private void sendHere(Target target, Buffer body, long due, Tally tally, Runnable then) {
        client.request(new RequestOptions()
                        .setAbsoluteURI(target.url)
                        .setMethod(HttpMethod.POST)
                        .setTimeout(10_000))
                .compose(request -> request.putHeader("content-type", "application/json; charset=UTF-8").send(body))
                .compose(response -> response.body().map(text -> response.statusCode() == 200 ? text.toString() : response.statusCode() + " " + text))
                .onComplete(answer -> {
                    tally.add((System.nanoTime() - due) / 1e6, problem(answer.result(), answer.cause()));
                    then.run();
                });
    }

    private static String problem(String answer, Throwable cause) {
        if (cause != null) {
            return cause.toString();
        }
        boolean right = answer.contains("\"messageType\":\"ARes\"") && answer.contains("\"transStatus\":\"Y\"");
        return right ? null : answer;
    }
}
