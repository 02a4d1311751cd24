package org.sekisho.platform;

import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.jboss.logging.Logger;

/**
 * The start of a replica that may not change tables: it waits until somebody with the owner's rights has brought them up to date.
 * Newer tables are no hindrance, because old replicas go on running while new ones come.
 */
record TablesWait(Flyway flyway, String place) {

    private static final Logger LOG = Logger.getLogger(TablesWait.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    void upTo(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (boolean first = true; ; first = false) {
            MigrationInfo[] missing = missing();
            if (missing.length == 0) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new StartRefused("The tables of " + place + " are too old for this Sekisho, they lack "
                        + missing[missing.length - 1].getScript() + " and it may not run migrations itself:"
                        + " run it once with the argument migrate and the rights of the tables' owner.");
            }
            if (first) {
                LOG.warnf("The tables of %s are not up to date, waiting up to %d s.", place, patience.toSeconds());
            }
            Pause.of(BETWEEN_LOOKS);
        }
    }

    private MigrationInfo[] missing() {
        try {
            return flyway.info().pending();
        } catch (FlywayException e) {
            throw new StartRefused(DatabaseFailure.ofVersion(place, e));
        }
    }
}
