import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Purchases at a fixed rate over two replicas while the fraud-scoring provider fails in one way after the other. Exit code 1 if a purchase
 * was approved without a whole and valid ALLOW, or a bar was missed.
 *
 * <pre>
 *   --database URL       an empty database (required)
 *   --app folder         packaged application (default target/quarkus-app)
 *   --count n            AReqs in all modes together, not counting those that wait for recovery (default 10000)
 *   --rate n             AReqs per second (default 100)
 *   --others n           other requests per second (default 80)
 *   --modes a,b          only these (default all)
 *   --mutations n        mutated answers (default a tenth of --count); two valid ones come with each
 *   --deadline ms        how long an answer is waited for (default: as the application has it)
 *   --budget ms          by how much p99 of AReqs may grow (default 800)
 *   --ports a,b          default 17311,17312
 *   --seed n             of the mutations
 * </pre>
 */
final class Faults {

    static final String HEALTHY = "healthy";
    static final int MOST_AFTER_FIRST_FAILURE = 20;
    static final double LONGEST_RECOVERY_SECONDS = 10;

    private static final int WARMUP = 800;
    private static final int FILLS_WINDOWS = 40;
    /** A healthy stretch is one unit, a failing one is two; fewer would end before a breaker that waits for timeouts has opened. */
    private static final int FEWEST_IN_A_UNIT = 150;

    private static final int UNITS = 11 + 2 * 8;
    private static final Pattern TRANS_STATUS = Pattern.compile("\"transStatus\":\"(.)\"");
    private static final List<String> CARDS =
            List.of(SampleAReq.PASSWORD_CARD, SampleAReq.MAILED_CODE_CARD, SampleAReq.PASSWORD_CARD, Purchase.NOT_REGISTERED);

    private final Options options;
    private final long seed;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    private final OpenLoop loop = new OpenLoop(vertx);
    private final OpenLoop second = new OpenLoop(vertx);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Provider trap;
    private final Modes modes;
    private final Provider provider;
    private final List<Replica> replicas = new ArrayList<>();
    private final List<Phase> phases = new ArrayList<>();
    private final ConcurrentLinkedQueue<Purchase> elsewhere = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> trapped = new ConcurrentLinkedQueue<>();
    private Others others;

    /** One AReq and what came of it. */
    record Purchase(String session, String card, int replica, OpenLoop.Answer answer) {

        static final String NOT_REGISTERED = "3569990000000045";

        /** Y, N, C, A, or what came instead of an ARes. */
        String transStatus() {
            Matcher found = TRANS_STATUS.matcher(answer.body());
            return answer.status() == 200 && found.find() ? found.group(1) : "no ARes";
        }
    }

    /** A stretch of time in which the provider behaved in one way. */
    record Phase(
            String mode,
            Collection<Purchase> purchases,
            Collection<Others.Look> looks,
            long from,
            long to,
            List<Long> rssBefore,
            List<Long> rssMost,
            List<Long> rssAfter,
            List<Double> recovery) {}

    private Faults(Options options) throws Exception {
        this.options = options;
        seed = options.number("--seed", (int) System.nanoTime() & 0xffff);
        trap = new Provider(0, (asked, wire) -> {
            trapped.add(asked.head());
            wire.send(200, Mutations.text(Mutations.valid("trap")));
        });
        modes = new Modes(seed, "http://127.0.0.1:" + trap.port() + "/trap");
        provider = new Provider(0, modes.healthy());
        System.out.println("seed " + seed + ", " + modes.kindsOfMutations() + " kinds of mutations");
    }

    public static void main(String[] args) throws Exception {
        Faults faults = new Faults(Options.of(args));
        boolean held = false;
        try {
            held = faults.run();
        } catch (Exception e) {
            e.printStackTrace(); // and end, which an event loop would not
        } finally {
            faults.end();
        }
        System.exit(held ? 0 : 1);
    }

