package org.sekisho.credential;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** One-time codes that are sent to the cardholder. */
@ConfigMapping(prefix = "sekisho.code")
public interface CodeConfig {

    /** Digits of a code, 6 to 8. NIST SP 800-63B wants six at least. */
    @WithDefault("6")
    int digits();

    /** How long a code can be used; ten minutes is the most that NIST SP 800-63B allows. */
    @WithDefault("5m")
    Duration validity();

    /** How long after a message no other is sent for the same purchase: it is probably still on its way. */
    @WithDefault("10s")
    Duration coolDown();
}
