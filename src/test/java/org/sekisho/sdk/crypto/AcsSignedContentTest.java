package org.sekisho.sdk.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.X509CertUtils;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

/** What apps are told first, read by another implementation. */
class AcsSignedContentTest {
    private static final String URL = "https://acs.example/3ds/sdk/creq";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final AcsSignedContent content = new AcsSignedContent(fresh(), fresh(), URL);

    @Test
    void rsaKeySignsWithPs256AndTheChainIsInOrder() throws ParseException, JOSEException {
        KeyPair root = pair("RSA", 2048);
        KeyPair between = pair("RSA", 2048);
        KeyPair leaf = pair("RSA", 2048);
        X509Certificate issuing = certificate("CN=Issuing", between, "CN=Root", root);
        X509Certificate signing = certificate("CN=Signing", leaf, "CN=Issuing", between);

        JWSObject read =
                JWSObject.parse(content.signed(new ContentSigner(leaf.getPrivate(), List.of(signing, issuing))));

        assertThat(read.getHeader().getAlgorithm().getName()).isEqualTo("PS256");
        assertThat(read.getHeader().getX509CertChain())
                .extracting(one -> X509CertUtils.parse(one.decode()))
                .containsExactly(signing, issuing);
        assertThat(read.verify(new RSASSAVerifier(RSAKey.parse(signing)))).isTrue();
    }

    @Test
    void ellipticKeySignsWithEs256() throws ParseException, JOSEException {
        KeyPair leaf = pair("EC", 256);
        X509Certificate signing = certificate("CN=Signing", leaf, "CN=Signing", leaf);

        JWSObject read = JWSObject.parse(content.signed(new ContentSigner(leaf.getPrivate(), List.of(signing))));

        assertThat(read.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(read.verify(new ECDSAVerifier(ECKey.parse(signing)))).isTrue();
    }

    @Test
    void bothKeysAndTheAddressAreInsideAndNothingElse() throws ParseException, JOSEException {
        KeyPair leaf = pair("EC", 256);
        JWSObject read = JWSObject.parse(content.signed(
                new ContentSigner(leaf.getPrivate(), List.of(certificate("CN=Signing", leaf, "CN=Signing", leaf)))));

        Map<String, Object> payload = read.getPayload().toJSONObject();

        assertThat(payload)
                .containsOnlyKeys("acsEphemPubKey", "sdkEphemPubKey", "acsURL")
                .containsEntry("acsURL", URL);
        assertThat(key(payload, "acsEphemPubKey")).isEqualTo(content.ours().key());
        assertThat(key(payload, "sdkEphemPubKey")).isEqualTo(content.theirs().key());
    }

    @Test
    void otherKeysAreRefused() {
        KeyPair small = pair("RSA", 1024);
        KeyPair large = pair("EC", 384);

        for (KeyPair leaf : List.of(small, large)) {
            List<X509Certificate> chain = List.of(certificate("CN=Signing", leaf, "CN=Signing", leaf));
            assertThatIllegalArgumentException().isThrownBy(() -> new ContentSigner(leaf.getPrivate(), chain));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new ContentSigner(small.getPrivate(), List.of()));
    }

    @SuppressWarnings("unchecked")
    private static ECPublicKey key(Map<String, Object> payload, String name) throws ParseException, JOSEException {
        return ECKey.parse((Map<String, Object>) payload.get(name)).toECPublicKey();
    }

    private static EphemeralKey fresh() {
        return new EphemeralKey((ECPublicKey) EphemeralKey.pair(RANDOM).getPublic());
    }

    private static KeyPair pair(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static X509Certificate certificate(String subject, KeyPair of, String issuer, KeyPair by) {
        Instant now = Instant.now();
        String algorithm = by.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    new X500Principal(issuer),
                                    BigInteger.ONE,
                                    Date.from(now.minusSeconds(60)),
                                    Date.from(now.plusSeconds(3600)),
                                    new X500Principal(subject),
                                    of.getPublic())
                            .build(new JcaContentSignerBuilder(algorithm).build(by.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }
}