    private void end() throws InterruptedException {
        for (Replica replica : replicas) {
            replica.kill();
        }
        vertx.close();
    }

    private boolean wanted(String mode) {
        return !options.has("--modes") || List.of(options.text("--modes", "").split(",")).contains(mode);
    }

    private boolean run() throws Exception {
        int count = options.number("--count", 10_000);
        int mutations = options.number("--mutations", count / 10);
        int unit = Math.max(FEWEST_IN_A_UNIT, (count - 3 * mutations) / UNITS);
        startReplicas("http://127.0.0.1:" + provider.port(), Map.of());
        healthy(unit);
        mode("down", 2 * unit, null);
        mode("paused", 2 * unit, modes.paused());
        mode("late", 2 * unit, modes.late());
        mode("trickle", 2 * unit, modes.trickle());
        mode("500", 2 * unit, modes.broken());
        mode("redirect", 2 * unit, modes.redirect());
        mode("huge", 2 * unit, modes.huge());
        if (wanted("mutated")) {
            phase("mutated", 3 * mutations, modes.mutated(), false, () -> {});
            healthy(unit);
        }
        if (wanted("wrong name")) {
            wrongName(unit);
        }
        Verdict verdict = new Verdict(options, phases, modes, new Database(options.text("--database", "")).reasons());
        return verdict.print(seed, elsewhere, trapped.size());
    }

    /** Between the modes, to compare each with what was before and after it. */
    private void healthy(int count) throws Exception {
        phase(HEALTHY, count, modes.healthy(), false, () -> {});
    }

    /** @param script none: the port is closed */
    private void mode(String mode, int count, Provider.Script script) throws Exception {
        if (wanted(mode)) {
            if (script == null) {
                provider.shut();
            }
            phase(mode, count, script == null ? modes.healthy() : script, true, script == null ? provider::open : modes::resume);
            healthy(count / 2);
        }
    }

    /** By HTTPS: first with the right certificate, so that the wrong one is all that is wrong. */
    private void wrongName(int unit) throws Exception {
        Certificates certificates = new Certificates();
        end(replicas);
        provider.tls(certificates.right);
        startReplicas(
                "https://localhost:" + provider.port(),
                Map.of("JDK_JAVA_OPTIONS", certificates.jvmOptions()));
        healthy(unit);
        provider.tls(certificates.wrong);
        phase("wrong name", 2 * unit, modes.healthy(), true, () -> provider.tls(certificates.right));
        healthy(unit);
    }

    private static void end(List<Replica> replicas) throws InterruptedException {
        for (Replica replica : replicas) {
            replica.kill();
        }
        replicas.clear();
    }

    private void startReplicas(String scorer, Map<String, String> more) throws Exception {
        for (String port : options.text("--ports", "17311,17312").split(",")) {
            Map<String, String> settings = new HashMap<>(more);
            settings.put("SEKISHO_SCORING_URL", scorer + "/" + (replicas.size() + 1) + "/score");
            if (options.has("--deadline")) {
                settings.put("SEKISHO_SCORING_DEADLINE", options.number("--deadline", 0) + "ms");
            }
            // challenges that time out during a run would be work of their own
            settings.put("SEKISHO_CHALLENGE_FIRST_CREQ", "30m");
            settings.put("SEKISHO_CHALLENGE_IDLE", "30m");
            Replica replica = new Replica(
                    Path.of(options.text("--app", "target/quarkus-app")).toAbsolutePath(),
                    Integer.parseInt(port),
                    options.text("--database", ""),
                    settings);
            replicas.add(replica);
            replica.start();
            replica.awaitReady();
        }
        others = new Others(second, replicas.stream().map(Replica::url).toList(), new Browser());
        int rate = options.number("--rate", 100);
        Future<?> looks = threads.submit(() -> others.look(options.number("--others", 80), until(3 * WARMUP / rate)));
        loop.run(Math.max(1, rate / 2), WARMUP, () -> true, i -> purchase(i, elsewhere));
        loop.run(rate, WARMUP, () -> true, i -> purchase(i, elsewhere));
        looks.get();
    }

