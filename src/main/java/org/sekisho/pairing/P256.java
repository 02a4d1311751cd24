package org.sekisho.pairing;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.KeyAgreement;

/** Public keys on P-256 as browsers write them, 65 bytes with a four before them, and what two sides share. */
final class P256 {

    static final int BYTES = 65;
    private static final int COORDINATE = 32;
    private static final byte UNCOMPRESSED = 4;
    private static final ECParameterSpec CURVE = curve();

    private P256() {}

    static KeyPair fresh(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(CURVE, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    /** A public key; empty unless it is a point of the curve. */
    static Optional<ECPublicKey> read(byte[] raw) {
        if (raw.length != BYTES || raw[0] != UNCOMPRESSED) {
            return Optional.empty();
        }
        ECPoint point = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(raw, 1, 1 + COORDINATE)),
                new BigInteger(1, Arrays.copyOfRange(raw, 1 + COORDINATE, BYTES)));
        if (!isOnTheCurve(point)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, CURVE)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    /** A point of another curve would give our private key away, bit by bit. P-256 has no small subgroups. */
    private static boolean isOnTheCurve(ECPoint point) {
        BigInteger p = ((ECFieldFp) CURVE.getCurve().getField()).getP();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0) {
            return false;
        }
        BigInteger right = x.pow(3)
                .add(x.multiply(CURVE.getCurve().getA()))
                .add(CURVE.getCurve().getB())
                .mod(p);
        return y.multiply(y).mod(p).equals(right);
    }

    static byte[] raw(ECPublicKey key) {
        byte[] raw = new byte[BYTES];
        raw[0] = UNCOMPRESSED;
        put(key.getW().getAffineX(), raw, 1);
        put(key.getW().getAffineY(), raw, 1 + COORDINATE);
        return raw;
    }

    private static void put(BigInteger number, byte[] raw, int from) {
        byte[] bytes = number.toByteArray();
        int length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, raw, from + COORDINATE - length, length);
    }

    static byte[] shared(KeyPair ours, ECPublicKey theirs) {
        try {
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(ours.getPrivate());
            agreement.doPhase(theirs, true);
            return agreement.generateSecret();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("two keys of one curve share a secret", e);
        }
    }

    private static ECParameterSpec curve() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }
}
