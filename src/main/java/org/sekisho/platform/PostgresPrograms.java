package org.sekisho.platform;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The unpacked programs {@code initdb} and {@code pg_ctl}. */
record PostgresPrograms(Path folder) {
    private static final String START_WITHIN_SECONDS = "60";

    /** Creates an empty cluster whose only way in is the password of the data folder. */
    void initialise(DataFolder data, String superuser) {
        Path unfinished = data.data().resolveSibling("postgres.unfinished");
        data.password();
        try {
            FileTree.delete(unfinished);
            // the builtin provider gives the same order of text on every machine, whatever locales it has
            run(
                    data,
                    "initdb",
                    "-D",
                    unfinished.toString(),
                    "-U",
                    superuser,
                    "-E",
                    "UTF8",
                    "--auth=scram-sha-256",
                    "--pwfile=" + data.passwordFile(),
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8");
            // a start that dies in initdb must not leave half a cluster behind
            Files.move(unfinished, data.data(), ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartRefused(
                    "The embedded PostgreSQL could not create its files in " + data.data() + ": " + e + ".");
        }
    }

    /** Starts the server in a session of its own, so that Ctrl-C in the terminal ends Quarkus first. */
    Postmaster start(DataFolder data, int port, boolean durable) {
        String options = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c timezone=UTC"
                + (durable
                        ? " -c fsync=on -c synchronous_commit=on"
                        : " -c fsync=off -c synchronous_commit=off -c full_page_writes=off");
        try {
            Files.deleteIfExists(data.log());
            run(
                    data,
                    "pg_ctl",
                    "-D",
                    data.data().toString(),
                    "-l",
                    data.log().toString(),
                    "-o",
                    options,
                    "-t",
                    START_WITHIN_SECONDS,
                    "-w",
                    "start");
        } catch (IOException e) {
            throw new StartRefused("The embedded PostgreSQL could not be started: " + e + ".");
        }
        return Postmaster.recordedIn(data.data()).orElseThrow(() -> failed("pg_ctl", data));
    }

    private void run(DataFolder data, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(withoutRoot());
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(Arrays.asList(arguments));
        var log = ProcessBuilder.Redirect.appendTo(data.log().toFile());
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
        process.environment().keySet().removeIf(name -> name.startsWith("PG"));
        try {
            if (process.start().waitFor() != 0) {
                throw failed(program, data);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("The start was interrupted.");
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody in particular. */
    private static List<String> withoutRoot() throws IOException {
        if (!System.getProperty("user.name", "").equals("root")) {
            return List.of();
        }
        try {
            if (new ProcessBuilder("unshare", "-U", "true")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0) {
                return List.of("unshare", "-U");
            }
        } catch (IOException e) {
            // no such program: the sentence below says what to do
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new StartRefused("The embedded PostgreSQL cannot run as root on this machine;"
                + " start Sekisho as an ordinary user, or set SEKISHO_DATABASE_URL to a PostgreSQL of your own.");
    }

    private static StartRefused failed(String program, DataFolder data) {
        String reason = "see " + data.log();
        try (var lines = Files.lines(data.log(), StandardCharsets.UTF_8)) {
            reason = lines.filter(line -> line.contains("FATAL") || line.contains("error:"))
                    .reduce((first, last) -> last)
                    .map(line -> line.replaceFirst("^.*(FATAL|error): *", "") + " (more in " + data.log() + ")")
                    .orElse(reason);
        } catch (IOException | java.io.UncheckedIOException e) {
            reason = "no log: " + e.getMessage();
        }
        return new StartRefused("The embedded PostgreSQL did not start (" + program + "): " + reason + ".");
    }
}
