package org.sekisho.platform;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Tells whoever has started Sekisho that it listens, and where to look first. */
@Singleton
class ReadyLine {
    private static final Logger LOG = Logger.getLogger("org.sekisho");

    private final PublicAddress address;
    private final String version;
    private final AtomicBoolean told = new AtomicBoolean();

    ReadyLine(PublicAddress address, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.address = address;
        this.version = version;
    }

    void plain(@ObservesAsync HttpServerStart started) {
        log();
    }

    void secure(@ObservesAsync HttpsServerStart started) {
        log();
    }

    private void log() {
        if (told.getAndSet(true)) {
            return;
        }
        boolean hasShop = ConfigUtils.getProfiles().stream().anyMatch(List.of("dev", "demo")::contains);
        LOG.infof(
                "Sekisho %s is ready at %s%s",
                version, address.base(), hasShop ? ", demo shop: " + address.of("/demo") : "");
    }
}
