package org.sekisho.sdk;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.sekisho.platform.Migration;

/** Reads the key for signed content at the start, so that a wrong file ends it there and not at the first app. */
@ApplicationScoped
class SettingsCheck {

    void check(@Observes @Priority(Migration.PRIORITY - 1) StartupEvent started, Signing signing) {}
}
