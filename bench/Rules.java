import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What an issuer's own rules cost: CPU per AReq with none, some and many of them, in turns. Every answer must be an ARes with
 * transStatus Y; one wrong answer fails the run.
 *
 * <pre>
 *   --database URL       the replica's database (required)
 *   --url URL            the replica (required)
 *   --pid n              its process (required)
 *   --postmaster n       the PostgreSQL under it (required)
 *   --counts a,b,c       rules (default 0,20,200)
 *   --plain              only rules that need nothing from the database
 *   --rate n             open loop: so many AReqs a second (default 200)
 *   --seconds n          length of a round (default 15)
 *   --rounds n           blocks of A B C C B A (default 2)
 *   --warmup n           AReqs before the first round, with as many rules as there will be (default 10000)
 *   --cards n            cards that buy in turn (default 1000)
 * </pre>
 */
final class Rules {

    private static final String INSERT = """
            INSERT INTO rule_set (id, issuer_id, version, status, rules, created_by, published_by, published_at)
            SELECT gen_random_uuid(), 'demo', coalesce(max(version), 0) + 1, 'ACTIVE', ?, 'bench', 'bench', now()
            FROM rule_set WHERE issuer_id = 'demo' RETURNING version""";
    private static final String RETIRE = "UPDATE rule_set SET status = 'RETIRED' WHERE issuer_id = 'demo' AND status = 'ACTIVE'";
    private static final int MERCHANTS = 50;

    private final Options options;
    private final String url;
    private final long pid;
    private final long postmaster;
    private final Database database;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final OpenLoop loop = new OpenLoop(vertx);
    private final Browser browser = new Browser();
    private List<DemoCards.Card> cards;

    private record Round(int rules, int right, int wrong, double[] latencies, double server, double postgres, String load) {

        double both() {
            return server + postgres;
        }

        double percentile(double share) {
            return latencies.length == 0 ? Double.NaN : latencies[(int) Math.min(latencies.length - 1, share * latencies.length)];
        }
    }

    private Rules(Options options) {
        this.options = options;
        url = options.text("--url", "");
        pid = options.number("--pid", 0);
        postmaster = options.number("--postmaster", 0);
        database = new Database(options.text("--database", ""));
    }

    public static void main(String[] args) throws Exception {
        Rules rules = new Rules(Options.of(args));
        boolean good = rules.run();
        rules.vertx.close();
        System.exit(good ? 0 : 1);
    }

    /** So many rules as an issuer might have them; none refuses or challenges a purchase of this program. */
    private String ruleSet(int n) {
        return IntStream.range(0, n)
                .mapToObj(i -> "{\"name\":\"rule-" + i + "\"," + (options.has("--plain") ? plain(i) : i % 3 == 0 ? counted(i) : plain(i)) + "}")
                .collect(java.util.stream.Collectors.joining(",", "{\"rules\":[", "]}"));
    }

    /** Needs the database: counts in nine windows, known devices, trusted merchants. */
    private static String counted(int i) {
        String per = List.of("CARD", "DEVICE", "MERCHANT").get(i / 3 % 3);
        String within = List.of("PT10M", "PT1H", "P1D").get(i / 9 % 3);
        return switch (i / 3 % 5) {
            case 3 -> "\"when\":[{\"knownDevice\":true},{\"amount\":{\"currency\":\"392\",\"below\":\"" + (1_000 + i) + "\"}}],\"then\":\"EXEMPT\"";
            case 4 -> "\"when\":[{\"trustedMerchant\":true},{\"provider\":[\"MEDIUM\"]}],\"then\":\"EXEMPT\"";
            default -> "\"when\":[{\"velocity\":{\"per\":\"" + per + "\",\"within\":\"" + within + "\",\"atLeast\":" + (900_000 + i)
                    + "}}],\"then\":\"CHALLENGE\"";
        };
    }

