package org.sekisho.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The main process of a PostgreSQL server, as its file {@code postmaster.pid} tells: line 1 the process, line 4 the port. */
record Postmaster(long pid, int port) {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);
    private static final Duration GLANCE = Duration.ofMillis(50);

    static Optional<Postmaster> recordedIn(Path data) {
        try {
            List<String> lines = Files.readAllLines(file(data));
            return Optional.of(new Postmaster(
                    Long.parseLong(lines.get(0).strip()),
                    Integer.parseInt(lines.get(3).strip())));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** Whether that process exists and is a PostgreSQL; after a reboot the number may be anybody's. */
    boolean runs() {
        return process()
                .flatMap(process -> process.info().command())
                .map(command -> Path.of(command).getFileName().toString())
                .filter(program -> program.startsWith("postgres"))
                .isPresent();
    }

    /** Ends open sessions and stops; waits for the file to go, because a container may keep dead processes in its table. */
    void stop(Path data) {
        if (!runs()) {
            return;
        }
        try {
            // SIGINT is the "fast" shutdown; ProcessHandle.destroy would send SIGTERM, which waits for every client to
            // leave
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor(5, TimeUnit.SECONDS);
            long deadline = System.nanoTime() + STOP_WITHIN.toNanos();
            while (runs() && Files.exists(file(data)) && System.nanoTime() < deadline) {
                Thread.sleep(GLANCE);
            }
        } catch (IOException e) {
            Logger.getLogger(Postmaster.class).warnf("PostgreSQL process %d was not stopped: %s", pid, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    }
}
