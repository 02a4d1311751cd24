package org.sekisho.risk.geo;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sekisho.platform.Migration;
import org.sekisho.platform.StartRefused;
import org.sekisho.protocol.IpAddresses;

/**
 * The countries of IP addresses, as far as the operator's file knows them. The file is read again when it has changed; one that
 * cannot be used changes nothing.
 */
@Singleton
public class IpCountries {

    private static final Logger LOG = Logger.getLogger(IpCountries.class);
    private static final String SETTING = "sekisho.risk.ip-countries-file";

    private final @Nullable Path file;
    private volatile @Nullable CountryDatabase inForce;
    private @Nullable Version version;
    private boolean unusable;

    IpCountries(IpCountriesConfig config) {
        this.file = config.ipCountriesFile().orElse(null);
    }

    /** What tells a changed file from the one that was read. */
    private record Version(FileTime modified, long size) {

        static Version of(Path file) throws IOException {
            return new Version(Files.getLastModifiedTime(file), Files.size(file));
        }
    }

    void begin(@Observes @Priority(Migration.PRIORITY - 1) StartupEvent started) {
        if (file != null) {
            StartRefused.unless(isRead(file), SETTING, file, "no database of countries (.mmdb) can be read there");
        }
    }

    private boolean isRead(Path first) {
        try {
            read(first, Version.of(first));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** The country of a literal IPv4 or IPv6 address as three digits; empty where it is unknown, and for names, which nobody looks up. */
    public Optional<String> numeric(String ip) {
        CountryDatabase database = inForce;
        return database == null ? Optional.empty() : IpAddresses.parse(ip).flatMap(address -> find(database, address));
    }

    private static Optional<String> find(CountryDatabase database, InetAddress address) {
        try {
            return database.numeric(address);
        } catch (IOException | RuntimeException damaged) {
            LOG.debugf("the country of an address cannot be read: %s", damaged.getMessage());
            return Optional.empty();
        }
    }

    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void readAgain() {
        if (file != null) {
            try {
                readIfChanged(file);
            } catch (IOException failure) {
                warn(file, failure);
            }
        }
    }

    private void readIfChanged(Path changed) throws IOException {
        Version now = Version.of(changed);
        if (!now.equals(version)) {
            read(changed, now);
            LOG.infof("the countries of IP addresses were read again from %s", changed);
        }
        unusable = false;
    }

    private void read(Path changed, Version now) throws IOException {
        inForce = CountryDatabase.read(changed);
        version = now;
    }

    private void warn(Path broken, IOException failure) {
        if (!unusable) {
            unusable = true;
            LOG.warnf(
                    "the countries of IP addresses in %s cannot be used (%s), those read before stay in force",
                    broken, failure.getMessage());
        }
    }
}
