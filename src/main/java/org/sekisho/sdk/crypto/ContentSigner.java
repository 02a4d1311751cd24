package org.sekisho.sdk.crypto;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.EllipticCurves;

/**
 * The key that signs what apps are told first, and the certificates by which they believe it.
 *
 * @param chain the signing certificate, then each one's issuer; without the directory's root, which apps have
 */
public record ContentSigner(PrivateKey key, List<X509Certificate> chain) {

    private static final int SHORTEST_RSA = 2048;

    /** Refuses a key that EMV 3DS has no algorithm for. */
    public ContentSigner {
        chain = List.copyOf(chain);
        if (chain.isEmpty() || find(chain.getFirst()).isEmpty()) {
            throw new IllegalArgumentException("neither RSA with 2048 bits or more nor P-256");
        }
    }

    /** How it signs: PS256 with RSA, ES256 with P-256. RS256 is not allowed. */
    String algorithm() {
        return find(chain.getFirst()).orElseThrow();
    }

    private static Optional<String> find(X509Certificate certificate) {
        return switch (certificate.getPublicKey()) {
            case RSAPublicKey rsa
            when rsa.getModulus().bitLength() >= SHORTEST_RSA -> Optional.of(AlgorithmIdentifiers.RSA_PSS_USING_SHA256);
            case ECPublicKey ec
            when ec.getParams().getCurve().equals(EllipticCurves.P256.getCurve()) ->
                Optional.of(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
            default -> Optional.empty();
        };
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ContentSigner[" + chain.getFirst().getSubjectX500Principal() + "]";
    }
}
