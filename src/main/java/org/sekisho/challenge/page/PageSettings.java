package org.sekisho.challenge.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator may set about pages. */
@ConfigMapping(prefix = "sekisho")
interface PageSettings {
    /** Lets results be posted to shops by plain http; for laptops, never for real cards. */
    @WithDefault("false")
    boolean allowPlainHttp();
}
