package org.sekisho.sdk.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECPrivateKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.jose4j.keys.EllipticCurves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.protocol.SdkKey;

/** Both sides come to one key, and it is the one that others come to. */
class AgreementTest {
    // RFC 7518, appendix C: Alice is the ACS here, Bob the app
    private static final String ALICE_D = "0_NxaRPUMQoAJt50Gz8YiTr8gRTwyEaCumd-MToTmIo";
    private static final String ALICE_X = "gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0";
    private static final String ALICE_Y = "SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps";
    private static final String BOB_D = "VEmDZpDXXK8p8N0Cndsxs924q6nS1RXFASRl6BfUqdw";
    private static final String BOB_X = "weNJy2HscCSM6AEDTDg04biOvhFhyyWvOHQfeF_PxMQ";
    private static final String BOB_Y = "e8lnCO-AlStT-NJVX-crhB7QRYhiix03illJOVAOyck";
    private static final String SDK = "3DS_LOA_SDK_TEST_020200_00001";

    @Test
    void sharedSecretIsThatOfTheRfc() {
        byte[] shared =
                Agreement.shared(privateKey(ALICE_D), point(BOB_X, BOB_Y).key());

        assertThat(HexFormat.of().formatHex(shared))
                .isEqualTo("9e56d91d817135d372834283bf84269cfb316ea3da806a48f6daa7798cfe90c4");
    }

    @Test
    void keyIsDerivedWithoutTheNameOfTheEncryption() {
        SessionKey key = Agreement.key(privateKey(ALICE_D), point(BOB_X, BOB_Y).key(), SDK);

        assertThat(HexFormat.of().formatHex(key.all()))
                .isEqualTo("cbce3373be902d283a8a65dcc4060bd5c055c5fb6a89fdb7e0129d86ed309a3c")
                .isNotEqualTo("7dc7643905af684d085642b64b9c1ada70c4a7f124e338d53b6ec079b2f07519");
    }

    @Test
    void appComesToTheSameKey() {
        Agreement agreed = Agreement.with(point(BOB_X, BOB_Y), SDK, new SecureRandom());

        SessionKey ofTheApp = Agreement.key(privateKey(BOB_D), agreed.ours().key(), SDK);

        assertThat(ofTheApp.all()).isEqualTo(agreed.key().all());
    }

    @Test
    void anotherSdkComesToAnotherKey() {
        SessionKey key = Agreement.key(privateKey(ALICE_D), point(BOB_X, BOB_Y).key(), SDK);
        SessionKey other =
                Agreement.key(privateKey(ALICE_D), point(BOB_X, BOB_Y).key(), SDK + "2");

        assertThat(other.all()).isNotEqualTo(key.all());
    }

    @Test
    void keyIsWrittenAsItWasRead() {
        assertThat(point(ALICE_X, ALICE_Y).jwk())
                .containsEntry("kty", "EC")
                .containsEntry("crv", "P-256")
                .containsEntry("x", ALICE_X)
                .containsEntry("y", ALICE_Y)
                .hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        // not on the curve
        "weNJy2HscCSM6AEDTDg04biOvhFhyyWvOHQfeF_PxMQ, e8lnCO-AlStT-NJVX-crhB7QRYhiix03illJOVAOycg",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        // beyond the field
        "__________________________________________8, e8lnCO-AlStT-NJVX-crhB7QRYhiix03illJOVAOyck",
        // padded, other alphabet, bits that mean nothing, too short
        "weNJy2HscCSM6AEDTDg04biOvhFhyyWvOHQfeF_PxMQ=, e8lnCO-AlStT-NJVX-crhB7QRYhiix03illJOVAOyck",
        "weNJy2HscCSM6AEDTDg04biOvhFhyyWvOHQfeF/PxMQ, e8lnCO-AlStT-NJVX-crhB7QRYhiix03illJOVAOyck",
        "weNJy2HscCSM6AEDTDg04biOvhFhyyWvOHQfeF_PxMR, e8lnCO-AlStT-NJVX-crhB7QRYhiix03illJOVAOyck",
        "weNJ, e8lnCO-AlStT-NJVX-crhB7QRYhiix03illJOVAOyck"
    })
    void whatIsNoPointIsRefused(String x, String y) {
        assertThatIllegalArgumentException().isThrownBy(() -> new SdkKey(x, y));
    }

    @Test
    void nothingOfAKeyIsPrinted() {
        Agreement agreed = Agreement.with(point(BOB_X, BOB_Y), SDK, new SecureRandom());

        assertThat(agreed.toString() + agreed.key()).isEqualTo("Agreement[…]SessionKey[…]");
    }

    private static EphemeralKey point(String x, String y) {
        return EphemeralKey.of(new SdkKey(x, y));
    }

    private static ECPrivateKey privateKey(String d) {
        try {
            BigInteger number = new BigInteger(1, Base64.getUrlDecoder().decode(d));
            return (ECPrivateKey)
                    KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(number, EllipticCurves.P256));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
