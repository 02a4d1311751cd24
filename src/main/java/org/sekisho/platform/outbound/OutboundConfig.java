package org.sekisho.platform.outbound;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/** What may be connected to. */
@ConfigMapping(prefix = "sekisho.outbound")
public interface OutboundConfig {

    /** Allow plain http and loopback or private addresses. Only for dev, test and demo: it opens the way into the own network. */
    @WithName("anywhere")
    @WithDefault("false")
    boolean anywhere();
}
