package org.sekisho.method;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What else the page of the 3DS Method loads. */
@ConfigMapping(prefix = "sekisho.method")
interface MethodConfig {

    /** The profiling script of a fraud-scoring provider, by https, with {session} where the threeDSServerTransID belongs. */
    Optional<String> profilingUrl();
}
