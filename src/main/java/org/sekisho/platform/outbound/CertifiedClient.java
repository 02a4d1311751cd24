package org.sekisho.platform.outbound;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import jakarta.inject.Singleton;
import org.sekisho.platform.tls.Bucket;
import org.sekisho.platform.tls.Certificates;

/** The client that shows our certificate where the operator has given one, and believes the CAs the operator has named. */
@Singleton
class CertifiedClient {

    private final HttpClient client;

    CertifiedClient(Vertx vertx, Certificates certificates) {
        HttpClientOptions options = Outbound.options();
        certificates.use(Bucket.DIRECTORY_CLIENT, options);
        client = vertx.createHttpClient(options.setSsl(false).setUseAlpn(false), Outbound.pool());
    }

    HttpClient client() {
        return client;
    }
}
