package org.sekisho.device.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long browsers are kept. */
@ConfigMapping(prefix = "sekisho.retention")
interface RetentionConfig {

    /** How long what a 3DS Method learned of a browser is kept. Its authentication follows within minutes, or never. */
    @WithDefault("24h")
    Duration methodData();
}
