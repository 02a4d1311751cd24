package org.sekisho.threeds.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long is kept what directory servers have told us. */
@ConfigMapping(prefix = "sekisho.retention.directory")
public interface NoticeRetentionConfig {

    /** How long an operational message is kept after it came; one that still holds by its own date stays. */
    @WithDefault("180d")
    Duration notices();
}
