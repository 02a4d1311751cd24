package org.sekisho.card.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a cardholder's trust in a shop stands. */
@ConfigMapping(prefix = "sekisho.retention.trust-list")
interface TrustListConfig {

    /** After so long the cardholder is asked again; saying it again starts it anew. */
    @WithDefault("395d")
    Duration keep();
}
