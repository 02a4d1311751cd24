package org.sekisho.jose;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jspecify.annotations.Nullable;
import org.sekisho.platform.key.Key;
import org.sekisho.platform.key.KeyRing;
import org.sekisho.platform.key.Purpose;

/** The key pairs that sign tokens: one for each TOKEN secret of the ring. */
@ApplicationScoped
public class SigningKeys {

    private static final int THUMBPRINT_CHARACTERS = 16;

    private final List<SigningKey> keys;

    SigningKeys(KeyRing ring) {
        keys = ring.all(Purpose.TOKEN).stream().map(SigningKeys::pair).toList();
    }

    private static SigningKey pair(Key key) {
        KeyPair pair = SeededP256.of(key.secret());
        ECPublicKey verifying = (ECPublicKey) pair.getPublic();
        // Ids of the ring may be used again after years; with the thumbprint no kid ever means two keys.
        String thumbprint = new EllipticCurveJsonWebKey(verifying).calculateBase64urlEncodedThumbprint("SHA-256");
        return new SigningKey(
                key.id() + "-" + thumbprint.substring(0, THUMBPRINT_CHARACTERS),
                key.active(),
                (ECPrivateKey) pair.getPrivate(),
                verifying);
    }

    SigningKey active() {
        return keys.stream().filter(SigningKey::active).findFirst().orElseThrow();
    }

    Optional<SigningKey> find(@Nullable String kid) {
        return keys.stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    /** The public keys as a JWK set (RFC 7517): those that sign, will sign or have signed. */
    public String published() {
        return new JsonWebKeySet(keys.stream().map(SigningKeys::published).toList()).toJson();
    }

    private static EllipticCurveJsonWebKey published(SigningKey key) {
        EllipticCurveJsonWebKey published = new EllipticCurveJsonWebKey(key.verifying());
        published.setKeyId(key.kid());
        published.setUse("sig");
        published.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        return published;
    }
}
