package org.sekisho.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Optional;

/** Which database, and how long a start waits for it. */
@ConfigMapping(prefix = "sekisho")
public interface DatabaseConfig {

    /** Where the embedded database of dev and demo keeps its folder {@code .sekisho}; the working directory when absent. */
    Optional<String> dataDir();

    /** The settings below {@code sekisho.database}. */
    Database database();

    /** A PostgreSQL of the operator's own. */
    interface Database {

        /** {@code postgresql://user:password@host:5432/name?sslmode=...}; required in production. */
        Optional<String> url();

        /** How long a start waits for a database that does not accept connections yet. */
        @WithName("wait")
        @WithDefault("30s")
        Duration patience();

        /** Whether a start brings the tables up to date itself; otherwise it waits until the argument {@code migrate} has done so. */
        @WithDefault("true")
        boolean migrate();
    }
}
