package org.sekisho.sdk;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.sekisho.platform.StartRefused;
import org.sekisho.platform.key.PemKey;
import org.sekisho.sdk.crypto.ContentSigner;

/** The key for signed content, read once; none where apps are not offered. */
@Singleton
class Signing {

    private final Optional<ContentSigner> signer;

    Signing(SdkConfig config, SecureRandom random) {
        this.signer = signer(config, random);
    }

    Optional<ContentSigner> signer() {
        return signer;
    }

    private static Optional<ContentSigner> signer(SdkConfig config, SecureRandom random) {
        if (config.signingKey().isPresent() != config.signingCert().isPresent()) {
            throw new StartRefused("SEKISHO_SDK_SIGNING_KEY and SEKISHO_SDK_SIGNING_CERT need each other.");
        }
        if (config.signingKey().isPresent()) {
            return Optional.of(
                    read(config.signingKey().get(), config.signingCert().orElseThrow()));
        }
        return config.demoKey() ? Optional.of(DemoSigner.fresh(random)) : Optional.empty();
    }

    private static ContentSigner read(Path key, Path cert) {
        try {
            List<X509Certificate> chain = chain(cert);
            ContentSigner signer = new ContentSigner(PemKey.read(key), chain);
            refuseUnless(
                    belongs(signer.key(), chain.getFirst().getPublicKey()),
                    "do not belong together: the first certificate has to be that of the key");
            refuseUnless(isInOrder(chain), "are not a chain: each certificate has to be followed by its issuer's");
            return signer;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            // what was read is not repeated: one of the two is a secret
            throw new StartRefused(
                    "The signing key " + key + " or its certificates " + cert
                            + " cannot be used: a PKCS#8 key, RSA with 2048 bits or more or P-256, and certificates in PEM are needed.");
        }
    }

    private static void refuseUnless(boolean fits, String otherwise) {
        if (!fits) {
            throw new StartRefused(
                    "The files of SEKISHO_SDK_SIGNING_KEY and SEKISHO_SDK_SIGNING_CERT " + otherwise + ".");
        }
    }

    private static List<X509Certificate> chain(Path cert) throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(cert)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        }
    }

    private static boolean belongs(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
        if (!key.getAlgorithm().equals(certified.getAlgorithm())) {
            return false;
        }
        Signature signature =
                Signature.getInstance(key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
        byte[] anything = {1};
        signature.initSign(key);
        signature.update(anything);
        byte[] signed = signature.sign();
        signature.initVerify(certified);
        signature.update(anything);
        return signature.verify(signed);
    }

    private static boolean isInOrder(List<X509Certificate> chain) {
        for (int i = 1; i < chain.size(); i++) {
            if (!chain.get(i - 1).getIssuerX500Principal().equals(chain.get(i).getSubjectX500Principal())) {
                return false;
            }
        }
        return true;
    }
}
