package org.sekisho.platform.outbound;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.JdkSSLEngineOptions;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.sekisho.platform.tls.Bucket;
import org.sekisho.platform.tls.Certificates;

/** Makes the HTTP side of partners. They are told from impostors by the certificate of the name that the operator wrote down. */
@Singleton
public class Partners {

    private final Vertx vertx;
    private final Certificates certificates;

    Partners(Vertx vertx, Certificates certificates) {
        this.vertx = vertx;
        this.certificates = certificates;
    }

    /** A fraud-scoring provider: it may want to see our certificate, and have one of a CA of its own. */
    public Partner scoring(Duration connectTimeout) {
        return partner(Bucket.SCORING, connectTimeout);
    }

    /** A gateway that makes authentication values: it hears card numbers, so it has to be told from everybody else. */
    public Partner value(Duration connectTimeout) {
        return partner(Bucket.VALUE, connectTimeout);
    }

    private Partner partner(Bucket bucket, Duration connectTimeout) {
        HttpClientOptions options = new HttpClientOptions();
        // A handshake takes milliseconds of computing, and a partner with a wrong certificate wants one for each
        // question: on an
        // event loop everybody else would wait for them.
        options.setSslEngineOptions(new JdkSSLEngineOptions().setUseWorkerThread(true));
        certificates.use(bucket, options);
        return new Partner(vertx, options.setSsl(false).setUseAlpn(false).setVerifyHost(true), connectTimeout);
    }
}
