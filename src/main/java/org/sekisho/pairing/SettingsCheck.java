package org.sekisho.pairing;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.sekisho.platform.Migration;
import org.sekisho.platform.StartRefused;

/** Refuses at the start what would fail, or be unsafe, at the first registration. */
@ApplicationScoped
class SettingsCheck {

    void check(@Observes @Priority(Migration.PRIORITY - 1) StartupEvent started, PairingConfig config) {
        StartRefused.unless(
                config.registration().isPositive(),
                "sekisho.app.registration",
                config.registration(),
                "a registration must be possible for a time");
        StartRefused.unless(
                config.tries() >= 1 && config.tries() <= 10,
                "sekisho.app.tries",
                config.tries(),
                "1 to 10 tries are possible");
    }
}
