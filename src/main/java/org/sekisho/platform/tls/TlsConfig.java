package org.sekisho.platform.tls;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How certificates are kept fresh; which files they are in is said by Quarkus' own settings. */
@ConfigMapping(prefix = "sekisho.tls")
interface TlsConfig {

    /** How often the files of certificates are read again. */
    @WithDefault("10s")
    Duration reload();
}
