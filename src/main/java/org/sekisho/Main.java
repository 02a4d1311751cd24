package org.sekisho;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.util.ExceptionUtil;
import java.security.SecureRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sekisho.platform.DatabaseChoice;
import org.sekisho.platform.MigrateArgument;
import org.sekisho.platform.Migrated;
import org.sekisho.platform.StartRefused;
import org.sekisho.platform.StartupFailure;
import org.sekisho.platform.key.KeyFile;

/** Starts Sekisho: first the database, then Quarkus; what prevents it is told in one sentence on standard error. */
@QuarkusMain
public final class Main {
    // Hibernate speaks before Quarkus has read its log settings: when those are wrong, its greetings would surround our
    // sentence.
    // A field, because a logger that nobody holds may forget its level.
    private static final Logger EARLY = Logger.getLogger("org.hibernate");

    Main() {}

    /**
     * Runs until the process is told to stop; exit code 1 when it could not start. {@code new-keys} prints a key file instead,
     * {@code migrate} only brings the tables up to date.
     */
    public static void main(String... args) {
        if (args.length > 0 && args[0].equals("new-keys")) {
            System.out.println(KeyFile.fresh(new SecureRandom()));
            return;
        }
        EARLY.setLevel(Level.WARNING);
        try {
            DatabaseChoice.prepare();
            if (MigrateArgument.given(args)) {
                MigrateArgument.prepare();
            }
        } catch (StartRefused refused) {
            tell(refused);
            System.exit(1);
        }
        Quarkus.run(null, Main::ended, args);
    }

    private static void ended(int exitCode, @Nullable Throwable cause) {
        boolean migrated = cause != null && ExceptionUtil.getRootCause(cause) instanceof Migrated;
        if (migrated) {
            System.out.println(ExceptionUtil.getRootCause(cause).getMessage());
        } else if (cause != null) {
            tell(cause);
        }
        // ends the JVM, or in dev mode waits for the next change of the code
        ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(migrated ? 0 : exitCode, cause);
    }

    private static void tell(Throwable cause) {
        StartupFailure.sentence(cause)
                .ifPresentOrElse(sentence -> System.err.println("Sekisho cannot start: " + sentence), () -> {
                    System.err.println("Sekisho cannot start, for a reason it does not know:");
                    cause.printStackTrace();
                });
    }
}
