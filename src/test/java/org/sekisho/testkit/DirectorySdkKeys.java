package org.sekisho.testkit;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWECryptoParts;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.crypto.impl.ContentCryptoProvider;
import com.nimbusds.jose.crypto.impl.DirectCryptoProvider;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of the directory that SDKs have: their private halves go into files, and here is what an SDK does with the public ones. A
 * field of this type in a test class is filled with it.
 */
public final class DirectorySdkKeys implements QuarkusTestResourceLifecycleManager {

    /** directoryServerID of both keys. */
    public static final String ID = "A000000065";

    private final KeyPair rsa = pair("RSA", 2048);
    private final KeyPair ec = pair("EC", 256);

    @Override
    public Map<String, String> start() {
        return NativeExecutable.alsoFor(Map.of(
                "sekisho.ds.sdk-keys.rsa.directory-server-id",
                ID,
                "sekisho.ds.sdk-keys.rsa.key",
                written("rsa", rsa.getPrivate()),
                "sekisho.ds.sdk-keys.ec.directory-server-id",
                ID,
                "sekisho.ds.sdk-keys.ec.key",
                written("ec", ec.getPrivate())));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(DirectorySdkKeys.class));
    }

    @Override
    public void stop() {
        // nothing was started
    }

    /** The private halves. */
    public PrivateKey rsaKey() {
        return rsa.getPrivate();
    }

    /** See above. */
    public PrivateKey ecKey() {
        return ec.getPrivate();
    }

    /** sdkEncData for the RSA key. */
    public String rsa(EncryptionMethod encryption, String device) {
        return jwe(new JWEHeader(JWEAlgorithm.RSA_OAEP_256, encryption), device, new RSAEncrypter((RSAPublicKey)
                rsa.getPublic()));
    }

    /** sdkEncData for the other key as SDKs derive it: for a directory, and without the name of the encryption. */
    public String agreed(JWEAlgorithm named, EncryptionMethod encryption, String directoryServerId, String device) {
        try {
            ECKey ours = new ECKeyGenerator(Curve.P_256).generate();
            byte[] derived = AgreedKey.derived(ours.toECPrivateKey(), ec.getPublic(), directoryServerId);
            byte[] key = encryption.equals(EncryptionMethod.A128GCM) ? Arrays.copyOf(derived, 16) : derived;
            JWEHeader header = new JWEHeader.Builder(named, encryption)
                    .ephemeralPublicKey(ours.toPublicJWK())
                    .build();
            return named.equals(JWEAlgorithm.DIR)
                    ? jwe(header, device, new DirectEncrypter(key))
                    : jwe(header, device, new UnderAnotherName(key));
        } catch (JOSEException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** sdkEncData for the other key by the letter of RFC 7518. */
    public String standard(EncryptionMethod encryption, String device) {
        try {
            return jwe(new JWEHeader(JWEAlgorithm.ECDH_ES, encryption), device, new ECDHEncrypter((ECPublicKey)
                    ec.getPublic()));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** Encrypts directly whatever algorithm the header names. */
    private static final class UnderAnotherName extends DirectCryptoProvider implements JWEEncrypter {
        UnderAnotherName(byte[] key) throws JOSEException {
            super(new SecretKeySpec(key, "AES"));
        }

        @Override
        public Set<JWEAlgorithm> supportedJWEAlgorithms() {
            return Set.of(JWEAlgorithm.ECDH_ES);
        }

        @Override
        public JWECryptoParts encrypt(JWEHeader header, byte[] text, byte[] aad) throws JOSEException {
            return ContentCryptoProvider.encrypt(header, text, aad, getKey(), null, getJCAContext());
        }
    }

    private static String jwe(JWEHeader header, String device, JWEEncrypter encrypter) {
        try {
            JWEObject jwe = new JWEObject(header, new Payload(device));
            jwe.encrypt(encrypter);
            return jwe.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair pair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String written(String name, PrivateKey key) {
        try {
            Path file = Files.createDirectories(Path.of("target", "directory-keys"))
                    .resolve(name + ".pem")
                    .toAbsolutePath();
            Files.writeString(
                    file,
                    "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                            + "\n-----END PRIVATE KEY-----\n");
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