    /** Needs nothing but the request. */
    private static String plain(int i) {
        String amount = "{\"amount\":{\"currency\":\"392\",\"atLeast\":\"" + (300_000 + i) + "\"}}";
        return switch (i % 7) {
            case 0 -> "\"when\":[" + amount + "],\"then\":\"CHALLENGE\"";
            case 1 -> "\"when\":[{\"mcc\":[\"7995\",\"5967\",\"6051\",\"" + (1_000 + i) + "\"]},{\"merchantCountry\":[\"840\",\"826\"]}],\"then\":\"REFUSE\"";
            case 2 -> "\"when\":[{\"hour\":{\"from\":0,\"until\":24}},{\"challengeInd\":[\"01\",\"02\"]},{\"category\":[\"PAYMENT\"]}],\"then\":\"NOTE\"";
            case 3 -> "\"when\":[{\"merchantCountry\":[\"392\"]}," + amount + "],\"then\":\"CHALLENGE\"";
            case 4 -> "\"when\":[{\"merchant\":[\"some-merchant-" + i + "\",\"another-merchant-" + i + "\"]}],\"then\":\"REFUSE\"";
            case 5 -> "\"when\":[{\"ipCountryDiffersFrom\":\"BILLING\"}," + amount + "],\"then\":\"CHALLENGE\"";
            default -> "\"when\":[{\"provider\":[\"MEDIUM\",\"UNKNOWN\"]},{\"card\":[\"REGISTERED\"]}," + amount + "],\"then\":\"CHALLENGE\"";
        };
    }

