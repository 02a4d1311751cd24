package org.sekisho.ds.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a directory remembers. */
@ConfigMapping(prefix = "sekisho.retention.ds")
public interface DsRetentionConfig {

    /** How long what went through is kept. A decoupled result may come eight days later. */
    @WithDefault("10d")
    Duration transactions();

    /** How long it is known which card ranges an earlier serial number stood for. */
    @WithDefault("90d")
    Duration rangeLists();
}
