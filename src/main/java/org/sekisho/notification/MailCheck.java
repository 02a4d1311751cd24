package org.sekisho.notification;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.sekisho.platform.Migration;
import org.sekisho.platform.StartRefused;

/** Says at the start what would be found out by the first cardholder who waits for a code. */
@ApplicationScoped
class MailCheck {

    private static final Logger LOG = Logger.getLogger(MailCheck.class);

    void check(
            @Observes @Priority(Migration.PRIORITY - 1) StartupEvent started,
            NotificationConfig config,
            @ConfigProperty(name = "quarkus.mailer.mock", defaultValue = "false") boolean mock,
            @ConfigProperty(name = "quarkus.mailer.from") Optional<String> from) {
        // a mock mailer writes what it is given, codes included, into the log
        StartRefused.unless(!mock, "quarkus.mailer.mock", true, "codes must not be written into the log");
        if (config.gatewayUrl().isEmpty() && from.isEmpty()) {
            LOG.warn("No code can be mailed: set QUARKUS_MAILER_FROM and QUARKUS_MAILER_HOST for SMTP,"
                    + " or SEKISHO_NOTIFICATION_GATEWAY_URL for a message gateway.");
        }
    }
}
