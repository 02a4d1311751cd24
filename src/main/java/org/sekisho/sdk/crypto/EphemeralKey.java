package org.sekisho.sdk.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jose4j.keys.EllipticCurves;
import org.sekisho.protocol.SdkKey;

/** Public keys on P-256 that live for one challenge, as a JWK (RFC 7517) writes them. */
public record EphemeralKey(ECPublicKey key) {

    private static final int COORDINATE = 32;

    /** A fresh pair. */
    static KeyPair pair(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(EllipticCurves.P256, random);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    /** The key that an app sent, which was looked at when it was read: a point of another curve would give our key away. */
    public static EphemeralKey of(SdkKey sent) {
        return new EphemeralKey(key(sent.point()));
    }

    private static ECPublicKey key(ECPoint point) {
        try {
            return (ECPublicKey)
                    KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, EllipticCurves.P256));
        } catch (InvalidKeySpecException e) {
            throw new IllegalStateException("a point of the curve is a key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    /** Its members, in the order of RFC 7517's examples. */
    Map<String, Object> jwk() {
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("kty", "EC");
        jwk.put("crv", EllipticCurves.P_256);
        jwk.put("x", text(key.getW().getAffineX()));
        jwk.put("y", text(key.getW().getAffineY()));
        return jwk;
    }

    private static String text(BigInteger coordinate) {
        byte[] minimal = coordinate.toByteArray();
        byte[] bytes = new byte[COORDINATE];
        int length = Math.min(minimal.length, COORDINATE);
        System.arraycopy(minimal, minimal.length - length, bytes, COORDINATE - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
