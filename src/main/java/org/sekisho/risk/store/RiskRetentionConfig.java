package org.sekisho.risk.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long is remembered what rules look back at. */
@ConfigMapping(prefix = "sekisho.retention.risk")
interface RiskRetentionConfig {

    /** A device that has not been used for so long is new again. */
    @WithDefault("180d")
    Duration knownDevices();

    /** So long after cardholders have proved who they are, a merchant may ask without them and rest on it. */
    @WithDefault("400d")
    Duration priorAuthentications();
}
