package org.sekisho.authentication;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long cardholders are asked on another device, without the merchant. */
@ConfigMapping(prefix = "sekisho.decoupled")
interface DecoupledConfig {

    /** A 3DS Requestor that gives less time than this gets the usual way, or none: a mail has to be read first. */
    @WithDefault("2m")
    Duration shortest();

    /** Whoever gives more time than this is told earlier that the cardholder did not act. EMV 3DS ends at seven days. */
    @WithDefault("168h")
    Duration longest();
}
