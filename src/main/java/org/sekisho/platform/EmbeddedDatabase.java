package org.sekisho.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A real PostgreSQL beside the JVM, for trying Sekisho without installing anything.
 *
 * <p>It listens on 127.0.0.1 only, has no Unix socket, and asks for a random password that lies in the data folder, readable by its
 * owner only. Data survives restarts and crashes. After a {@code kill -9} of the JVM the server lives on and the next start adopts it.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    static final String USER = "sekisho";
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private final DataFolder folder;
    private final Postmaster postmaster;
    private final DatabaseAddress address;

    private EmbeddedDatabase(DataFolder folder, Postmaster postmaster, DatabaseAddress address) {
        this.folder = folder;
        this.postmaster = postmaster;
        this.address = address;
    }

    /** Starts or adopts the server of {@code parent/.sekisho}; every commit is on the disk when it is answered. */
    public static EmbeddedDatabase kept(Path parent) {
        return opened(parent, (folder, archive) -> adopted(folder).orElseGet(() -> started(folder, archive, true)));
    }

    /** Starts an empty server in {@code parent/.sekisho}, whatever was there before; for tests, so it does not wait for the disk. */
    public static EmbeddedDatabase empty(Path parent) {
        return opened(parent, (folder, archive) -> {
            adopted(folder).ifPresent(left -> left.stop(folder.data()));
            folder.forgetData();
            return started(folder, archive, false);
        });
    }

    private static EmbeddedDatabase opened(Path parent, BiFunction<DataFolder, PostgresArchive, Postmaster> way) {
        PostgresArchive archive = PostgresArchive.ofThisPlatform();
        DataFolder folder = DataFolder.lock(parent);
        try {
            Postmaster postmaster = way.apply(folder, archive);
            return new EmbeddedDatabase(folder, postmaster, new PostgresDoor(folder, postmaster).createDatabase(USER));
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** Where it listens until {@link #close}. */
    public DatabaseAddress address() {
        return address;
    }

    /** Ends the server as {@code pg_ctl stop -m fast} would and gives the folder free. */
    @Override
    public void close() {
        postmaster.stop(folder.data());
        folder.close();
    }

    private static Optional<Postmaster> adopted(DataFolder folder) {
        return Postmaster.recordedIn(folder.data()).filter(found -> {
            if (!found.runs()) {
                // the number may belong to another program by now, and PostgreSQL would refuse to start because of it
                folder.forgetPostmaster();
                return false;
            }
            return new PostgresDoor(folder, found).opensWithin(ANSWER_WITHIN);
        });
    }

    private static Postmaster started(DataFolder folder, PostgresArchive archive, boolean durable) {
        PostgresPrograms programs = new PostgresPrograms(archive.unpackedIn(folder.binaries()));
        if (!Files.exists(folder.data())) {
            programs.initialise(folder, USER);
        }
        return programs.start(folder, freePort(), durable);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartRefused(
                    "No free port on the loopback interface for the embedded PostgreSQL: " + e.getMessage() + ".");
        }
    }
}
