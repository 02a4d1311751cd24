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
import java.security.spec.ECFieldFp;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import java.security.spec.InvalidKeySpecException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jose4j.keys.EllipticCurves;

/** Public keys on P-256 that live for one challenge, as a JWK (RFC 7517) writes them. */
public record EphemeralKey(ECPublicKey key) {

    private static final int COORDINATE = 32;

    /** 32 bytes in base64url without padding; RFC 7518, 6.2.1.2 allows no shorter form. */
    private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]{43}");

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

    /** The key with these coordinates; empty where they are no point of the curve. A point of another curve would give our key away. */
    public static Optional<EphemeralKey> of(String x, String y) {
        return coordinate(x)
                .flatMap(first -> coordinate(y).map(second -> new ECPoint(first, second)))
                .filter(EphemeralKey::isOnCurve)
                .map(point -> new EphemeralKey(key(point)));
    }

    private static Optional<BigInteger> coordinate(String text) {
        if (!BASE64URL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)
                    ? Optional.of(new BigInteger(1, bytes))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isOnCurve(ECPoint point) {
        EllipticCurve curve = EllipticCurves.P256.getCurve();
        BigInteger p = ((ECFieldFp) curve.getField()).getP();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0) {
            return false;
        }
        BigInteger right =
                x.pow(2).add(curve.getA()).multiply(x).add(curve.getB()).mod(p);
        return y.pow(2).mod(p).equals(right);
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
