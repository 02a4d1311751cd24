import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers given at the same moment, over two or more replicas on one database. Exit code 1 if any challenge breaks a promise.
 *
 * <pre>
 *   --urls a,b           base URLs (required)
 *   --mode right|wrong|cross
 *                        right (default): the right answer many times at once. One result, one RReq, one last page.
 *                        wrong: rounds of many wrong answers at once, then the right one. Never more answers judged than allowed.
 *                        cross: two purchases with one card at once, each answered with the other's code, then with its own.
 *   --challenges n       default 1000 for right, 100 for wrong, 500 pairs for cross
 *   --parallel n         default 8 for right, 50 for wrong
 *   --at-once n          challenges under way (default 4)
 *   --attempts n         what the server allows (default 5; mode wrong)
 *   --password           use the card with a password instead of the one with mailed codes
 *   --seed n             of the number of wrong rounds
 * </pre>
 */
final class Race {

    private static final String PASSWORD = "Sakura-0011";

    private final Options options;
    private final String[] urls;
    private final String mode;
    private final boolean wrongMode;
    private final int parallel;
    private final int attempts;
    private final long seed;
    private final Browser browser = new Browser();
    private final Receiver receiver = new Receiver();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ConcurrentLinkedQueue<String> broken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger successes = new AtomicInteger();
    private final AtomicInteger copies = new AtomicInteger();

    private Race(Options options) throws Exception {
        this.options = options;
        urls = options.text("--urls", "").split(",");
        mode = options.text("--mode", "right");
        wrongMode = mode.equals("wrong");
        parallel = options.number("--parallel", wrongMode ? 50 : 8);
        attempts = options.number("--attempts", 5);
        seed = options.number("--seed", (int) System.nanoTime() & 0xffff);
    }

    public static void main(String[] args) throws Exception {
        System.exit(new Race(Options.of(args)).run() ? 0 : 1);
    }

