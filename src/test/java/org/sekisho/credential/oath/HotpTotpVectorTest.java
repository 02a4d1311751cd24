package org.sekisho.credential.oath;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The test vectors of RFC 4226, Appendix D, and RFC 6238, Appendix B. */
class HotpTotpVectorTest {

    private static final String SEED = "1234567890";

    @ParameterizedTest
    @CsvSource({
        "0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314",
        "5, 254676", "6, 287922", "7, 162583", "8, 399871", "9, 520489"
    })
    void hotp(long counter, String code) {
        assertThat(Hotp.code(key(20), OathHash.SHA1, counter, 6)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "59,          SHA1,   94287082",
        "59,          SHA256, 46119246",
        "59,          SHA512, 90693936",
        "1111111109,  SHA1,   07081804",
        "1111111109,  SHA256, 68084774",
        "1111111109,  SHA512, 25091201",
        "1111111111,  SHA1,   14050471",
        "1111111111,  SHA256, 67062674",
        "1111111111,  SHA512, 99943326",
        "1234567890,  SHA1,   89005924",
        "1234567890,  SHA256, 91819424",
        "1234567890,  SHA512, 93441116",
        "2000000000,  SHA1,   69279037",
        "2000000000,  SHA256, 90698825",
        "2000000000,  SHA512, 38618901",
        "20000000000, SHA1,   65353130",
        "20000000000, SHA256, 77737706",
        "20000000000, SHA512, 47863826"
    })
    void totp(long second, OathHash hash, String code) {
        int length = hash == OathHash.SHA1 ? 20 : hash == OathHash.SHA256 ? 32 : 64;

        assertThat(Totp.code(key(length), hash, Totp.step(second), 8)).isEqualTo(code);
    }

    static byte[] key(int length) {
        return SEED.repeat(7).substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }
}
