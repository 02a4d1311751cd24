package org.sekisho.testkit;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** What was packaged, jar or native executable, in a process of its own, with everything it prints. */
public record SekishoProcess(Process process, Path printed) {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Names the native executable to be tested. */
    public static final String EXECUTABLE = "packaged.executable";

    /** Starts it in a folder with these environment variables and arguments. */
    public static SekishoProcess start(Path folder, Map<String, String> environment, String... arguments) {
        try {
            Path printed = Files.createTempFile(folder, "sekisho", ".out");
            var builder = new ProcessBuilder(command())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile());
            builder.command().addAll(List.of(arguments));
            builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("SEKISHO_"));
            builder.environment().putAll(environment);
            return new SekishoProcess(builder.start(), printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The native executable where the build made one, else the packaged jar. */
    private static List<String> command() {
        String executable = System.getProperty(EXECUTABLE);
        return executable != null
                ? new ArrayList<>(List.of(executable))
                : new ArrayList<>(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        System.getProperty("packaged.jar")));
    }

    /** Whether it is a native executable: without the embedded database and what else belongs to the JVM. */
    public static boolean isNative() {
        return System.getProperty(EXECUTABLE) != null;
    }

    /** Waits until it listens. */
    public SekishoProcess ready() {
        await().atMost(PATIENCE).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError("ended: " + text());
            }
            return text().contains(" is ready at ") && text().contains("Listening on");
        });
        return this;
    }

    /** Waits for its end and gives the exit code. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running: " + text());
        }
        return process.exitValue();
    }

    /** Ends it without any chance to tidy up. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** What it has printed up to now. */
    public String text() {
        try {
            return Files.readString(printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number that follows a text it has printed. */
    public int port(String after) {
        var number = Pattern.compile(Pattern.quote(after) + "(\\d+)").matcher(text());
        if (!number.find()) {
            throw new AssertionError("not printed: " + after + " in " + text());
        }
        return Integer.parseInt(number.group(1));
    }

    /** Asks it to stop and waits. */
    public void stop() throws InterruptedException {
        process.destroy();
        exitCode();
    }
}
