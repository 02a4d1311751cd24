package org.sekisho.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How messages leave. Without a gateway they go by SMTP, set with the quarkus.mailer properties. */
@ConfigMapping(prefix = "sekisho.notification")
interface NotificationConfig {

    /** A message gateway that takes messages as JSON over HTTP. */
    Optional<URI> gatewayUrl();

    /** A message gateway for SMS alone, as above. */
    Optional<URI> smsUrl();

    /** How long handing over may take. */
    @WithDefault("10s")
    Duration timeout();
}
