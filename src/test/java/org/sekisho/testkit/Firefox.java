package org.sekisho.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The machine's own Firefox, spoken to in WebDriver BiDi: Playwright drives only a Firefox of its own making. */
public final class Firefox implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("WebDriver BiDi listening on (ws://\\S+)");
    private static final List<String> PLACES = List.of("/usr/bin/firefox-esr", "/usr/bin/firefox");
    private static final int PATIENCE_SECONDS = 30;
    private static final long POLL_MILLIS = 50;

    /** Talks to nobody but the pages it is sent to. */
    private static final Map<String, Object> QUIET = Map.ofEntries(
            Map.entry("app.normandy.enabled", false),
            Map.entry("app.update.enabled", false),
            Map.entry("browser.safebrowsing.malware.enabled", false),
            Map.entry("browser.safebrowsing.phishing.enabled", false),
            Map.entry("browser.shell.checkDefaultBrowser", false),
            Map.entry("browser.startup.page", 0),
            Map.entry("datareporting.policy.dataSubmissionEnabled", false),
            Map.entry("extensions.update.enabled", false),
            Map.entry("network.captive-portal-service.enabled", false),
            Map.entry("network.connectivity-service.enabled", false),
            Map.entry("network.dns.disablePrefetch", true),
            Map.entry("network.prefetch-next", false),
            Map.entry("services.settings.server", "http://127.0.0.1:9/"),
            Map.entry("toolkit.telemetry.server", "http://127.0.0.1:9/"));

    /** The authenticator is to be the one of software alone. */
    private static final Map<String, Object> AUTHENTICATOR = Map.of(
            "marionette.port",
            0,
            "security.webauth.webauthn_enable_softtoken",
            true,
            "security.webauth.webauthn_enable_usbtoken",
            false);

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> asked;
    private final AtomicInteger last = new AtomicInteger();
    private final String window;

    private Firefox(Path executable, Map<String, Object> preferences, boolean authenticator) throws IOException {
        profile = Files.createTempDirectory("sekisho-firefox");
        write(profile.resolve("user.js"), preferences);
        process = new ProcessBuilder(
                        executable.toString(),
                        "--headless",
                        "--no-remote",
                        "--profile",
                        profile.toString(),
                        "--remote-debugging-port=0",
                        authenticator ? "--marionette" : "--new-instance",
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        asked = new ConcurrentHashMap<>();
        var address = address();
        if (authenticator) {
            try (var marionette = Marionette.connect(profile)) {
                marionette.addAuthenticator();
            }
        }
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address + "/session"), new Answers(asked))
                .join();
        var capabilities = object();
        capabilities.putObject("capabilities").putObject("alwaysMatch").put("acceptInsecureCerts", false);
        ask("session.new", capabilities);
        window = ask("browsingContext.getTree", object())
                .path("contexts")
                .path(0)
                .path("context")
                .asText();
    }

    /** Starts one with these preferences; skips the test where there is none, except in continuous integration. */
    public static Firefox start(Map<String, Object> preferences) {
        return start(preferences, false);
    }

    /** Starts one that has an authenticator of software, whose holder says yes to everything. */
    public static Firefox startWithAuthenticator() {
        return start(AUTHENTICATOR, true);
    }

    private static Firefox start(Map<String, Object> preferences, boolean authenticator) {
        var executable = Stream.concat(Stream.ofNullable(System.getenv("FIREFOX")), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (executable.isEmpty() && "true".equals(System.getenv("CI"))) {
            fail("no Firefox on this machine");
        }
        assumeTrue(executable.isPresent(), "no Firefox on this machine");
        try {
            return new Firefox(executable.get(), preferences, authenticator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes to an address, in the window itself. */
    public void navigate(String url) {
        ask(
                "browsingContext.navigate",
                object().put("context", window).put("url", url).put("wait", "complete"));
    }

    /** The window itself. */
    public String window() {
        return window;
    }

    /** The first frame in the window. */
    public Optional<String> frame() {
        var frames = ask("browsingContext.getTree", object().put("root", window))
                .path("contexts")
                .path(0)
                .path("children");
        return frames.isEmpty()
                ? Optional.empty()
                : Optional.of(frames.path(0).path("context").asText());
    }

    /** What an expression is, in the window or a frame; a missing node where the page is just changing. */
    public JsonNode evaluate(String context, String expression) {
        var question = object().put("expression", expression).put("awaitPromise", true);
        question.putObject("target").put("context", context);
        return ask("script.evaluate", question).path("result").path("value");
    }

    /** Waits until an expression is true. */
    public void await(String context, String expression) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!evaluate(context, "Boolean(" + expression + ")").asBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never true: " + expression + " in "
                        + evaluate(context, "document.documentElement.outerHTML")
                                .asText());
            }
            pause();
        }
    }

    /** Waits as long as browsers need to notice something. */
    public static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Types on the keyboard, into what has the focus. */
    public void type(String context, String text) {
        var keys = object().put("type", "key").put("id", "keyboard");
        var presses = keys.putArray("actions");
        text.codePoints().mapToObj(Character::toString).forEach(key -> {
            presses.addObject().put("type", "keyDown").put("value", key);
            presses.addObject().put("type", "keyUp").put("value", key);
        });
        var actions = object().put("context", context);
        actions.putArray("actions").add(keys);
        ask("input.performActions", actions);
    }

    private JsonNode ask(String method, ObjectNode params) {
        var id = last.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        asked.put(id, answer);
        var question = object().put("id", id).put("method", method);
        question.set("params", params);
        socket.sendText(question.toString(), true).join();
        return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private String address() throws IOException {
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var found = LISTENING.matcher(line);
            if (found.find()) {
                Thread.ofVirtual().start(() -> lines.lines().forEach(unread -> {}));
                return found.group(1);
            }
        }
        throw new IOException("Firefox ended before it listened");
    }

    private static void write(Path file, Map<String, Object> preferences) throws IOException {
        var all = Stream.concat(QUIET.entrySet().stream(), preferences.entrySet().stream());
        Files.write(
                file,
                all.map(one -> "user_pref(\"%s\", %s);"
                                .formatted(
                                        one.getKey(),
                                        one.getValue() instanceof String text ? '"' + text + '"' : one.getValue()))
                        .toList());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Hands each answer to who asked; an error is an answer without content, for a page may go while it is asked. */
    private record Answers(Map<Integer, CompletableFuture<JsonNode>> asked, StringBuilder text)
            implements WebSocket.Listener {

        Answers(Map<Integer, CompletableFuture<JsonNode>> asked) {
            this(asked, new StringBuilder());
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            text.append(part);
            if (isLast) {
                var message = Acs.json(text.toString());
                text.setLength(0);
                var answer = asked.remove(message.path("id").asInt());
                if (answer != null) {
                    answer.complete(message.path("result"));
                }
            }
            from.request(1);
            return null;
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            try (var files = Files.walk(profile)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
            }
        } catch (IOException _) {
            // the profile lies in the folder for temporary files
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
