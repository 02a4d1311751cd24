package org.sekisho.platform;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The folder {@code .sekisho} of the embedded database, used by one process at a time and open to its owner only. */
final class DataFolder implements AutoCloseable {
    private static final String INSTEAD =
            "set SEKISHO_DATA_DIR to another folder, or SEKISHO_DATABASE_URL to a PostgreSQL of your own";
    private static final int PASSWORD_BYTES = 24;

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Makes {@code parent/.sekisho} ours until {@link #close} or the end of this process, or refuses with a sentence. */
    static DataFolder lock(Path parent) {
        Path folder = parent.toAbsolutePath().normalize().resolve(".sekisho");
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(parent.toAbsolutePath().normalize());
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            refuseForeign(folder);
            return new DataFolder(folder, locked(folder));
        } catch (AccessDeniedException e) {
            throw new StartRefused(
                    "The data folder " + folder + " cannot be written by user " + user() + "; " + INSTEAD + ".");
        } catch (IOException e) {
            throw new StartRefused("The data folder " + folder + " cannot be used (" + e + "); " + INSTEAD + ".");
        }
    }

    Path data() {
        return folder.resolve("postgres");
    }

    Path binaries() {
        return folder.resolve("bin");
    }

    Path log() {
        return folder.resolve("postgres.log");
    }

    Path passwordFile() {
        return folder.resolve("postgres.password");
    }

    /** The password of the embedded server, made up on first use. */
    String password() {
        try {
            if (!Files.exists(passwordFile())) {
                Files.createFile(
                        passwordFile(),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                byte[] secret = new byte[PASSWORD_BYTES];
                new SecureRandom().nextBytes(secret);
                Files.writeString(passwordFile(), HexFormat.of().formatHex(secret));
            }
            return Files.readString(passwordFile()).strip();
        } catch (IOException e) {
            throw new StartRefused("The file " + passwordFile() + " cannot be used (" + e + "); " + INSTEAD + ".");
        }
    }

    void forgetPostmaster() {
        try {
            Files.deleteIfExists(Postmaster.file(data()));
        } catch (IOException e) {
            throw new StartRefused("The left-over file " + Postmaster.file(data()) + " cannot be removed: " + e + ".");
        }
    }

    void forgetData() {
        try {
            FileTree.delete(data());
        } catch (IOException e) {
            throw new StartRefused("The old files in " + data() + " cannot be removed: " + e + ".");
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new StartRefused("The data folder " + folder + " could not be given free: " + e + ".");
        }
    }

    private static void refuseForeign(Path folder) throws IOException {
        String owner = Files.getOwner(folder).getName();
        // even root: its PostgreSQL runs without root's powers and could not read the files
        if (!owner.equals(user())) {
            throw new StartRefused("The data folder " + folder + " belongs to user " + owner + " and Sekisho runs as "
                    + user() + "; " + INSTEAD + ".");
        }
    }

    private static FileChannel locked(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve("lock"), CREATE, READ, WRITE);
        if (tryLock(channel) == null) {
            String holder = read(channel);
            channel.close();
            throw new StartRefused("Another Sekisho (process " + holder + ") uses the data folder " + folder
                    + "; stop it, or " + INSTEAD + ".");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)), 0);
        return channel;
    }

    private static @org.jspecify.annotations.Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text, 0);
        return new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII).strip();
    }

    private static String user() {
        return System.getProperty("user.name", "unknown");
    }
}
