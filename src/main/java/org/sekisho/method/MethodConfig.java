package org.sekisho.method;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What the page of the 3DS Method loads besides, and how much of it is kept. */
@ConfigMapping(prefix = "sekisho.method")
interface MethodConfig {

    /** The profiling script of a fraud-scoring provider, by https, with {session} where the threeDSServerTransID belongs. */
    Optional<String> profilingUrl();

    /** Pages in a second of which a replica keeps what their browsers tell; anybody can ask for one. */
    @WithDefault("200")
    int mostPerSecond();
}
