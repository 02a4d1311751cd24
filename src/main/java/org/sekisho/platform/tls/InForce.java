package org.sekisho.platform.tls;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TCPSSLOptions;
import io.vertx.core.net.TrustOptions;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** The certificates of one bucket that handshakes use. */
final class InForce {

    private final Vertx vertx;
    private final @Nullable CurrentKeys keys;
    private final @Nullable CurrentTrust trust;
    private volatile List<X509Certificate> certificates;

    InForce(Vertx vertx, TlsConfiguration tls) throws GeneralSecurityException {
        this.vertx = vertx;
        keys = tls.getKeyStoreOptions() == null ? null : new CurrentKeys(keys(vertx, tls));
        trust = tls.getTrustStore() == null ? null : new CurrentTrust(trust(tls));
        certificates = KeyPairs.certificates(tls.getKeyStore(), tls.getTrustStore());
    }

    boolean isEmpty() {
        return keys == null && trust == null;
    }

    List<X509Certificate> certificates() {
        return certificates;
    }

    /** Makes a listener or a client use what is in force at each handshake, without being told of changes. */
    void use(TlsConfiguration tls, TCPSSLOptions options) {
        TlsConfigUtils.configure(options, tls);
        useKeys(options);
        if (trust != null) {
            options.setTrustOptions(TrustOptions.wrap(trust));
        }
    }

    void useKeys(TCPSSLOptions options) {
        if (keys != null) {
            options.setKeyCertOptions(KeyCertOptions.wrap(keys));
        }
    }

    /** Puts in force what was read; false where it is the same as before. */
    boolean become(TlsConfiguration tls) throws GeneralSecurityException {
        List<X509Certificate> read = KeyPairs.certificates(tls.getKeyStore(), tls.getTrustStore());
        if (read.equals(certificates)) {
            return false;
        }
        if (keys != null) {
            keys.become(keys(vertx, tls));
        }
        if (trust != null) {
            trust.become(trust(tls));
        }
        certificates = read;
        return true;
    }

    private static X509ExtendedKeyManager keys(Vertx vertx, TlsConfiguration tls) throws GeneralSecurityException {
        return found(X509ExtendedKeyManager.class, managersOfKeys(vertx, tls));
    }

    private static X509ExtendedTrustManager trust(TlsConfiguration tls) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(tls.getTrustStore());
        return found(X509ExtendedTrustManager.class, factory.getTrustManagers());
    }

    private static Object[] managersOfKeys(Vertx vertx, TlsConfiguration tls) throws GeneralSecurityException {
        try {
            return tls.getKeyStoreOptions().getKeyManagerFactory(vertx).getKeyManagers();
        } catch (Exception e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static <T> T found(Class<T> type, Object[] managers) {
        return Arrays.stream(managers)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
