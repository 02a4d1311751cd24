import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Members stop and allow the sharing of their data by SQL while purchases go on over two replicas. Exit code 1 if the provider heard of a
 * purchase after the commit that forbade it, or of more than it may, or if such a purchase was approved.
 *
 * <pre>
 *   --database URL       an empty database (required)
 *   --app folder         packaged application (default target/quarkus-app)
 *   --count n            purchases (default 10000): AReqs, the REST API, and challenges that are cancelled
 *   --rate n             purchases per second (default 100)
 *   --warmup n           purchases before anybody changes their mind (default 1000)
 *   --members n          default 50, each with a card
 *   --flippers n         members that are stopped at once (default 8), each by a connection of its own
 *   --concurrency n      questions under way in a replica (default 5), so that others wait with what they know
 *   --stalls n           times that a replica stands still for a second (default one for every thousand purchases)
 *   --tolerance ms       how late a question may arrive (default 0)
 *   --ports a,b          default 17321,17322
 *   --seed n             of the members' changes of mind, the purchases and the provider's slowness
 * </pre>
 */
final class OptOut {

    /** All that the provider may be told, in questions and about outcomes. */
    static final Set<String> DOCUMENTED = Set.of(
            "transactionId", "sessionId", "channel", "category", "card.bin", "card.token", "card.scheme", "merchant.id", "merchant.name",
            "merchant.mcc", "merchant.country", "purchase.amount", "purchase.currency", "purchase.exponent", "purchase.date", "device.ip",
            "device.userAgent", "device.language", "device.timeZone", "device.screen", "device.key", "transStatus", "challenged",
            "reference", "method");

    private static final Pattern TRANS_STATUS = Pattern.compile("\"transStatus\":\"(.)\"");
    private static final Pattern ID = Pattern.compile("\"(?:acsTransID|id)\":\"([0-9a-f-]{36})\"");
    private static final double FEWEST_ASKED = 0.5;
    /** Replicas that stand still on a busy machine answer some with an error; more would make the run say nothing. */
    private static final double MOST_FAILED = 0.02;

    private final Options options;
    private final long seed;
    private final Random random;
    private final Database database;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final OpenLoop loop = new OpenLoop(vertx);
    private final Browser browser = new Browser();
    private final Receiver receiver = new Receiver();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger asked = new AtomicInteger();
    private final ConcurrentLinkedQueue<Call> calls = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Purchase> purchases = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Purchase> early = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> broken = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Future<?>> challenges = new ConcurrentLinkedQueue<>();
    private final AtomicInteger cancelled = new AtomicInteger();
    private final Map<String, String> tokenOfTransaction = new ConcurrentHashMap<>();
    private final Map<String, Flipper.Member> memberOfToken = new HashMap<>();
    private final List<Replica> replicas = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private final List<Flipper> flippers = new ArrayList<>();
    private final List<Flipper.Member> members = new ArrayList<>();
    private final Provider provider;

    /** A request to the provider. */
    private record Call(boolean outcome, String transaction, long at) {}

    private record Purchase(Flipper.Member member, OpenLoop.Answer answer) {

        String transStatus() {
            Matcher found = TRANS_STATUS.matcher(answer.body());
            return found.find() ? found.group(1) : "none";
        }

        String id() {
            Matcher found = ID.matcher(answer.body());
            return found.find() ? found.group(1) : "none";
        }
    }

    private OptOut(Options options) throws Exception {
        this.options = options;
        seed = options.number("--seed", (int) System.nanoTime() & 0xffff);
        random = new Random(seed);
        database = new Database(options.text("--database", ""));
        provider = new Provider(0, this::answer);
        System.out.println("seed " + seed);
    }

    public static void main(String[] args) throws Exception {
        OptOut optOut = new OptOut(Options.of(args));
        boolean held = false;
        try {
            held = optOut.run();
        } catch (Exception e) {
            e.printStackTrace(); // and end, which an event loop would not
        } finally {
            for (Replica replica : optOut.replicas) {
                replica.kill();
            }
        }
        System.exit(held ? 0 : 1);
    }

