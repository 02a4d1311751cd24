package org.sekisho.platform.tls;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.sekisho.platform.Migration;
import org.sekisho.platform.StartRefused;

/**
 * Reads the files of certificates again and tells the listeners and clients that use them. Files that cannot be used, or a key
 * beside another's certificate, change nothing: what was read before stays in force. Quarkus' own period would use such a pair.
 */
@ApplicationScoped
class Certificates {
    private static final Logger LOG = Logger.getLogger(Certificates.class);

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final TlsConfigurationRegistry registry;
    private final Event<CertificateUpdatedEvent> updated;
    private final Map<Bucket, Read> inUse = new EnumMap<>(Bucket.class);
    private final Set<Bucket> unusable = EnumSet.noneOf(Bucket.class);

    private record Read(List<X509Certificate> certificates, List<Buffer> revoked) {
        static Read of(TlsConfiguration tls) throws GeneralSecurityException {
            return new Read(
                    KeyPairs.certificates(tls.getKeyStore(), tls.getTrustStore()),
                    List.copyOf(tls.getSSLOptions().getCrlValues()));
        }
    }

    Certificates(TlsConfigurationRegistry registry, Event<CertificateUpdatedEvent> updated) {
        this.registry = registry;
        this.updated = updated;
    }

    void begin(@Observes @Priority(Migration.PRIORITY - 1) StartupEvent started, TlsConfig config)
            throws GeneralSecurityException {
        StartRefused.unless(
                config.reload().compareTo(SHORTEST) >= 0, "sekisho.tls.reload", config.reload(), "must be 1s or more");
        for (Bucket bucket : Bucket.values()) {
            TlsConfiguration tls = of(bucket);
            if (!keysMatch(tls)) {
                throw new StartRefused("The certificate of " + bucket.variable("cert") + " and the key of "
                        + bucket.variable("key") + " do not belong together.");
            }
            inUse.put(bucket, Read.of(tls));
        }
    }

    @Scheduled(every = "{sekisho.tls.reload}", concurrentExecution = ConcurrentExecution.SKIP)
    void readAgain() throws GeneralSecurityException {
        for (Bucket bucket : Bucket.values()) {
            if (!Read.of(of(bucket)).certificates().isEmpty()) {
                readAgain(bucket, of(bucket));
            }
        }
    }

    private void readAgain(Bucket bucket, TlsConfiguration tls) throws GeneralSecurityException {
        if (!reloaded(tls)) {
            if (unusable.add(bucket)) {
                LOG.warnf(
                        "the TLS files of %s cannot be used, the certificate read before stays in force",
                        bucket.registered());
            }
            return;
        }
        boolean recovered = unusable.remove(bucket);
        Read read = Read.of(tls);
        if (recovered || !read.equals(inUse.put(bucket, read))) {
            updated.fire(new CertificateUpdatedEvent(bucket.registered(), tls));
            LOG.infof(
                    "the TLS files of %s were read again, the certificate is valid until %s",
                    bucket.registered(),
                    read.certificates().getFirst().getNotAfter().toInstant());
        }
    }

    private static boolean reloaded(TlsConfiguration tls) throws GeneralSecurityException {
        try {
            return tls.reload() && keysMatch(tls);
        } catch (RuntimeException unreadable) {
            // a revocation list that is not there
            return false;
        }
    }

    private TlsConfiguration of(Bucket bucket) {
        return registry.get(bucket.registered()).orElseThrow();
    }

    private static boolean keysMatch(TlsConfiguration tls) throws GeneralSecurityException {
        KeyStore keys = tls.getKeyStore();
        return keys == null || KeyPairs.match(keys);
    }
}
