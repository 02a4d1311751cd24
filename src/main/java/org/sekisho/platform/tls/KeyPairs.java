package org.sekisho.platform.tls;

import io.vertx.core.net.impl.KeyStoreHelper;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks into key stores. */
final class KeyPairs {
    private static final byte[] ANYTHING = {'?'};

    private KeyPairs() {}

    /** Whether each private key belongs to its certificate: two files are replaced one after the other, and we may look between. */
    static boolean match(KeyStore store) throws GeneralSecurityException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.getCertificate(alias) instanceof X509Certificate certificate
                    && key(store, alias) instanceof PrivateKey key
                    && !belong(key, certificate)) {
                return false;
            }
        }
        return true;
    }

    /** Every certificate in the stores, chains included. */
    static List<X509Certificate> certificates(@Nullable KeyStore... stores) throws GeneralSecurityException {
        List<X509Certificate> all = new ArrayList<>();
        for (KeyStore store : stores) {
            if (store != null) {
                for (String alias : Collections.list(store.aliases())) {
                    var chain = store.getCertificateChain(alias);
                    (chain == null ? List.of(store.getCertificate(alias)) : Arrays.asList(chain))
                            .forEach(one -> all.add((X509Certificate) one));
                }
            }
        }
        return all;
    }

    /** Stores made of PEM files have the password Vert.x gives them; one with another was written as a whole and fits. */
    private static @Nullable Key key(KeyStore store, String alias) throws GeneralSecurityException {
        try {
            return store.getKey(alias, KeyStoreHelper.DUMMY_PASSWORD.toCharArray());
        } catch (UnrecoverableKeyException e) {
            return null;
        }
    }

    private static boolean belong(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        if (!key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())) {
            return false;
        }
        Signature signature = Signature.getInstance(
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> "EdDSA";
                });
        signature.initSign(key);
        signature.update(ANYTHING);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(ANYTHING);
        return signature.verify(signed);
    }
}
