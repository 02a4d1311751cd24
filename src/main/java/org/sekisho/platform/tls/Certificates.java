package org.sekisho.platform.tls;

import static java.util.Objects.requireNonNull;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.net.TCPSSLOptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.sekisho.platform.Migration;
import org.sekisho.platform.StartRefused;

/**
 * Reads the files of certificates again and puts them in force for new handshakes; connections live on. Files that cannot be used,
 * or a key beside another's certificate, change nothing. Quarkus' own period would use such a pair, and Vert.x loses connections
 * that come while it changes the certificates of a listener.
 */
@Singleton
public class Certificates {
    private static final Logger LOG = Logger.getLogger(Certificates.class);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final TlsConfigurationRegistry registry;
    private final Map<Bucket, InForce> inForce = new EnumMap<>(Bucket.class);
    private final Set<Bucket> unusable = EnumSet.noneOf(Bucket.class);

    Certificates(TlsConfigurationRegistry registry, Vertx vertx) throws GeneralSecurityException {
        this.registry = registry;
        for (Bucket bucket : Bucket.values()) {
            inForce.put(bucket, new InForce(vertx, of(bucket)));
        }
    }

    void begin(@Observes @Priority(Migration.PRIORITY - 1) StartupEvent started, TlsConfig config)
            throws GeneralSecurityException {
        StartRefused.unless(
                config.reload().compareTo(SHORTEST) >= 0, "sekisho.tls.reload", config.reload(), "must be 1s or more");
        for (Bucket bucket : Bucket.values()) {
            if (!keysMatch(of(bucket))) {
                throw new StartRefused("The certificate of " + bucket.variable("cert") + " and the key of "
                        + bucket.variable("key") + " do not belong together.");
            }
        }
    }

    /** Whether there is a certificate of ours. */
    public boolean haveOurs(Bucket bucket) {
        return of(bucket).getKeyStore() != null;
    }

    /** Whether it is said whose certificates we believe. */
    public boolean haveTrusted(Bucket bucket) {
        return of(bucket).getTrustStore() != null;
    }

    /** Makes a listener or a client speak TLS with what is in force at each handshake. */
    public void use(Bucket bucket, TCPSSLOptions options) {
        of(inForce, bucket).use(of(bucket), options);
    }

    void useKeys(Bucket bucket, TCPSSLOptions options) {
        of(inForce, bucket).useKeys(options);
    }

    @Scheduled(every = "{sekisho.tls.reload}", concurrentExecution = ConcurrentExecution.SKIP)
    void readAgain() throws GeneralSecurityException {
        for (Bucket bucket : Bucket.values()) {
            if (!of(inForce, bucket).isEmpty()) {
                readAgain(bucket, of(bucket));
            }
        }
    }

    private void readAgain(Bucket bucket, TlsConfiguration tls) throws GeneralSecurityException {
        if (!tls.reload() || !keysMatch(tls)) {
            if (unusable.add(bucket)) {
                LOG.warnf(
                        "the TLS files of %s cannot be used, the certificate read before stays in force",
                        bucket.registered());
            }
            return;
        }
        unusable.remove(bucket);
        if (of(inForce, bucket).become(tls)) {
            LOG.infof(
                    "the TLS files of %s were read again, the certificate is valid until %s",
                    bucket.registered(),
                    of(inForce, bucket).certificates().getFirst().getNotAfter().toInstant());
        }
    }

    private TlsConfiguration of(Bucket bucket) {
        return registry.get(bucket.registered()).orElseThrow();
    }

    private static InForce of(Map<Bucket, InForce> all, Bucket bucket) {
        return requireNonNull(all.get(bucket));
    }

    private static boolean keysMatch(TlsConfiguration tls) throws GeneralSecurityException {
        KeyStore keys = tls.getKeyStore();
        return keys == null || KeyPairs.match(keys);
    }
}
