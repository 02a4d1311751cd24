package org.sekisho.member.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a member stays signed in. */
@ConfigMapping(prefix = "sekisho.member.session")
public interface SessionConfig {

    /** Without a request. */
    @WithDefault("10m")
    Duration idle();

    /** At the most. */
    @WithDefault("8h")
    Duration longest();
}
