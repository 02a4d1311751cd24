package org.sekisho.platform;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.CommandLineArguments;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/**
 * The argument {@code migrate}: brings the tables up to date and ends the process, before keys are read and ports open. For
 * operators whose replicas may not change tables.
 */
@ApplicationScoped
public class MigrateArgument {

    private static final String NAME = "migrate";
    private static final int BEFORE_ALL_CHECKS = 0;

    /** Settings that every start requires and that this one never reads; a job that migrates need not know them. */
    private static final Map<String, String> NOT_READ =
            Map.of("sekisho.public-url", "https://not-used.invalid", "sekisho.scoring.url", "https://not-used.invalid");

    /** Whether the process is to do only this. */
    public static boolean given(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(NAME);
    }

    /** Lets the start go as far as the migrations without settings that only serving needs. */
    public static void prepare() {
        NOT_READ.forEach(System::setProperty);
    }

    void run(
            @Observes @Priority(BEFORE_ALL_CHECKS) StartupEvent started,
            @CommandLineArguments String[] arguments,
            Migration migration) {
        if (given(arguments)) {
            throw new Migrated(migration.bringUpToDate());
        }
    }
}
