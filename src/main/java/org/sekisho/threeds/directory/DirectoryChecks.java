package org.sekisho.threeds.directory;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;
import org.sekisho.platform.Migration;
import org.sekisho.platform.StartRefused;
import org.sekisho.platform.tls.Bucket;
import org.sekisho.platform.tls.Certificates;

/** Looks, before anything else, whether directory servers can reach us and nobody else can in their place. */
@ApplicationScoped
class DirectoryChecks {
    private static final Logger LOG = Logger.getLogger(DirectoryChecks.class);

    void check(
            @Observes @Priority(Migration.PRIORITY - 1) StartupEvent started,
            DirectoryConfig config,
            Directories directories,
            @All List<OtherCallers> others,
            Certificates certificates) {
        boolean listens = config.port().isPresent();
        boolean othersAreKnown = others.stream().anyMatch(OtherCallers::areKnown);
        if (othersAreKnown && !listens) {
            throw new StartRefused("3DS Servers are named, but the setting sekisho.directory.port (environment variable"
                    + " SEKISHO_DIRECTORY_PORT) is missing, so none of them could reach us.");
        }
        if (directories.areKnown() && !listens) {
            throw new StartRefused("Directory servers are named, but the setting sekisho.directory.port (environment"
                    + " variable SEKISHO_DIRECTORY_PORT) is missing, so none of them could reach us.");
        }
        if (listens) {
            checkListener(directories.areKnown() || othersAreKnown, certificates);
        } else if (ConfigUtils.getProfiles().stream().noneMatch(List.of("dev", "test", "demo")::contains)) {
            LOG.warn(
                    "no directory server is named in sekisho.directories: anybody who reaches our port may send AReqs");
        }
    }

    private static void checkListener(boolean anybodyIsKnown, Certificates certificates) {
        if (!anybodyIsKnown) {
            throw new StartRefused("The setting sekisho.directory.port is there, but no directory server is named:"
                    + " set SEKISHO_DIRECTORIES_<NAME>_SUBJECT and SEKISHO_DIRECTORIES_<NAME>_HOSTS.");
        }
        if (!certificates.haveOurs(Bucket.DIRECTORY) || !certificates.haveTrusted(Bucket.DIRECTORY)) {
            throw new StartRefused("The port for directory servers needs our certificate and the CA of theirs: set "
                    + Bucket.DIRECTORY.variable("cert") + ", " + Bucket.DIRECTORY.variable("key") + " and "
                    + Bucket.DIRECTORY.variable("ca") + ".");
        }
    }
}
