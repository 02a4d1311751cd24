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

    /** The provider's whole budget inside the ARes. What comes later counts as no answer. */
    @WithDefault("800ms")
    Duration deadline();
}
