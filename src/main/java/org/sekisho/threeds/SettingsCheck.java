package org.sekisho.threeds;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.sekisho.platform.Migration;
import org.sekisho.platform.StartRefused;
import org.sekisho.protocol.AReqReader;

/** Refuses at the start what would fail at the first AReq. */
@ApplicationScoped
class SettingsCheck {

    void check(@Observes @Priority(Migration.PRIORITY - 1) StartupEvent started, ThreeDsConfig config) {
        StartRefused.unless(
                hasChecks(config.messageVersions()),
                "sekisho.acs.message-versions",
                config.messageVersions(),
                "each must be one of 2.1.0, 2.2.0 and 2.3.1");
    }

    private static boolean hasChecks(Set<String> versions) {
        return AReqReader.VERSIONS.containsAll(versions) && !versions.isEmpty();
    }
}
