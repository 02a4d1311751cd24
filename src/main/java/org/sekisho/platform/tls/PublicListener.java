package org.sekisho.platform.tls;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/** Makes Quarkus' own listener use the certificate in force. */
@Singleton
class PublicListener implements HttpServerOptionsCustomizer {

    private final Certificates certificates;

    PublicListener(Certificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        certificates.useKeys(Bucket.PUBLIC, options);
    }
}
