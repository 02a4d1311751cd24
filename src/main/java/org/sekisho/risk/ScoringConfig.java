package org.sekisho.risk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** The fraud-scoring provider. */
@ConfigMapping(prefix = "sekisho.scoring")
interface ScoringConfig {

    /** Where the provider answers questions. */
    URI url();

    /** A provider that accepts no connection within this time is down: the time is better spent on asking the cardholder. */
    @WithDefault("300ms")
    Duration connectTimeout();

    /** The provider's whole budget inside the ARes. What comes later counts as no answer. */
    @WithDefault("800ms")
    Duration deadline();
}
