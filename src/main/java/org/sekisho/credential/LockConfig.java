package org.sekisho.credential;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a credential stops taking answers. */
@ConfigMapping(prefix = "sekisho.lock")
public interface LockConfig {

    /** Failures in a row, over all purchases, that lock it for a time. PSD2 RTS Art. 4(3)(b) allows five at the most. */
    @WithDefault("5")
    int failures();

    /** How long the first lock lasts; each further one without a success between lasts twice as long, up to 64 times. */
    @WithDefault("30m")
    Duration time();

    /** Failures without a success between that disable it for good. NIST SP 800-63B allows 100 at the most. */
    @WithDefault("100")
    int disableAfter();

    /** At how many failures without a success the holder is told by mail, before anything is final. PSD2 RTS Art. 4(3)(b). */
    @WithDefault("50")
    int warnAt();
}