    private static BooleanSupplier until(int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        return () -> System.nanoTime() < end;
    }

    private OpenLoop.Request purchase(int number, Collection<Purchase> to) {
        String session = UUID.randomUUID().toString();
        String card = CARDS.get(number / replicas.size() % CARDS.size());
        int replica = number % replicas.size();
        return OpenLoop.Request.post(
                replicas.get(replica).url() + "/3ds/areq",
                "application/json; charset=UTF-8",
                SampleAReq.of(session, "https://directory.example/rreq", card, "5000"),
                answer -> to.add(new Purchase(session, card, replica, answer)));
    }

    @FunctionalInterface
    private interface Repair {
        void now() throws IOException;
    }

    private void phase(String mode, int count, Provider.Script script, boolean fails, Repair repair) throws Exception {
        provider.script(script);
        ConcurrentLinkedQueue<Purchase> purchases = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        long[] most = new long[replicas.size()];
        List<Long> before = resident();
        long from = System.nanoTime();
        var looks = threads.submit(() -> others.look(options.number("--others", 80), () -> !over.get()));
        Future<?> memory = threads.submit(() -> watch(most, over));
        loop.run(options.number("--rate", 100), count, () -> true, i -> purchase(i, purchases));
        over.set(true);
        memory.get();
        Collection<Others.Look> seen = looks.get();
        long to = System.nanoTime();
        provider.script(modes.healthy());
        repair.now();
        List<Double> recovery = fails ? recover() : List.of();
        phases.add(new Phase(mode, purchases, seen, from, to, before, List.of(most[0], most[1]), resident(), recovery));
        System.out.printf("%s: %d AReqs, %d other requests, back after %s s%n", mode, purchases.size(), seen.size(), recovery);
    }

    private List<Long> resident() {
        return replicas.stream().map(replica -> Cpu.residentKiB(replica.pid()) / 1024).toList();
    }

    private Object watch(long[] most, AtomicBoolean over) throws InterruptedException {
        while (!over.get()) {
            for (int i = 0; i < most.length; i++) {
                most[i] = Math.max(most[i], Cpu.residentKiB(replicas.get(i).pid()) / 1024);
            }
            Thread.sleep(100);
        }
        return most;
    }

    /** Goes on until each replica approves again, and then until its breaker has forgotten what was. */
    private List<Double> recover() throws InterruptedException {
        long from = System.nanoTime();
        long[] first = new long[replicas.size()];
        AtomicIntegerArray approved = new AtomicIntegerArray(replicas.size());
        ConcurrentLinkedQueue<Purchase> all = new ConcurrentLinkedQueue<>();
        loop.run(options.number("--rate", 100), Integer.MAX_VALUE, () -> unfinished(from, approved), i -> {
            OpenLoop.Request request = purchase(i, all);
            return new OpenLoop.Request(request.method(), request.url(), request.headers(), request.body(), answer -> {
                request.then().accept(answer);
                int replica = i % replicas.size();
                if (answer.body().contains("\"transStatus\":\"Y\"") && approved.getAndIncrement(replica) == 0) {
                    first[replica] = answer.at();
                }
            });
        });
        elsewhere.addAll(all);
        List<Double> seconds = new ArrayList<>();
        for (long at : first) {
            seconds.add(at == 0 ? Double.POSITIVE_INFINITY : Math.round((at - from) / 1e8) / 10.0);
        }
        return seconds;
    }

    private static boolean unfinished(long from, AtomicIntegerArray approved) {
        boolean patient = System.nanoTime() - from < TimeUnit.SECONDS.toNanos(30);
        for (int i = 0; i < approved.length(); i++) {
            if (approved.get(i) < FILLS_WINDOWS && patient) {
                return true;
            }
        }
        return false;
    }
}