    private boolean run() throws Exception {
        start();
        learnTokens();
        warmUp();
        List<Thread> running = new ArrayList<>();
        int count = options.number("--flippers", 8);
        for (int i = 0; i < count; i++) {
            int mine = i;
            Flipper flipper = new Flipper(
                    database,
                    seed + i,
                    members.stream().filter(member -> members.indexOf(member) % count == mine).toList());
            flippers.add(flipper);
            running.add(Thread.ofPlatform().start(flipper));
        }
        AtomicBoolean over = new AtomicBoolean();
        Future<?> stalls = threads.submit(() -> stall(over));
        loop.run(options.number("--rate", 100), options.number("--count", 10_000), () -> true, this::purchase);
        over.set(true);
        stalls.get();
        for (Future<?> challenge : challenges) {
            challenge.get(1, TimeUnit.MINUTES);
        }
        flippers.forEach(Flipper::end);
        for (Thread thread : running) {
            thread.join();
        }
        Thread.sleep(2_000); // what is still on its way is to be seen too
        receiver.stop();
        return verdict();
    }

    private void start() throws Exception {
        for (String port : options.text("--ports", "17321,17322").split(",")) {
            String base = "http://127.0.0.1:" + provider.port();
            Replica replica = new Replica(
                    Path.of(options.text("--app", "target/quarkus-app")).toAbsolutePath(),
                    Integer.parseInt(port),
                    options.text("--database", ""),
                    Map.of(
                            "SEKISHO_SCORING_URL", base + "/score",
                            "SEKISHO_SCORING_OUTCOME_URL", base + "/outcome",
                            "SEKISHO_SCORING_CONCURRENCY", Integer.toString(options.number("--concurrency", 5)),
                            "SEKISHO_CHALLENGE_IDLE", "10m"));
            replicas.add(replica);
            replica.start();
            replica.awaitReady();
            tokens.add(Others.token(replica.url()));
        }
        try (Connection connection = database.connect()) {
            DemoCards.add(connection, options.number("--members", 50))
                    .forEach(card -> members.add(new Flipper.Member(card.member(), card.number())));
        }
    }

    /** One purchase with each card tells what the provider calls it. */
    private void learnTokens() throws IOException, InterruptedException {
        for (int i = 0; i < members.size(); i++) {
            Flipper.Member member = members.get(i);
            String token = null;
            // a cold replica may be too slow for its own consent
            for (int tries = 0; token == null && tries < 20; tries++) {
                JsonNode aRes = browser.authenticate(replicas.get(i % replicas.size()).url(), aReq(member, "5000"));
                token = tokenOfTransaction.get(aRes.path("acsTransID").asText());
            }
            if (token == null || memberOfToken.put(token, member) != null) {
                throw new IOException("the provider was not asked about a first purchase, or about two cards in one");
            }
        }
    }

    private void warmUp() throws InterruptedException {
        loop.run(
                options.number("--rate", 100),
                options.number("--warmup", 1_000),
                () -> true,
                i -> OpenLoop.Request.post(
                        replicas.get(i % replicas.size()).url() + "/3ds/areq",
                        "application/json; charset=UTF-8",
                        aReq(members.get(i / replicas.size() % members.size()), "5000"),
                        answer -> early.add(new Purchase(members.get(i / replicas.size() % members.size()), answer))));
    }

    private String aReq(Flipper.Member member, String amount) {
        return SampleAReq.of(UUID.randomUUID().toString(), receiver.url(), member.card, amount);
    }

    /** Slow at times, so that questions wait for each other, and now and then done with a connection. */
    private void answer(Provider.Asked question, Provider.Wire wire) throws IOException, InterruptedException {
        JsonNode body = Browser.JSON.readTree(question.body());
        boolean outcome = question.path().startsWith("/outcome");
        String transaction = body.path("transactionId").asText();
        if (!outcome) {
            tokenOfTransaction.put(transaction, body.path("card").path("token").asText());
        }
        calls.add(new Call(outcome, transaction, question.at()));
        lookAt(question, body);
        Random mood = new Random(seed + asked.incrementAndGet());
        Thread.sleep(mood.nextInt(100) < 15 ? mood.nextInt(300, 600) : mood.nextInt(2, 20));
        boolean low = body.path("purchase").path("amount").asText("0").length() < 5;
        wire.send(
                200,
                outcome
                        ? "{}"
                        : "{\"decision\":\"" + (low ? "ALLOW" : "CHALLENGE") + "\",\"score\":" + (low ? 10 : 540)
                                + ",\"reasons\":[\"bench\"],\"reference\":\"" + transaction + "\"}");
        if (mood.nextInt(5) == 0) {
            wire.close();
        }
    }

