package org.sekisho.threeds;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.sekisho.platform.Migration;
import org.sekisho.platform.StartRefused;
import org.sekisho.protocol.AReqReader;

/** Refuses at the start what would fail at the first AReq, or make every ARes invalid. */
@ApplicationScoped
class SettingsCheck {

    private static final int LONGEST_NUMBER = 32;

    void check(@Observes @Priority(Migration.PRIORITY - 1) StartupEvent started, ThreeDsConfig config) {
        StartRefused.unless(
                hasChecks(config.messageVersions()),
                "sekisho.acs.message-versions",
                config.messageVersions(),
                "each must be one of 2.1.0, 2.2.0 and 2.3.1");
        StartRefused.unless(
                fits(config.referenceNumber()),
                "sekisho.acs.reference-number",
                config.referenceNumber(),
                "must have 1 to 32 characters");
        config.operatorId()
                .ifPresent(id ->
                        StartRefused.unless(fits(id), "sekisho.acs.operator-id", id, "must have 1 to 32 characters"));
        config.merchantCategories()
                .ifPresent(known -> StartRefused.unless(
                        known.stream().allMatch(one -> one.matches("[0-9]{4}")),
                        "sekisho.acs.merchant-categories",
                        known,
                        "each must have four digits"));
    }

    private static boolean hasChecks(Set<String> versions) {
        return AReqReader.VERSIONS.containsAll(versions) && !versions.isEmpty();
    }

    private static boolean fits(String number) {
        return !number.isEmpty() && number.length() <= LONGEST_NUMBER;
    }
}
