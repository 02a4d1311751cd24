package org.sekisho.jose;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** Makes P-256 key pairs out of secrets, always the same pair of the same secret: replicas need to share no more than the ring. */
final class SeededP256 {

    private static final byte[] INFO = "sekisho ES256 token key 1".getBytes(StandardCharsets.US_ASCII);
    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("P-256");

    /** 128 bits more than the order has, so that the remainder prefers no number (FIPS 186-5, A.2.1). */
    private static final int BYTES = 48;

    private SeededP256() {}

    static KeyPair of(byte[] seed) {
        try {
            BigInteger scalar = scalar(seed);
            ECParameterSpec parameters = parameters();
            KeyFactory keys = KeyFactory.getInstance("EC");
            return new KeyPair(
                    keys.generatePublic(new ECPublicKeySpec(point(scalar), parameters)),
                    keys.generatePrivate(new ECPrivateKeySpec(scalar, parameters)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256 and HKDF", e);
        }
    }

    private static BigInteger scalar(byte[] seed) throws GeneralSecurityException {
        byte[] bytes = KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract().addIKM(seed).thenExpand(INFO, BYTES));
        return new BigInteger(1, bytes)
                .mod(CURVE.getN().subtract(BigInteger.ONE))
                .add(BigInteger.ONE);
    }

    /** The Java platform cannot multiply points. */
    private static ECPoint point(BigInteger scalar) {
        var point =
                new FixedPointCombMultiplier().multiply(CURVE.getG(), scalar).normalize();
        return new ECPoint(
                point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
    }

    private static ECParameterSpec parameters() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }
}