    private void lookAt(Provider.Asked question, JsonNode body) {
        Set<String> names = new TreeSet<>();
        collect("", body, names);
        names.removeAll(DOCUMENTED);
        if (!names.isEmpty()) {
            broken.add("the provider was told " + names);
        }
        String all = (question.head() + question.body()).replaceAll("[ -]", "");
        for (Flipper.Member member : members) {
            if (all.contains(member.card)) {
                broken.add("the provider was told a card number");
            }
        }
    }

    private static void collect(String path, JsonNode node, Set<String> names) {
        if (node.isObject()) {
            node.properties().forEach(one -> collect(path.isEmpty() ? one.getKey() : path + "." + one.getKey(), one.getValue(), names));
        } else if (node.isArray()) {
            node.forEach(one -> collect(path + "[]", one, names));
        } else {
            names.add(path);
        }
    }

    /** Half of them of members who are changing their mind. */
    private OpenLoop.Request purchase(int number) {
        Flipper.Member hot = flippers.get(random.nextInt(flippers.size())).hot();
        Flipper.Member member = hot != null && random.nextBoolean() ? hot : members.get(random.nextInt(members.size()));
        int replica = random.nextInt(replicas.size());
        String base = replicas.get(replica).url();
        int kind = random.nextInt(100);
        if (kind < 15) {
            return new OpenLoop.Request(
                    HttpMethod.POST,
                    base + "/v1/authentications",
                    Map.of(
                            "content-type", "application/json",
                            "authorization", "Bearer " + tokens.get(replica),
                            "idempotency-key", "bench-" + seed + "-" + number),
                    "{\"cardNumber\":\"" + member.card
                            + "\",\"amount\":{\"value\":5000,\"currency\":\"JPY\"},\"returnUrl\":\"https://shop.example/back\"}",
                    answer -> purchases.add(new Purchase(member, answer)));
        }
        boolean challenged = kind < 20;
        int delay = random.nextInt(1_500);
        return OpenLoop.Request.post(
                base + "/3ds/areq", "application/json; charset=UTF-8", aReq(member, challenged ? "20000" : "5000"), answer -> {
                    Purchase purchase = new Purchase(member, answer);
                    purchases.add(purchase);
                    if (challenged && purchase.transStatus().equals("C")) {
                        challenges.add(threads.submit(() -> cancel(base, answer.body(), delay)));
                    }
                });
    }

    /** The cardholder gives up after a while; by then the member may have changed their mind. */
    private Object cancel(String base, String answer, int delay) throws IOException, InterruptedException {
        JsonNode aRes = Browser.JSON.readTree(answer);
        Browser.Page page = browser.open(base, aRes);
        Thread.sleep(delay);
        Browser.Page last = browser.cancel(base, page.step());
        if (last.isFinal()) {
            cancelled.incrementAndGet();
        }
        return last;
    }

    private int stalls() {
        return options.number("--stalls", options.number("--count", 10_000) / 1_000);
    }

    private Object stall(AtomicBoolean over) throws IOException, InterruptedException {
        Random when = new Random(seed);
        int stalls = stalls();
        long gap = 1_000L * options.number("--count", 10_000) / options.number("--rate", 100) / Math.max(1, stalls);
        for (int i = 0; i < stalls && !over.get(); i++) {
            Thread.sleep(Math.max(1, gap - 1_000) / 2 + when.nextInt((int) Math.max(1, gap / 2)));
            long pid = replicas.get(when.nextInt(replicas.size())).pid();
            signal("-STOP", pid);
            Thread.sleep(1_000);
            signal("-CONT", pid);
        }
        return stalls;
    }

    private static void signal(String which, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", which, Long.toString(pid)).inheritIO().start().waitFor();
    }

