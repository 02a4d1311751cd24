import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Kills replicas with SIGKILL under challenges and joins what the browsers saw, what the directory got and what the database says.
 * Exit code 1 if a result was lost or contradicted.
 *
 * <pre>
 *   --database URL     an empty database (required)
 *   --app folder       packaged application (default target/quarkus-app)
 *   --challenges n     default 1000
 *   --kills n          default 20
 *   --every seconds    between kills (default 6)
 *   --at-once n        challenges under way (default 12)
 *   --directory ms       the slowest answer of the directory, so that kills meet RReqs under way (default 1500)
 *   --ports a,b        default 17201,17202
 *   --history file     JSON lines (default a new file in the temporary folder)
 *   --seed n
 * </pre>
 */
final class Kill {

    private static final String PASSWORD = "Sakura-0011";
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);

    private final Options options;
    private final long seed;
    private final List<Replica> replicas = new ArrayList<>();
    private final Browser browser = new Browser();
    private final Receiver receiver;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> broken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger retries = new AtomicInteger();
    private final AtomicInteger killed = new AtomicInteger();
    private final PrintWriter history;

    /** Final pages of one transaction: what each told, and when the first came. */
    private record Seen(List<String> told, List<String> transStatus, long firstAt) {
        static Seen none(long now) {
            return new Seen(new ArrayList<>(), new ArrayList<>(), now);
        }
    }

    private record Stored(String state, String transStatus, String shown, String body, boolean delivered) {}

    private Kill(Options options) throws Exception {
        this.options = options;
        receiver = new Receiver(options.number("--directory", 1_500));
        seed = options.number("--seed", (int) System.nanoTime() & 0xffff);
        Path file = options.has("--history")
                ? Path.of(options.text("--history", ""))
                : Files.createTempFile("sekisho-kill-", ".jsonl");
        history = new PrintWriter(Files.newBufferedWriter(file), true);
        System.out.println("seed " + seed + ", history " + file);
        for (String port : options.text("--ports", "17201,17202").split(",")) {
            replicas.add(new Replica(
                    Path.of(options.text("--app", "target/quarkus-app")).toAbsolutePath(),
                    Integer.parseInt(port),
                    options.text("--database", "")));
        }
    }

    public static void main(String[] args) throws Exception {
        Kill kill = new Kill(Options.of(args));
        boolean held = false;
        try {
            held = kill.run();
        } finally {
            for (Replica replica : kill.replicas) {
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
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> killer = threads.submit(this::killAll);
            Semaphore room = new Semaphore(options.number("--at-once", 12));
            List<Future<?>> all = new ArrayList<>();
            int challenges = options.number("--challenges", 1_000);
            int kills = options.number("--kills", 20);
            long pause = 1_000L * kills * options.number("--every", 6) / challenges;
            for (int i = 0; i < challenges; i++) {
                int number = i;
                // spread over the kills, so that each of them hits somebody
                while (!killer.isDone() && (long) i * kills / challenges > killed.get()) {
                    Thread.sleep(50);
                }
                room.acquire();
                all.add(threads.submit(() -> shop(number, room)));
                Thread.sleep(pause);
            }
            for (Future<?> one : all) {
                one.get();
            }
            killer.get();
        }
        Map<UUID, Stored> stored = settled();
        join(stored);
        receiver.stop();
        return verdict(stored);
    }

    private Object killAll() throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < options.number("--kills", 20); i++) {
            Thread.sleep(1_000L * options.number("--every", 6) + random.nextInt(500));
            Replica chosen = replicas.get(random.nextInt(replicas.size()));
            note("kill", "", Integer.toString(chosen.port()));
            chosen.kill();
            chosen.start();
            // one replica always serves: what both lose at once, no replica can keep
            chosen.awaitReady();
            note("ready", "", Integer.toString(chosen.port()));
            killed.incrementAndGet();
        }
        return "done";
    }

    private Object shop(int number, Semaphore room) {
        try {
            challenge(number, new Random(seed + number));
        } catch (Exception | AssertionError e) {
            broken.add("challenge " + number + ": " + e);
            note("broken", "", e.toString());
        } finally {
            room.release();
        }
        return number;
    }

    @FunctionalInterface
    private interface Call<T> {
        T to(String base) throws IOException, InterruptedException;
    }

    /** Sends until an answer comes, each time to a replica chosen at random, as a load balancer would. */
    private <T> T stubborn(Random random, Call<T> call) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (true) {
            try {
                return call.to(replicas.get(random.nextInt(replicas.size())).url());
            } catch (IOException e) {
                retries.incrementAndGet();
                if (System.nanoTime() > end) {
                    throw new AssertionError("no answer for " + TimeUnit.NANOSECONDS.toSeconds(PATIENCE) + " s", e);
                }
                Thread.sleep(200);
            }
        }
    }

    private void challenge(int number, Random random) throws Exception {
        boolean password = number % 5 == 0;
        String aReq = SampleAReq.of(
                new UUID(random.nextLong(), random.nextLong()).toString(),
                receiver.url(),
                password ? SampleAReq.PASSWORD_CARD : SampleAReq.MAILED_CODE_CARD,
                "20000");
        JsonNode aRes = stubborn(random, base -> ready(browser.authenticate(base, aReq)));
        String id = aRes.path("acsTransID").asText();
        note("ares", id, aRes.path("transStatus").asText());
        if (!"C".equals(aRes.path("transStatus").asText())) {
            throw new AssertionError("no challenge: " + aRes);
        }
        Browser.Page page = stubborn(random, base -> shown(browser.open(base, aRes)));
        for (int turns = 0; !page.isFinal(); turns++) {
            if (turns == 20 || page.step().isEmpty()) {
                throw new AssertionError(id + " does not end: HTTP " + page.status());
            }
            page = turn(id, page, password, random);
        }
        saw(id, page);
        // a reload, perhaps by the other replica
        saw(id, stubborn(random, base -> shown(browser.open(base, aRes))));
    }

    private static JsonNode ready(JsonNode answer) throws IOException {
        if (answer.path("errorCode").asText().equals("403") || answer.path("errorCode").asText().equals("405")) {
            throw new IOException("transient");
        }
        return answer;
    }

    private static Browser.Page shown(Browser.Page page) throws IOException {
        if (page.status() >= 500) {
            throw new IOException("HTTP " + page.status());
        }
        return page;
    }

    private Browser.Page turn(String id, Browser.Page page, boolean password, Random random) throws Exception {
        String answer = password ? PASSWORD : code(id, random);
        String step = page.step();
        if (answer.isEmpty()) {
            note("resend", id, "");
            return stubborn(random, base -> shown(browser.resend(base, step)));
        }
        Browser.Page next = stubborn(random, base -> shown(browser.submit(base, step, answer)));
        note("answer", id, next.isFinal() ? next.transStatus() : "asked again");
        return next;
    }

    private String code(String id, Random random) throws InterruptedException {
        for (int i = 0; i < 30; i++) {
            String code = stubborn(random, base -> browser.newestCode(base, id));
            if (!code.isEmpty()) {
                return code;
            }
            Thread.sleep(100);
        }
        return "";
    }

    private void saw(String id, Browser.Page page) {
        long now = System.nanoTime();
        note("final", id, page.transStatus());
        Seen all = seen.computeIfAbsent(id, key -> Seen.none(now));
        synchronized (all) {
            all.told.add(page.told());
            all.transStatus.add(page.transStatus());
        }
    }

    /** Waits until every transaction has ended and every result is delivered, then reads them all. */
    private Map<UUID, Stored> settled() throws Exception {
        Vertx vertx = Vertx.vertx();
        Pool pool = PgBuilder.pool()
                .connectingTo(PgConnectOptions.fromUri(options.text("--database", "")))
                .using(vertx)
                .build();
        Map<UUID, Stored> stored = Map.of();
        for (int i = 0; i < 90; i++) {
            stored = read(pool);
            if (stored.values().stream().allMatch(one -> one.state.equals("FINAL") && one.delivered)) {
                break;
            }
            Thread.sleep(1_000);
        }
        vertx.close();
        return stored;
    }

    private static Map<UUID, Stored> read(Pool pool) throws Exception {
        Map<UUID, Stored> stored = new HashMap<>();
        for (Row row : pool.query("""
                SELECT t.acs_trans_id, t.state, t.trans_status, t.shown_status, o.body, o.delivered_at IS NOT NULL AS delivered
                FROM transaction t LEFT JOIN outbox o ON o.acs_trans_id = t.acs_trans_id AND o.kind = 'RREQ'""").execute().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS)) {
            stored.put(
                    row.getUUID("acs_trans_id"),
                    new Stored(
                            row.getString("state"),
                            row.getString("trans_status"),
                            row.getString("shown_status"),
                            row.getString("body"),
                            row.getBoolean("delivered")));
        }
        return stored;
    }

    private void join(Map<UUID, Stored> stored) {
        stored.forEach(this::check);
        seen.keySet().stream()
                .filter(id -> !stored.containsKey(UUID.fromString(id)))
                .forEach(id -> broken.add(id + ": shown, but not in the database"));
    }

    private void check(UUID key, Stored row) {
        String id = key.toString();
        List<Receiver.Received> received = receiver.of(id);
        holds(row.state.equals("FINAL"), id, "has not ended: " + row.state);
        holds(row.body != null, id, "has no RReq in the outbox");
        holds(!received.isEmpty(), id, "was never reported");
        holds(received.stream().allMatch(one -> one.body().equals(row.body)), id, "was reported in other bytes than stored");
        holds(received.stream().allMatch(one -> one.transStatus().equals(row.transStatus)), id, "was reported with another status");
        Seen pages = seen.get(id);
        if (pages != null) {
            holds(pages.told.stream().distinct().count() == 1, id, "showed different last pages: " + pages.told);
            holds(pages.transStatus.stream().allMatch(status -> status.equals(row.shown)), id, "showed another status than stored");
            holds(!pages.transStatus.contains("Y") || "Y".equals(row.transStatus), id, "showed a success that was none");
            holds(
                    !pages.transStatus.contains("Y")
                            || received.stream().anyMatch(one -> one.at() <= pages.firstAt),
                    id,
                    "showed a success before the directory had it");
        }
    }

    private void holds(boolean held, String id, String otherwise) {
        if (!held) {
            broken.add(id + " " + otherwise);
        }
    }

    private boolean verdict(Map<UUID, Stored> stored) {
        broken.stream().limit(20).forEach(System.out::println);
        Map<String, Integer> outcomes = new HashMap<>();
        stored.values().forEach(row -> outcomes.merge(row.transStatus + " shown " + row.shown, 1, Integer::sum));
        System.out.printf(
                "%s: %d kills, seed %d: %d transactions %s, %d seen to their end, %d RReqs received, %d requests sent again, %d broken%n",
                broken.isEmpty() ? "HELD" : "BROKEN",
                options.number("--kills", 20),
                seed,
                stored.size(),
                outcomes,
                seen.size(),
                receiver.count(),
                retries.get(),
                broken.size());
        return broken.isEmpty();
    }

    private synchronized void note(String what, String id, String detail) {
        ObjectNode line = Browser.JSON.createObjectNode();
        line.put("at", System.currentTimeMillis()).put("what", what).put("acsTransID", id).put("detail", detail);
        history.println(line);
    }
}