    private boolean run() throws Exception {
        try (Connection connection = database.connect()) {
            cards = DemoCards.add(connection, options.number("--cards", 1_000));
        }
        int[] counts = Arrays.stream(options.text("--counts", "0,20,200").split(",")).mapToInt(Integer::parseInt).toArray();
        put(counts[counts.length - 1]);
        long wrong = send(options.number("--warmup", 10_000)).stream().filter(Rules::isWrong).count();
        System.out.printf("%d AReqs to warm up, %d wrong%n%n", options.number("--warmup", 10_000), wrong);
        System.out.println("| round | rules | right | wrong | p50 ms | p99 ms | server µs/req without JIT | PostgreSQL µs/req | both | load |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        List<Round> rounds = new ArrayList<>();
        for (int block = 0; block < options.number("--rounds", 2); block++) {
            for (int place = 0; place < 2 * counts.length; place++) {
                Round round = round(counts[Math.min(place, 2 * counts.length - 1 - place)]);
                rounds.add(round);
                print(rounds.size(), round);
            }
        }
        compare(counts, rounds);
        return rounds.stream().allMatch(round -> round.wrong == 0);
    }

    /** Puts a rule set in force and waits until a purchase shows it. */
    private void put(int n) throws Exception {
        String wanted = "";
        try (Connection connection = database.connect();
                PreparedStatement retire = connection.prepareStatement(RETIRE);
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            connection.setAutoCommit(false);
            retire.executeUpdate();
            if (n > 0) {
                insert.setString(1, ruleSet(n));
                var version = insert.executeQuery();
                version.next();
                wanted = "rules:v" + version.getInt(1);
            }
            connection.commit();
        }
        for (int i = 0; i < 100; i++) {
            JsonNode aRes = browser.authenticate(url, SampleAReq.frictionless());
            String inForce = database.reasons(aRes.path("acsTransID").asText()).stream()
                    .filter(reason -> reason.startsWith("rules:"))
                    .findFirst()
                    .orElse("");
            if (inForce.equals(wanted)) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("the replica does not see " + n + " rules");
    }

    private ConcurrentLinkedQueue<OpenLoop.Answer> send(int count) throws InterruptedException {
        ConcurrentLinkedQueue<OpenLoop.Answer> answers = new ConcurrentLinkedQueue<>();
        loop.run(options.number("--rate", 200), count, () -> true, i -> OpenLoop.Request.post(
                url + "/3ds/areq",
                "application/json; charset=UTF-8",
                SampleAReq.of(
                                UUID.randomUUID().toString(),
                                "https://directory.example/rreq",
                                cards.get(i % cards.size()).number(),
                                "5000")
                        .replace("bench-merchant-1", "bench-merchant-" + i % MERCHANTS),
                answers::add));
        return answers;
    }

    private static boolean isWrong(OpenLoop.Answer answer) {
        return answer.status() != 200 || !answer.body().contains("\"transStatus\":\"Y\"");
    }

    private Round round(int n) throws Exception {
        put(n);
        Thread.sleep(1_000); // the last round's garbage and commits
        Cpu.Java before = Cpu.java(pid);
        double postgres = Cpu.postgres(postmaster);
        var answers = send(options.number("--rate", 200) * options.number("--seconds", 15));
        double postgresUsed = Cpu.postgres(postmaster) - postgres;
        Cpu.Java used = Cpu.java(pid).since(before);
        List<OpenLoop.Answer> wrong = answers.stream().filter(Rules::isWrong).toList();
        wrong.stream().limit(3).forEach(one -> System.out.println("wrong answer: " + one));
        int right = answers.size() - wrong.size();
        return new Round(
                n,
                right,
                wrong.size(),
                answers.stream().mapToDouble(OpenLoop.Answer::millis).sorted().toArray(),
                1_000 * used.withoutJit() / Math.max(1, right),
                1_000 * postgresUsed / Math.max(1, right),
                Cpu.loadAverage());
    }

    private static void print(int number, Round round) {
        System.out.printf(
                Locale.ROOT,
                "| %d | %d | %d | %d | %.1f | %.1f | %.0f | %.0f | %.0f | %s |%n",
                number,
                round.rules,
                round.right,
                round.wrong,
                round.percentile(0.50),
                round.percentile(0.99),
                round.server,
                round.postgres,
                round.both(),
                round.load);
    }

    private static void compare(int[] counts, List<Round> rounds) {
        System.out.println("\n| rules | server µs/req more than with " + counts[0] + " | PostgreSQL µs/req more | both | control: a count's two rounds of a block, both |");
        System.out.println("|---|---|---|---|---|");
        for (int n : counts) {
            System.out.printf(
                    "| %d | %s | %s | %s | %s |%n",
                    n,
                    more(rounds, counts, n, Round::server),
                    more(rounds, counts, n, Round::postgres),
                    more(rounds, counts, n, Round::both),
                    control(rounds, counts, n));
        }
    }

    private static List<Round> of(List<Round> rounds, int[] counts, int block, int n) {
        return rounds.subList(block * 2 * counts.length, (block + 1) * 2 * counts.length).stream()
                .filter(round -> round.rules == n)
                .toList();
    }

    /** Median over both halves of the blocks, smallest and largest in brackets. */
    private static String more(List<Round> rounds, int[] counts, int n, ToDoubleFunction<Round> figure) {
        List<Double> all = new ArrayList<>();
        for (int block = 0; block < rounds.size() / (2 * counts.length); block++) {
            for (int half = 0; half < 2; half++) {
                all.add(figure.applyAsDouble(of(rounds, counts, block, n).get(half))
                        - figure.applyAsDouble(of(rounds, counts, block, counts[0]).get(half)));
            }
        }
        all.sort(null);
        double median = (all.get((all.size() - 1) / 2) + all.get(all.size() / 2)) / 2;
        return String.format(Locale.ROOT, "%.0f (%.0f–%.0f)", median, all.getFirst(), all.getLast());
    }

    private static String control(List<Round> rounds, int[] counts, int n) {
        StringBuilder all = new StringBuilder();
        for (int block = 0; block < rounds.size() / (2 * counts.length); block++) {
            List<Round> two = of(rounds, counts, block, n);
            all.append(String.format(Locale.ROOT, " %+.0f", two.get(1).both() - two.get(0).both()));
        }
        return all.toString().strip();
    }
}
