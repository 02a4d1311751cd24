package org.sekisho.authvalue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How authentication values are made, and what their verification forgives. */
@ConfigMapping(prefix = "sekisho.value")
interface ValueConfig {

    /** By scheme, as its card ranges have it; a scheme that is not named has OAV-1. */
    Map<String, Kind> algorithm();

    /** The gateway of schemes that have HTTP. */
    Http http();

    /** How long after the authentication a value counts. */
    @WithDefault("90d")
    Duration validity();

    /** Values that are wrong for one card number, in each period, before no more are looked at. */
    @WithDefault("10")
    int failures();

    /** That period. */
    @WithDefault("1h")
    Duration failurePeriod();

    /** Who makes and checks values. */
    enum Kind {
        /** Sekisho itself. */
        OAV_1,
        /** A gateway to an HSM. */
        HTTP
    }

    /** The gateway. */
    interface Http {

        /** Where it takes questions by POST. */
        Optional<URI> url();

        /** Sent as a bearer token. */
        Optional<String> token();

        /** The whole of a question; the ARes waits for it. */
        @WithDefault("500ms")
        Duration deadline();
    }
}
