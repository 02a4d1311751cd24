package org.sekisho.protocol;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.NoSuchAlgorithmException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import java.security.spec.InvalidParameterSpecException;
import java.util.Base64;

/**
 * The public half of the key pair that an SDK made for one transaction: a point that lies on P-256, because one beside it would
 * give our secret away. Both coordinates are 32 bytes in base64url without padding, as in a JWK.
 */
public record SdkKey(String x, String y) {

    private static final int BYTES = 32;

    /** Refuses what is no point of the curve with an IllegalArgumentException. */
    public SdkKey {
        if (!isPoint(x, y)) {
            throw new IllegalArgumentException("not a point on P-256");
        }
    }

    /** The point. */
    public ECPoint point() {
        return new ECPoint(number(x), number(y));
    }

    /** Whether this is one coordinate: 32 bytes, in the only spelling there is for them. */
    static boolean isCoordinate(String text) {
        if (text.length() != 43 || !Formats.base64url(text)) {
            return false;
        }
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        return bytes.length == BYTES
                && Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text);
    }

    static boolean isPoint(String x, String y) {
        return isCoordinate(x) && isCoordinate(y) && isOnCurve(number(x), number(y));
    }

    private static boolean isOnCurve(BigInteger x, BigInteger y) {
        EllipticCurve curve = P256.PARAMETERS.getCurve();
        BigInteger p = ((ECFieldFp) curve.getField()).getP();
        BigInteger right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB());
        return x.compareTo(p) < 0
                && y.compareTo(p) < 0
                && y.pow(2).subtract(right).mod(p).signum() == 0;
    }

    private static BigInteger number(String coordinate) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(coordinate));
    }

    /** Asked for only when the first app comes. */
    private static final class P256 {

        static final ECParameterSpec PARAMETERS = parameters();

        private static ECParameterSpec parameters() {
            try {
                AlgorithmParameters ec = AlgorithmParameters.getInstance("EC");
                ec.init(new ECGenParameterSpec("secp256r1"));
                return ec.getParameterSpec(ECParameterSpec.class);
            } catch (NoSuchAlgorithmException | InvalidParameterSpecException e) {
                throw new IllegalStateException("every Java platform has P-256", e);
            }
        }
    }
}
