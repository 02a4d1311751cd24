import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** How the provider of {@link Faults} behaves, and what it remembers of each question. */
final class Modes {

    private static final int HUGE = 50 * 1024 * 1024;
    private static final int LATE_MILLIS = 1_200;
    private static final int[] REDIRECTS = {301, 302, 303, 307, 308};

    private final Mutations mutations;
    private final String trapUrl;
    private final Map<String, Given> given = new ConcurrentHashMap<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final AtomicInteger mutated = new AtomicInteger();
    private final AtomicInteger controls = new AtomicInteger();
    private final AtomicInteger askedAgain = new AtomicInteger();
    private final byte[] hugeSpaces = new byte[HUGE];
    private volatile CountDownLatch resumed = new CountDownLatch(1);

    /**
     * What was answered to a question.
     *
     * @param what   the mode, or the kind of mutation
     * @param expect transStatus that has to follow; "-" where any will do but Y
     */
    record Given(String what, String expect) {}

    /** A question's arrival at a path. */
    record Arrival(String path, long at) {}

    private record Control(String expect, Function<String, String> body) {}

    /** Answers that are valid, and what they lead to for a registered card. */
    private static final List<Control> CONTROLS = List.of(
            new Control("Y", reason -> Mutations.text(Mutations.valid(reason))),
            new Control("Y", reason -> "{\"decision\":\"ALLOW\",\"score\":0,\"reasons\":[\"" + reason + "\"],\"reference\":\"r\"}"),
            new Control("Y", reason -> "{\"decision\":\"ALLOW\",\"score\":699,\"reasons\":[\"" + reason + "\"],\"reference\":\"r\"}"),
            new Control("C", reason -> "{\"decision\":\"CHALLENGE\",\"score\":540,\"reasons\":[\"" + reason + "\"],\"reference\":\"r\"}"),
            new Control("Y", reason -> "\r\n{ \"reference\" : \"r\",\n\t\"reasons\" : [ \"" + reason
                    + "\" , \"高い\\u00e9\\n\" ],\n \"score\" : 10 , \"decision\" : \"ALLOW\" }\n"),
            new Control("N", reason -> "{\"decision\":\"DENY\",\"score\":930,\"reasons\":[\"" + reason + "\"],\"reference\":\"r\"}"),
            new Control("Y", reason -> "{\"d\\u0065cision\":\"\\u0041LLOW\",\"score\":1,\"reasons\":[\"" + reason
                    + "\"],\"reference\":\"r\"}"));

    Modes(long seed, String trapUrl) {
        mutations = new Mutations(seed);
        this.trapUrl = trapUrl;
        Arrays.fill(hugeSpaces, (byte) ' ');
    }

    /** What an answer to this session says as its reason, so that no session can be given another's answer unnoticed. */
    static String reason(String session) {
        return "q-" + session;
    }

    Given given(String session) {
        return given.getOrDefault(session, new Given("not asked", "-"));
    }

    int mutatedSoFar() {
        return mutated.get();
    }

    int kindsOfMutations() {
        return mutations.kinds();
    }

    int askedAgain() {
        return askedAgain.get();
    }

    /** Questions that came to a path between two moments. */
    long arrivals(String path, long after, long before) {
        synchronized (arrivals) {
            return arrivals.stream()
                    .filter(one -> one.path.startsWith(path) && one.at > after && one.at < before)
                    .count();
        }
    }

    /** Notes what will be answered before it is: the ARes may be faster than we are. */
    private String took(Provider.Asked asked, String what, String expect) {
        synchronized (arrivals) {
            arrivals.add(new Arrival(asked.path(), asked.at()));
        }
        if (given.put(asked.session(), new Given(what, expect)) != null) {
            askedAgain.incrementAndGet();
        }
        return asked.session();
    }

    private static String allow(String session) {
        return Mutations.text(Mutations.valid(reason(session)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    Provider.Script healthy() {
        return (asked, wire) -> wire.send(200, allow(took(asked, "healthy", "Y")));
    }

    /** As a stopped process: takes everything, says nothing; when it goes on, it answers what it was asked in the meantime. */
    Provider.Script paused() {
        resumed = new CountDownLatch(1);
        CountDownLatch until = resumed;
        return (asked, wire) -> {
            String session = took(asked, "paused", "-");
            if (until.await(5, TimeUnit.MINUTES)) {
                wire.send(200, allow(session));
            }
        };
    }

    void resume() {
        resumed.countDown();
    }

    Provider.Script late() {
        return (asked, wire) -> {
            String session = took(asked, "late", "-");
            Thread.sleep(LATE_MILLIS);
            wire.send(200, allow(session));
        };
    }

    Provider.Script trickle() {
        return (asked, wire) -> {
            byte[] answer = Provider.http(200, "", bytes(allow(took(asked, "trickle", "-"))));
            for (byte one : answer) {
                wire.send(new byte[] {one});
                Thread.sleep(1_000);
            }
        };
    }

    /** With a body that would be right. */
    Provider.Script broken() {
        return (asked, wire) -> wire.send(500, allow(took(asked, "500", "-")));
    }

    Provider.Script redirect() {
        AtomicInteger turn = new AtomicInteger();
        return (asked, wire) -> {
            String body = allow(took(asked, "redirect", "-"));
            int status = REDIRECTS[turn.getAndIncrement() % REDIRECTS.length];
            wire.send(Provider.http(status, "Location: " + trapUrl + "\r\n", bytes(body)));
        };
    }

    /** Valid JSON with 50 MB of blanks before it, or in a reason; with Content-Length or in chunks. */
    Provider.Script huge() {
        AtomicInteger turn = new AtomicInteger();
        return (asked, wire) -> {
            String session = took(asked, "huge", "-");
            int number = turn.getAndIncrement();
            String text = allow(session);
            String before = number % 2 == 0 ? "" : text.substring(0, text.indexOf('[') + 2);
            String after = text.substring(before.length());
            sendHuge(wire, number / 2 % 2 == 0, bytes(before), bytes(after));
        };
    }

    private void sendHuge(Provider.Wire wire, boolean chunked, byte[] before, byte[] after) throws IOException {
        int length = before.length + HUGE + after.length;
        wire.send(bytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                + (chunked ? "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(length) + "\r\n" : "Content-Length: " + length + "\r\n\r\n")));
        wire.send(before);
        wire.send(hugeSpaces);
        wire.send(after);
        if (chunked) {
            wire.send(bytes("\r\n0\r\n\r\n"));
        }
    }

    /** Two valid answers, then a mutated one, at each path by itself: so few failures open no breaker. */
    Provider.Script mutated() {
        Map<String, AtomicInteger> turns = new ConcurrentHashMap<>();
        return (asked, wire) -> {
            int turn = turns.computeIfAbsent(asked.path(), path -> new AtomicInteger()).getAndIncrement();
            if (turn % 3 < 2) {
                Control control = CONTROLS.get(controls.getAndIncrement() % CONTROLS.size());
                wire.send(200, control.body.apply(reason(took(asked, "control", control.expect))));
            } else {
                int number = mutated.getAndIncrement();
                Mutations.Mutation mutation = mutations.get(number, reason(asked.session()));
                took(asked, mutation.name() + " #" + number, "-");
                wire.send(mutation.wire());
                if (mutation.close()) {
                    wire.close();
                }
            }
        };
    }
}
