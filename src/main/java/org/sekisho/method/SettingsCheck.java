package org.sekisho.method;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.sekisho.platform.Migration;
import org.sekisho.platform.StartRefused;

/** Refuses at the start what would fail at the first page. */
@ApplicationScoped
class SettingsCheck {

    void check(@Observes @Priority(Migration.PRIORITY - 1) StartupEvent started, MethodConfig method) {
        method.profilingUrl().ifPresent(Profiling::of);
        StartRefused.unless(
                method.mostPerSecond() >= 1,
                "sekisho.method.most-per-second",
                method.mostPerSecond(),
                "must be 1 or more");
    }
}
