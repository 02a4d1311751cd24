package org.sekisho.platform;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/** Sees to it that the tables are up to date when Sekisho starts, before anything else looks at the database. */
@ApplicationScoped
public class Migration {
    /** Observers of {@link StartupEvent} that use tables need a higher number. */
    public static final int PRIORITY = 100;

    static final int OLDEST_SERVER = 15;

    private static final Logger LOG = Logger.getLogger(Migration.class);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);

    private final TablesGlance glance;
    private final DataSource database;
    private final Flyway flyway;
    private final Duration patience;
    private final boolean ours;
    private final String place;

    Migration(
            TablesGlance glance,
            DataSource database,
            Flyway flyway,
            DatabaseConfig config,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url) {
        this.glance = glance;
        this.database = database;
        this.flyway = flyway;
        this.patience = config.database().patience();
        this.ours = config.database().migrate();
        this.place = url.replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*$", "");
    }

    void run(@Observes @Priority(PRIORITY) StartupEvent started) {
        if (glance.showsAll()) {
            return;
        }
        if (ours) {
            bringUpToDate();
        } else {
            awaitDatabase();
            new TablesWait(flyway, place).upTo(patience);
        }
    }

    /** Waits for the database and runs the migrations that it lacks; gives the sentence that says so. */
    String bringUpToDate() {
        awaitDatabase();
        try {
            int done = flyway.migrate().migrationsExecuted;
            return "The tables of " + place + " are up to date, " + done + " migrations were run.";
        } catch (FlywayException e) {
            throw new StartRefused(DatabaseFailure.ofMigration(place, e));
        }
    }

    private void awaitDatabase() {
        long deadline = System.nanoTime() + patience.toNanos();
        for (boolean first = true; ; first = false) {
            try (Connection connection = database.getConnection()) {
                refuseOldServer(connection);
                return;
            } catch (SQLException e) {
                if (DatabaseFailure.isFinal(e) || System.nanoTime() > deadline) {
                    throw new StartRefused(DatabaseFailure.ofConnection(place, e));
                }
                if (first) {
                    LOG.warnf(
                            "The database %s does not accept connections yet, waiting up to %d s.",
                            place, patience.toSeconds());
                }
                Pause.of(BETWEEN_ATTEMPTS);
            }
        }
    }

    private void refuseOldServer(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show server_version_num")) {
            row.next();
            int version = row.getInt(1) / 10_000;
            if (version < OLDEST_SERVER) {
                throw new StartRefused("The database " + place + " is PostgreSQL " + version
                        + ", but Sekisho needs PostgreSQL " + OLDEST_SERVER + " or newer.");
            }
        }
    }
}
