package org.sekisho.operator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How an issuer's rules are changed. */
@ConfigMapping(prefix = "sekisho.rules")
interface RulesConfig {

    /** Whether a draft is published by another client than the one that wrote it. */
    @WithDefault("true")
    boolean fourEyes();
}
