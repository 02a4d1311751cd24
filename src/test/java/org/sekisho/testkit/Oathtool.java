package org.sekisho.testkit;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The machine's own oathtool: codes that somebody else's program makes. */
public final class Oathtool {
    private static final Path PLACE = Path.of("/usr/bin/oathtool");

    private Oathtool() {}

    /** Skips the test where there is no oathtool, except in continuous integration, where its absence is an error. */
    public static void isNeeded() {
        boolean there = Files.isExecutable(PLACE);
        if (!there && "true".equals(System.getenv("CI"))) {
            fail("no oathtool on this machine");
        }
        assumeTrue(there, "no oathtool on this machine");
    }

    /** What it prints. */
    public static String print(String... arguments) {
        List<String> command = new ArrayList<>(List.of(PLACE.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            if (process.waitFor() != 0) {
                throw new AssertionError("oathtool refused: " + text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
