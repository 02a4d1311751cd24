package org.sekisho.ds;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.sekisho.ds.store.DsRetentionConfig;
import org.sekisho.platform.Migration;
import org.sekisho.platform.StartRefused;
import org.sekisho.protocol.AReqReader;

/** Refuses at the start a directory that anybody could use, or that could not work. */
@ApplicationScoped
class SettingsCheck {

    /** An ACS that sent a result waits no longer. */
    private static final Duration ACS_WAITS = Duration.ofSeconds(5);

    /** 3DS Servers give up after that. */
    private static final Duration SERVER_WAITS = Duration.ofSeconds(30);

    private static final Duration LONGEST_RESULT = AReqRelay.DECOUPLED;

    void check(
            @Observes @Priority(Migration.PRIORITY - 1) StartupEvent started,
            DsConfig config,
            DsRetentionConfig retention,
            Participants participants) {
        StartRefused.unless(
                config.referenceNumber().length() >= 1
                        && config.referenceNumber().length() <= 32,
                "sekisho.ds.reference-number",
                config.referenceNumber(),
                "must have 1 to 32 characters");
        StartRefused.unless(
                AReqReader.VERSIONS.containsAll(config.versions())
                        && !config.versions().isEmpty(),
                "sekisho.ds.versions",
                config.versions(),
                "each must be one of 2.1.0, 2.2.0 and 2.3.1");
        StartRefused.unless(
                config.aresTimeout().isPositive() && config.aresTimeout().compareTo(SERVER_WAITS) <= 0,
                "sekisho.ds.ares-timeout",
                config.aresTimeout(),
                "must be positive and no longer than 30s");
        StartRefused.unless(
                config.rresTimeout().isPositive() && config.rresTimeout().compareTo(ACS_WAITS) < 0,
                "sekisho.ds.rres-timeout",
                config.rresTimeout(),
                "must be positive and below the 5s that an ACS waits");
        StartRefused.unless(
                config.preqsPerMinute() >= 1,
                "sekisho.ds.preqs-per-minute",
                config.preqsPerMinute(),
                "at least one must be answered");
        StartRefused.unless(
                retention.transactions().compareTo(LONGEST_RESULT) > 0,
                "sekisho.retention.ds.transactions",
                retention.transactions(),
                "must be longer than the 8d in which a decoupled result may come");
        if (config.enabled() && !participants.areKnown() && !isForTrying()) {
            throw new StartRefused(
                    "We are to be a directory server (SEKISHO_DS_ENABLED), but no 3DS Server is named, so"
                            + " anybody could ask in the name of a shop: set SEKISHO_DS_SERVERS_<NAME>_SUBJECT and"
                            + " SEKISHO_DS_SERVERS_<NAME>_HOSTS.");
        }
    }

    private static boolean isForTrying() {
        return ConfigUtils.getProfiles().stream().anyMatch(List.of("dev", "test", "demo")::contains);
    }
}
