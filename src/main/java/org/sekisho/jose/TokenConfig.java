package org.sekisho.jose;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Access tokens of merchants. */
@ConfigMapping(prefix = "sekisho.token")
interface TokenConfig {

    /** How long a token works. Short: a stolen one is of use only so long. */
    @WithDefault("10m")
    Duration lifetime();
}
