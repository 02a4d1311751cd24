package org.sekisho.platform;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL programs for this operating system and processor, as an archive on the class path. */
record PostgresArchive(URL location) {

    /** The archive that fits, or a refusal when the build does not carry one. */
    static PostgresArchive ofThisPlatform() {
        String platform = system() + "-" + processor();
        URL location = resource(platform + (Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : ""));
        if (location == null) {
            throw new StartRefused("There is no embedded PostgreSQL for " + platform
                    + "; set SEKISHO_DATABASE_URL to a PostgreSQL 15 or newer of your own.");
        }
        return new PostgresArchive(location);
    }

    /** The folder with {@code bin}, {@code lib} and {@code share}; unpacks it on the first start of each PostgreSQL version. */
    Path unpackedIn(Path binaries) {
        try {
            Path programs = binaries.resolve(digest());
            if (!Files.isDirectory(programs)) {
                FileTree.delete(binaries);
                Path unfinished = Files.createDirectories(binaries.resolve("unfinished"));
                unpack(unfinished);
                // a start that dies while unpacking must not leave half a PostgreSQL behind
                Files.move(unfinished, programs, ATOMIC_MOVE);
            }
            return programs;
        } catch (IOException e) {
            throw new StartRefused("The embedded PostgreSQL could not be unpacked into " + binaries + ": " + e + ".");
        }
    }

    private void unpack(Path target) throws IOException {
        try (var archive = new TarArchiveInputStream(new XZCompressorInputStream(location.openStream()))) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("entry outside of the archive: " + entry.getName());
                }
                write(archive, entry, file);
            }
        }
    }

    private static void write(InputStream archive, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        // never the root: unpack() has checked that it lies below the target
        Path parent = Objects.requireNonNull(file.getParent());
        Files.createDirectories(parent);
        if (entry.isSymbolicLink() || entry.isLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(archive, file);
        if (parent.endsWith("bin") && !file.toFile().setExecutable(true, true)) {
            throw new IOException("not allowed to make " + file + " executable");
        }
    }

    private String digest() throws IOException {
        try (var stream = new DigestInputStream(location.openStream(), MessageDigest.getInstance("SHA-256"))) {
            stream.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(stream.getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable URL resource(String platform) {
        return PostgresArchive.class.getClassLoader().getResource("postgres-" + platform + ".txz");
    }

    private static String system() {
        String name = System.getProperty("os.name", "unknown").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name.replace(' ', '_');
    }

    private static String processor() {
        String name = System.getProperty("os.arch", "unknown");
        return List.of("amd64", "x86_64").contains(name) ? "x86_64" : name.equals("aarch64") ? "arm_64" : name;
    }
}
