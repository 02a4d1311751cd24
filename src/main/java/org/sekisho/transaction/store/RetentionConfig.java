package org.sekisho.transaction.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long rows are kept that only repeat what others hold. */
@ConfigMapping(prefix = "sekisho.retention")
interface RetentionConfig {

    /** How long the same request gets the same answer. A directory or merchant that repeats one does so within minutes. */
    @WithDefault("48h")
    Duration requestKeys();
}