    private boolean run() throws Exception {
        int challenges = options.number("--challenges", wrongMode ? 100 : mode.equals("cross") ? 500 : 1_000);
        Semaphore room = new Semaphore(options.number("--at-once", 4));
        long start = System.nanoTime();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < challenges; i++) {
            int number = i;
            room.acquire();
            all.add(threads.submit(() -> {
                try {
                    if (mode.equals("cross")) {
                        cross(number);
                    } else {
                        challenge(number);
                    }
                } catch (Exception | AssertionError e) {
                    broken.add("challenge " + number + ": " + e);
                } finally {
                    room.release();
                }
            }));
        }
        for (Future<?> one : all) {
            one.get(5, TimeUnit.MINUTES);
        }
        receiver.stop();
        broken.stream().limit(20).forEach(System.out::println);
        System.out.printf(
                "%s: %d challenges x %d answers at once over %d replicas in %.0f s, seed %d: %d successes, %d RReqs (%d copies), %d broken%n",
                broken.isEmpty() ? "HELD" : "BROKEN",
                challenges,
                parallel,
                urls.length,
                (System.nanoTime() - start) / 1e9,
                seed,
                successes.get(),
                receiver.count(),
                copies.get(),
                broken.size());
        return broken.isEmpty();
    }

    private String url(int i) {
        return urls[i % urls.length];
    }

    private JsonNode asked(int number, String card) throws Exception {
        JsonNode aRes = browser.authenticate(
                url(number), SampleAReq.of(UUID.randomUUID().toString(), receiver.url(), card, "20000"));
        check("C".equals(aRes.path("transStatus").asText()), "no challenge: " + aRes);
        return aRes;
    }

    /** Same card, shop and amount: only the transaction tells the two codes apart. */
    private void cross(int number) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(2);
        List<Future<Purchase>> opened = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int which = number + i;
            opened.add(threads.submit(() -> {
                JsonNode aRes = asked(which, SampleAReq.MAILED_CODE_CARD);
                String acsTransID = aRes.path("acsTransID").asText();
                barrier.await(30, TimeUnit.SECONDS);
                Browser.Page first = browser.open(url(which), aRes);
                return new Purchase(acsTransID, first.step(), code(which, acsTransID));
            }));
        }
        Purchase one = opened.get(0).get();
        Purchase other = opened.get(1).get();
        List<Callable<Browser.Page>> crossed = List.of(
                () -> browser.submit(url(number), one.step(), other.code()),
                () -> browser.submit(url(number + 1), other.step(), one.code()));
        List<Browser.Page> refused = new ArrayList<>();
        for (Future<Browser.Page> call : threads.invokeAll(crossed)) {
            refused.add(call.get());
        }
        for (int i = 0; i < 2; i++) {
            Purchase purchase = i == 0 ? one : other;
            Browser.Page page = refused.get(i);
            check(!page.isFinal() && page.status() == 200, purchase.acsTransID() + " took the other's code: " + page.transStatus());
            Browser.Page last = browser.submit(url(number + i + 1), page.step(), purchase.code());
            check("Y".equals(last.transStatus()), purchase.acsTransID() + " refused its own code: " + last.status());
            reported(purchase.acsTransID(), "Y");
            successes.incrementAndGet();
        }
    }

    private void challenge(int number) throws Exception {
        boolean password = options.has("--password");
        JsonNode aRes = asked(number, password ? SampleAReq.PASSWORD_CARD : SampleAReq.MAILED_CODE_CARD);
        String acsTransID = aRes.path("acsTransID").asText();
        Browser.Page first = browser.open(url(number + 1), aRes);
        String answer = password ? PASSWORD : code(number, acsTransID);
        if (wrongMode) {
            wrong(number, acsTransID, first, answer);
        } else {
            right(number, acsTransID, first, answer);
        }
    }

    /** A challenge that was opened, and the code that was sent for it. */
    private record Purchase(String acsTransID, String step, String code) {}

    private String code(int number, String acsTransID) throws Exception {
        for (int i = 0; i < 100; i++) {
            String code = browser.newestCode(url(number), acsTransID);
            if (!code.isEmpty()) {
                return code;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no code arrived");
    }

    private void right(int number, String acsTransID, Browser.Page first, String answer) throws Exception {
        List<Browser.Page> pages = atOnce(number, first.step(), answer);
        Set<String> told = new HashSet<>();
        pages.forEach(page -> told.add(page.told()));
        check(told.size() == 1, acsTransID + " showed different last pages: " + told);
        check("Y".equals(pages.getFirst().transStatus()), acsTransID + " showed " + pages.getFirst().transStatus());
        reported(acsTransID, "Y");
        successes.incrementAndGet();
    }

    /** Rounds of wrong answers; the right one follows, and counts only if an attempt is left. */
    private void wrong(int number, String acsTransID, Browser.Page first, String answer) throws Exception {
        int rounds = new Random(seed + number).nextInt(attempts + 2);
        String step = first.step();
        for (int round = 0; round < rounds; round++) {
            String wrong = answer.equals("000000") ? "000001" : "000000";
            List<Browser.Page> pages = atOnce(number, step, wrong);
            check(pages.stream().noneMatch(page -> "Y".equals(page.transStatus())), acsTransID + ": success by a wrong answer");
            step = pages.stream().map(Browser.Page::step).filter(s -> !s.isEmpty()).reduce(step, (a, b) -> newer(a, b));
        }
        Browser.Page last = browser.submit(url(number), step, answer);
        boolean within = rounds < attempts;
        check(last.isFinal(), acsTransID + " has not ended after " + rounds + " rounds: " + last.status());
        check((within ? "Y" : "N").equals(last.transStatus()), acsTransID + " showed " + last.transStatus() + " after " + rounds + " rounds");
        Browser.Page again = browser.submit(url(number + 1), step, answer);
        check(again.told().equals(last.told()), acsTransID + " changed its last page");
        reported(acsTransID, within ? "Y" : "N");
        String counted = receiver.of(acsTransID).getFirst().interactionCounter();
        check(Integer.parseInt(counted) == Math.min(rounds + 1, attempts), acsTransID + " counted " + counted + " after " + rounds + " rounds");
        if (within) {
            successes.incrementAndGet();
        }
    }

    /** Pages that came back at once may be of different steps; a token names its step in bytes 17 to 20. */
    private static String newer(String a, String b) {
        byte[] first = java.util.Base64.getUrlDecoder().decode(a);
        byte[] second = java.util.Base64.getUrlDecoder().decode(b);
        return java.nio.ByteBuffer.wrap(first, 17, 4).getInt() >= java.nio.ByteBuffer.wrap(second, 17, 4).getInt() ? a : b;
    }

    private List<Browser.Page> atOnce(int number, String step, String answer) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(parallel);
        List<Callable<Browser.Page>> calls = new ArrayList<>();
        for (int i = 0; i < parallel; i++) {
            String base = url(number + i);
            calls.add(() -> {
                barrier.await(30, TimeUnit.SECONDS);
                return browser.submit(base, step, answer);
            });
        }
        List<Browser.Page> pages = new ArrayList<>();
        for (Future<Browser.Page> call : threads.invokeAll(calls)) {
            pages.add(call.get());
        }
        return pages;
    }

    private void reported(String acsTransID, String transStatus) {
        List<Receiver.Received> all = receiver.of(acsTransID);
        check(!all.isEmpty(), acsTransID + " ended without an RReq");
        check(all.stream().map(Receiver.Received::body).distinct().count() == 1, acsTransID + " sent different RReqs");
        check(transStatus.equals(all.getFirst().transStatus()), acsTransID + " reported " + all.getFirst().transStatus());
        copies.addAndGet(all.size() - 1);
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
