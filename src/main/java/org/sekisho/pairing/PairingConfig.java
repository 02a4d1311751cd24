package org.sekisho.pairing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How an app or an authenticator is set up. */
@ConfigMapping(prefix = "sekisho.app")
interface PairingConfig {

    /** How long registration ID and password, or the picture for an authenticator, can be used. */
    @WithDefault("30m")
    Duration registration();

    /** How often a registration password may be tried, the right one included. */
    @WithDefault("5")
    int tries();
}
