package org.sekisho.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How results are sent. */
@ConfigMapping(prefix = "sekisho.delivery")
interface DeliveryConfig {

    /** How long the directory server may take for its RRes. EMV 3DS says 5 seconds unless the directory says more. */
    @WithDefault("5s")
    Duration rreqTimeout();

    /** How long the cardholder's last page waits for the RRes, all tries together. */
    @WithDefault("8s")
    Duration patience();

    /** How long a merchant may take to accept a webhook. Standard Webhooks advises 15 to 30 seconds. */
    @WithDefault("15s")
    Duration webhookTimeout();
}
