package org.sekisho.sdk.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.charset.CharacterCodingException;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jwa.AlgorithmFactoryFactory;
import org.jose4j.jwe.ContentEncryptionParts;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.jwx.Headers;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.sekisho.protocol.SdkKey;
import org.sekisho.sdk.crypto.DeviceData.Opened;
import org.sekisho.sdk.crypto.SecureMessage.Problem;
import org.sekisho.sdk.crypto.SecureMessage.Unreadable;

/**
 * The private half of a directory server's key, whose public half is in SDKs: they encrypt for it what they find out about the device.
 *
 * @param directoryServerId by which SDKs know the directory, a RID such as A000000065; part of what an agreed key is derived from
 */
public record DirectoryKey(String directoryServerId, PrivateKey key) {

    private static final int SHORTEST_RSA = 2048;
    private static final int IV = 2;
    private static final int CONTENT = 3;
    private static final int TAG = 4;

    /** Refuses a key that EMV 3DS has no algorithm for with an IllegalArgumentException. */
    public DirectoryKey {
        boolean usable =
                switch (key) {
                    case RSAPrivateKey rsa -> rsa.getModulus().bitLength() >= SHORTEST_RSA;
                    case ECPrivateKey ec -> ec.getParams().getCurve().equals(EllipticCurves.P256.getCurve());
                    default -> false;
                };
        if (!usable) {
            throw new IllegalArgumentException("neither RSA with 2048 bits or more nor P-256");
        }
    }

    /**
     * What is inside, verified; throws {@link Unreadable} where it was encrypted for somebody else or in another way. With an RSA key by
     * RSA-OAEP-256. With one on P-256 by ECDH-ES or, as SDKs name it too, dir: derived as for messages of apps, with the directory in the
     * place of the SDK, or by the letter of RFC 7518.
     */
    Opened opened(CompactJwe jwe, Encryption encryption) throws Unreadable {
        String alg = jwe.text("alg");
        if (key instanceof RSAPrivateKey) {
            return new Opened(standard(jwe, encryption, KeyManagementAlgorithmIdentifiers.RSA_OAEP_256, alg), false);
        }
        boolean standard = alg.equals(KeyManagementAlgorithmIdentifiers.ECDH_ES);
        if (jwe.hasKey() || (!standard && !alg.equals(KeyManagementAlgorithmIdentifiers.DIRECT))) {
            throw new Unreadable(Problem.ALGORITHM);
        }
        Optional<String> agreed = agreed(jwe, encryption);
        if (agreed.isPresent() || !standard) {
            return new Opened(agreed.orElseThrow(() -> new Unreadable(Problem.SEALED)), false);
        }
        return new Opened(standard(jwe, encryption, KeyManagementAlgorithmIdentifiers.ECDH_ES, alg), true);
    }

    private String standard(CompactJwe jwe, Encryption encryption, String wanted, String alg) throws Unreadable {
        if (!alg.equals(wanted)) {
            throw new Unreadable(Problem.ALGORITHM);
        }
        return CompactJwe.opened(jwe.compact(), wanted, encryption, key);
    }

    private Optional<String> agreed(CompactJwe jwe, Encryption encryption) throws Unreadable {
        SessionKey agreed = Agreement.key(key, theirs(jwe.header().get("epk")).key(), directoryServerId);
        try {
            byte[] content = AlgorithmFactoryFactory.getInstance()
                    .getJweContentEncryptionAlgorithmFactory()
                    .getAlgorithm(encryption.id())
                    .decrypt(
                            new ContentEncryptionParts(jwe.part(IV), jwe.part(CONTENT), jwe.part(TAG)),
                            jwe.parts().getFirst().getBytes(US_ASCII),
                            encryption.fromApp(agreed),
                            new Headers(),
                            new ProviderContext());
            return Optional.of(CompactJwe.utf8(content));
        } catch (JoseException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Their half, a point of the curve: another one would tell ours bit by bit. */
    private static EphemeralKey theirs(@Nullable Object epk) throws Unreadable {
        if (epk instanceof Map<?, ?> jwk
                && EllipticCurves.P_256.equals(jwk.get("crv"))
                && jwk.get("x") instanceof String x
                && jwk.get("y") instanceof String y) {
            try {
                return EphemeralKey.of(new SdkKey(x, y));
            } catch (IllegalArgumentException e) {
                throw new Unreadable(Problem.ALGORITHM);
            }
        }
        throw new Unreadable(Problem.ALGORITHM);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "DirectoryKey[" + directoryServerId + "]";
    }
}