    private boolean verdict() throws Exception {
        flippers.stream().map(Flipper::failure).filter(java.util.Objects::nonNull).forEach(e -> broken.add("a flipper ended: " + e));
        Set<String> heard = new TreeSet<>();
        List<Double> late = new ArrayList<>();
        int close = 0;
        int outcomes = 0;
        int unasked = 0;
        Map<String, Flipper.Member> bought = new HashMap<>();
        early.forEach(one -> bought.put(one.id(), one.member));
        purchases.forEach(one -> bought.put(one.id(), one.member));
        for (Call call : calls) {
            heard.add(call.transaction);
            outcomes += call.outcome ? 1 : 0;
            String token = tokenOfTransaction.get(call.transaction);
            unasked += token == null ? 1 : 0;
            Flipper.Member member = token == null ? bought.get(call.transaction) : memberOfToken.get(token);
            if (member == null) {
                broken.add("the provider was told of an unknown card or transaction: " + call);
                continue;
            }
            close += member.stopping.stream().anyMatch(stretch -> stretch.holds(call.at)) ? 1 : 0;
            violation(call, member, late);
        }
        int[] kept = purchasesJudged(heard);
        report(late, close, outcomes, unasked, kept);
        return broken.isEmpty();
    }

    private void violation(Call call, Flipper.Member member, List<Double> late) {
        long tolerance = TimeUnit.MILLISECONDS.toNanos(options.number("--tolerance", 0));
        for (Flipper.Stretch off : member.off) {
            if (off.holds(call.at)) {
                double millis = (call.at - off.from()) / 1e6;
                late.add(millis);
                if (call.at - off.from() > tolerance) {
                    broken.add(String.format("%s came %.2f ms after the commit that forbade it", call.outcome ? "an outcome" : "a question", millis));
                }
            }
        }
    }

    /** Those that lie wholly in a time without consent, those wholly in one with it, and how many of the latter were asked about. */
    private int[] purchasesJudged(Set<String> heard) {
        int[] counted = new int[3];
        List<Purchase> failed = purchases.stream().filter(one -> one.transStatus().equals("none")).toList();
        if (failed.size() > MOST_FAILED * purchases.size()) {
            broken.add(failed.size() + " purchases failed, such as by " + failed.getFirst().answer);
        }
        for (Purchase one : purchases) {
            if (within(one, one.member.off)) {
                counted[0]++;
                if (one.transStatus().equals("Y")) {
                    broken.add("approved without a question: " + one.id());
                }
            } else if (within(one, one.member.on)) {
                counted[1]++;
                counted[2] += heard.contains(one.id()) ? 1 : 0;
            }
        }
        if (counted[0] == 0 || counted[2] < FEWEST_ASKED * counted[1] || counted[1] == 0) {
            broken.add("this says nothing: " + counted[0] + " purchases without consent, " + counted[1] + " with it, " + counted[2]
                    + " of those asked about");
        }
        return counted;
    }

    private static boolean within(Purchase purchase, List<Flipper.Stretch> stretches) {
        return stretches.stream()
                .anyMatch(stretch -> stretch.holds(purchase.answer.due()) && stretch.holds(purchase.answer.at()));
    }

    private void report(List<Double> late, int close, int outcomes, int unasked, int[] kept) throws Exception {
        Map<String, Integer> why = new TreeMap<>();
        for (List<String> reasons : database.reasons().values()) {
            why.merge(
                    reasons.stream().filter(reason -> reason.startsWith("provider:")).findFirst().orElse("nothing of the provider"),
                    1,
                    Integer::sum);
        }
        System.out.println("Reasons stored: " + why);
        Map<String, Integer> statuses = new TreeMap<>();
        purchases.forEach(one -> statuses.merge(one.transStatus(), 1, Integer::sum));
        broken.stream().limit(20).forEach(System.out::println);
        late.sort(null);
        System.out.printf(
                "Late by: %s%n",
                late.isEmpty() ? "none" : String.format("median %.2f ms, at most %.2f ms", late.get(late.size() / 2), late.getLast()));
        System.out.printf(
                "%s: seed %d, %d purchases %s, %d times consent was taken away; %d questions and %d outcomes (%d of purchases it"
                        + " was not asked about), %d of all while it was being taken away; %d after it was; %d purchases wholly without consent, %d wholly with it, %d of those asked about; %d challenges cancelled, %d stalls; %d broken%n",
                broken.isEmpty() ? "HELD" : "BROKEN",
                seed,
                purchases.size(),
                statuses,
                flippers.stream().mapToInt(Flipper::stops).sum(),
                calls.size() - outcomes,
                outcomes,
                unasked,
                close,
                late.size(),
                kept[0],
                kept[1],
                kept[2],
                cancelled.get(),
                stalls(),
                broken.size());
    }
}
