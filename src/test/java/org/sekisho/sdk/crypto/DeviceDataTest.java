package org.sekisho.sdk.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.sdk.crypto.DeviceData.Opened;
import org.sekisho.sdk.crypto.SecureMessage.Problem;
import org.sekisho.sdk.crypto.SecureMessage.Unreadable;
import org.sekisho.testkit.DirectorySdkKeys;

/** What SDKs encrypt for their directory opens with its keys, and nothing else does. */
class DeviceDataTest {
    private static final String DEVICE = "{\"DV\":\"1.4\",\"DD\":{\"C001\":\"Android\",\"C009\":\"花子\"}}";
    private static final DirectorySdkKeys SDK = new DirectorySdkKeys();
    private static final List<DirectoryKey> KEYS = List.of(
            new DirectoryKey(DirectorySdkKeys.ID, SDK.ecKey()), new DirectoryKey(DirectorySdkKeys.ID, SDK.rsaKey()));

    @ParameterizedTest
    @ValueSource(strings = {"A128CBC-HS256", "A128GCM"})
    void whatIsEncryptedWithRsaOpens(String encryption) throws Unreadable {
        assertThat(DeviceData.opened(SDK.rsa(EncryptionMethod.parse(encryption), DEVICE), KEYS))
                .isEqualTo(new Opened(DEVICE, false));
    }

    @ParameterizedTest
    @CsvSource({"dir, A128CBC-HS256", "dir, A128GCM", "ECDH-ES, A128CBC-HS256", "ECDH-ES, A128GCM"})
    void whatAnSdkAgreedOnOpens(String algorithm, String encryption) throws Unreadable {
        assertThat(DeviceData.opened(agreed(algorithm, encryption, DirectorySdkKeys.ID), KEYS))
                .isEqualTo(new Opened(DEVICE, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A128CBC-HS256", "A128GCM"})
    void whatIsEncryptedByTheLetterOfTheRfcOpens(String encryption) throws Unreadable {
        assertThat(DeviceData.opened(SDK.standard(EncryptionMethod.parse(encryption), DEVICE), KEYS))
                .isEqualTo(new Opened(DEVICE, true));
    }

    @Test
    void whatIsForAnotherDirectoryStaysShut() {
        assertThat(problem(agreed("dir", "A128CBC-HS256", "A000000003"))).isEqualTo(Problem.SEALED);
        assertThat(problem(new DirectorySdkKeys().rsa(EncryptionMethod.A128GCM, DEVICE)))
                .isEqualTo(Problem.SEALED);
    }

    @ParameterizedTest
    @CsvSource({"3", "4", "0"})
    void whatWasChangedStaysShut(int part) {
        String[] parts = agreed("dir", "A128CBC-HS256", DirectorySdkKeys.ID).split("\\.", -1);
        byte[] bytes = Base64.getUrlDecoder().decode(parts[part]);
        if (part == 0) {
            // a member more in the header, which is part of what is verified
            bytes = new String(bytes, StandardCharsets.UTF_8)
                    .replaceFirst("\\{", "{\"typ\":\"JOSE\",")
                    .getBytes(StandardCharsets.UTF_8);
        } else {
            bytes[0] ^= 1;
        }
        parts[part] = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);

        assertThat(problem(String.join(".", parts))).isEqualTo(Problem.SEALED);
    }

    @Test
    void keyThatIsNoPointOfTheCurveIsRefused() {
        String[] parts = agreed("dir", "A128GCM", DirectorySdkKeys.ID).split("\\.", -1);
        String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8)
                .replaceFirst("\"x\":\"[^\"]*\"", "\"x\":\"" + "A".repeat(43) + "\"");
        parts[0] = Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8));

        assertThat(problem(String.join(".", parts))).isEqualTo(Problem.ALGORITHM);
    }

    @Test
    void compressedTextIsRefusedBeforeItGrows() throws JOSEException, GeneralSecurityException {
        var jwe = new JWEObject(
                new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128CBC_HS256)
                        .compressionAlgorithm(CompressionAlgorithm.DEF)
                        .build(),
                new Payload(" ".repeat(1_000)));
        jwe.encrypt(new RSAEncrypter(rsaPublic()));

        assertThat(problem(jwe.serialize())).isEqualTo(Problem.ALGORITHM);
    }

    @ParameterizedTest
    @CsvSource({"RSA-OAEP, A128GCM", "RSA1_5, A128GCM", "RSA-OAEP-256, A256GCM"})
    void otherAlgorithmsAreRefused(String algorithm, String encryption) throws JOSEException, GeneralSecurityException {
        var jwe = new JWEObject(
                new JWEHeader(JWEAlgorithm.parse(algorithm), EncryptionMethod.parse(encryption)), new Payload(DEVICE));
        jwe.encrypt(new RSAEncrypter(rsaPublic()));

        assertThat(problem(jwe.serialize())).isEqualTo(Problem.ALGORITHM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b.c", "....", "e30....", "eyJhbGciOiJSU0EtT0FFUC0yNTYifQ.e30.e30.e30.e30"})
    void whatIsNoJweIsRefused(String text) {
        assertThat(problem(text)).isEqualTo(Problem.NO_MESSAGE);
    }

    @Test
    void shortKeysAreRefused() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new DirectoryKey("A", generator.generateKeyPair().getPrivate()));
    }

    @Test
    void nothingOfAKeyIsPrinted() {
        assertThat(KEYS).hasToString("[DirectoryKey[A000000065], DirectoryKey[A000000065]]");
    }

    private static RSAPublicKey rsaPublic() throws GeneralSecurityException {
        var key = (RSAPrivateCrtKey) SDK.rsaKey();
        return (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
    }

    private static String agreed(String algorithm, String encryption, String directoryServerId) {
        return SDK.agreed(JWEAlgorithm.parse(algorithm), EncryptionMethod.parse(encryption), directoryServerId, DEVICE);
    }

    private static Problem problem(String text) {
        return catchThrowableOfType(Unreadable.class, () -> DeviceData.opened(text, KEYS))
                .problem();
    }
}
