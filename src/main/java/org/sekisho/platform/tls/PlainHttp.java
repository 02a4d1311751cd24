package org.sekisho.platform.tls;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Says in production what plain HTTP means there: an open port is right only behind a proxy that terminates TLS. */
@ApplicationScoped
class PlainHttp {
    private static final Logger LOG = Logger.getLogger(PlainHttp.class);

    void tell(
            @Observes StartupEvent started,
            Certificates certificates,
            @ConfigProperty(name = "quarkus.http.insecure-requests") Optional<String> insecure) {
        if (ConfigUtils.getProfiles().stream().anyMatch(List.of("dev", "test", "demo")::contains)) {
            return;
        }
        if (!certificates.haveOurs(Bucket.PUBLIC)) {
            LOG.infof(
                    "%s is not set: we speak plain HTTP, and a proxy has to terminate TLS",
                    Bucket.PUBLIC.variable("cert"));
        } else if (insecure.isEmpty() || insecure.get().equalsIgnoreCase("enabled")) {
            LOG.warn(
                    "the port of plain HTTP is open beside that of HTTPS; set QUARKUS_HTTP_INSECURE_REQUESTS=disabled");
        }
    }
}
