package org.sekisho.platform.outbound;

import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.SSLOptions;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.sekisho.platform.tls.Bucket;

/** The client that shows our certificate where the operator has given one, and believes the CAs the operator has named. */
@Singleton
class CertifiedClient {
    private static final Logger LOG = Logger.getLogger(CertifiedClient.class);

    private final HttpClient client;

    CertifiedClient(Vertx vertx, TlsConfigurationRegistry registry) {
        HttpClientOptions options = Outbound.options();
        registry.get(Bucket.DIRECTORY_CLIENT.registered()).ifPresent(tls -> TlsConfigUtils.configure(options, tls));
        client = vertx.createHttpClient(options.setSsl(false).setUseAlpn(false), Outbound.pool());
    }

    HttpClient client() {
        return client;
    }

    /** The files have changed: the next connection shows the new certificate. */
    void renew(@Observes CertificateUpdatedEvent updated) {
        if (updated.name().equals(Bucket.DIRECTORY_CLIENT.registered())) {
            client.updateSSLOptions(options(updated.tlsConfiguration()))
                    .onFailure(failure -> LOG.warnf("the new client certificate cannot be used: %s", failure));
        }
    }

    private static SSLOptions options(TlsConfiguration tls) {
        return tls.getSSLOptions().setUseAlpn(false);
    }
}
