package org.sekisho.k8s;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** One of the three things that kustomize makes of k8s/, and its committed copy in k8s/rendered. */
enum Rendering {
    BASE("k8s/base"),
    STAGING("k8s/overlays/staging"),
    PRODUCTION("k8s/overlays/production");

    private static final Path COPIES = Path.of("k8s/rendered");

    private final String source;

    Rendering(String source) {
        this.source = source;
    }

    /** The committed copy, which every machine can read. */
    String copy() {
        return text(COPIES.resolve(name().toLowerCase(Locale.ROOT) + ".yaml"));
    }

    /** What kubectl renders now; empty on a machine that has none. */
    Optional<String> fresh() {
        try {
            Process kubectl = new ProcessBuilder("kubectl", "kustomize", source)
                    .redirectErrorStream(true)
                    .start();
            String printed = new String(kubectl.getInputStream().readAllBytes(), UTF_8);
            if (kubectl.waitFor() != 0) {
                throw new AssertionError("kubectl kustomize " + source + " failed: " + printed);
            }
            return Optional.of(printed);
        } catch (IOException noKubectl) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The hash that k8s/render has written beside the copies. */
    static String hashOfTheCopiesSources() {
        return text(COPIES.resolve("sources.sha256")).strip();
    }

    /** The same hash of the sources as they are: it tells on a machine without kubectl that the copies are stale. */
    static String hashOfTheSources() {
        var list = new StringBuilder();
        for (String folder : List.of("k8s/base", "k8s/overlays")) {
            files(Path.of(folder)).forEach(file -> list.append(sha256(bytes(file)))
                    .append("  ")
                    .append(file.toString().replace('\\', '/'))
                    .append('\n'));
        }
        return sha256(list.toString().getBytes(UTF_8));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(Path file) {
        return text(file).getBytes(UTF_8);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
