package org.sekisho.operator.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long is kept what operators asked for. */
@ConfigMapping(prefix = "sekisho.retention.operator")
interface OperatorRetentionConfig {

    /** How long a test of rules can be read after it has ended. */
    @WithDefault("30d")
    Duration backTests();
}
