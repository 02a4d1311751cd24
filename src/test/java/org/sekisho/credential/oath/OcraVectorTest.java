package org.sekisho.credential.oath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The test vectors of RFC 6287, Appendix C, and what the RFC does not allow. */
class OcraVectorTest {

    /** SHA-1 of the RFC's PIN 1234. */
    private static final byte[] PIN = HexFormat.of().parseHex("7110eda4d09e062aa5e4a390b0a572ac0d2c0220");

    @ParameterizedTest
    @CsvSource({
        "OCRA-1:HOTP-SHA1-6:QN08, 20, , 00000000, 0, , 237653",
        "OCRA-1:HOTP-SHA1-6:QN08, 20, , 11111111, 0, , 243178",
        "OCRA-1:HOTP-SHA1-6:QN08, 20, , 22222222, 0, , 653583",
        "OCRA-1:HOTP-SHA1-6:QN08, 20, , 33333333, 0, , 740991",
        "OCRA-1:HOTP-SHA1-6:QN08, 20, , 44444444, 0, , 608993",
        "OCRA-1:HOTP-SHA1-6:QN08, 20, , 55555555, 0, , 388898",
        "OCRA-1:HOTP-SHA1-6:QN08, 20, , 66666666, 0, , 816933",
        "OCRA-1:HOTP-SHA1-6:QN08, 20, , 77777777, 0, , 224598",
        "OCRA-1:HOTP-SHA1-6:QN08, 20, , 88888888, 0, , 750600",
        "OCRA-1:HOTP-SHA1-6:QN08, 20, , 99999999, 0, , 294470",
        "OCRA-1:HOTP-SHA256-8:C-QN08-PSHA1, 32, 0, 12345678, 1, , 65347737",
        "OCRA-1:HOTP-SHA256-8:C-QN08-PSHA1, 32, 1, 12345678, 1, , 86775851",
        "OCRA-1:HOTP-SHA256-8:C-QN08-PSHA1, 32, 2, 12345678, 1, , 78192410",
        "OCRA-1:HOTP-SHA256-8:C-QN08-PSHA1, 32, 3, 12345678, 1, , 71565254",
        "OCRA-1:HOTP-SHA256-8:C-QN08-PSHA1, 32, 4, 12345678, 1, , 10104329",
        "OCRA-1:HOTP-SHA256-8:C-QN08-PSHA1, 32, 5, 12345678, 1, , 65983500",
        "OCRA-1:HOTP-SHA256-8:C-QN08-PSHA1, 32, 6, 12345678, 1, , 70069104",
        "OCRA-1:HOTP-SHA256-8:C-QN08-PSHA1, 32, 7, 12345678, 1, , 91771096",
        "OCRA-1:HOTP-SHA256-8:C-QN08-PSHA1, 32, 8, 12345678, 1, , 75011558",
        "OCRA-1:HOTP-SHA256-8:C-QN08-PSHA1, 32, 9, 12345678, 1, , 08522129",
        "OCRA-1:HOTP-SHA256-8:QN08-PSHA1, 32, , 00000000, 1, , 83238735",
        "OCRA-1:HOTP-SHA256-8:QN08-PSHA1, 32, , 11111111, 1, , 01501458",
        "OCRA-1:HOTP-SHA256-8:QN08-PSHA1, 32, , 22222222, 1, , 17957585",
        "OCRA-1:HOTP-SHA256-8:QN08-PSHA1, 32, , 33333333, 1, , 86776967",
        "OCRA-1:HOTP-SHA256-8:QN08-PSHA1, 32, , 44444444, 1, , 86807031",
        "OCRA-1:HOTP-SHA512-8:C-QN08, 64, 0, 00000000, 0, , 07016083",
        "OCRA-1:HOTP-SHA512-8:C-QN08, 64, 1, 11111111, 0, , 63947962",
        "OCRA-1:HOTP-SHA512-8:C-QN08, 64, 2, 22222222, 0, , 70123924",
        "OCRA-1:HOTP-SHA512-8:C-QN08, 64, 3, 33333333, 0, , 25341727",
        "OCRA-1:HOTP-SHA512-8:C-QN08, 64, 4, 44444444, 0, , 33203315",
        "OCRA-1:HOTP-SHA512-8:C-QN08, 64, 5, 55555555, 0, , 34205738",
        "OCRA-1:HOTP-SHA512-8:C-QN08, 64, 6, 66666666, 0, , 44343969",
        "OCRA-1:HOTP-SHA512-8:C-QN08, 64, 7, 77777777, 0, , 51946085",
        "OCRA-1:HOTP-SHA512-8:C-QN08, 64, 8, 88888888, 0, , 20403879",
        "OCRA-1:HOTP-SHA512-8:C-QN08, 64, 9, 99999999, 0, , 31409299",
        "OCRA-1:HOTP-SHA512-8:QN08-T1M, 64, , 00000000, 0, 132d0b6, 95209754",
        "OCRA-1:HOTP-SHA512-8:QN08-T1M, 64, , 11111111, 0, 132d0b6, 55907591",
        "OCRA-1:HOTP-SHA512-8:QN08-T1M, 64, , 22222222, 0, 132d0b6, 22048402",
        "OCRA-1:HOTP-SHA512-8:QN08-T1M, 64, , 33333333, 0, 132d0b6, 24218844",
        "OCRA-1:HOTP-SHA512-8:QN08-T1M, 64, , 44444444, 0, 132d0b6, 36209546",
        "OCRA-1:HOTP-SHA256-8:QA08, 32, , CLI22220SRV11110, 0, , 28247970",
        "OCRA-1:HOTP-SHA256-8:QA08, 32, , CLI22221SRV11111, 0, , 01984843",
        "OCRA-1:HOTP-SHA256-8:QA08, 32, , CLI22222SRV11112, 0, , 65387857",
        "OCRA-1:HOTP-SHA256-8:QA08, 32, , CLI22223SRV11113, 0, , 03351211",
        "OCRA-1:HOTP-SHA256-8:QA08, 32, , CLI22224SRV11114, 0, , 83412541",
        "OCRA-1:HOTP-SHA256-8:QA08, 32, , SRV11110CLI22220, 0, , 15510767",
        "OCRA-1:HOTP-SHA256-8:QA08, 32, , SRV11111CLI22221, 0, , 90175646",
        "OCRA-1:HOTP-SHA256-8:QA08, 32, , SRV11112CLI22222, 0, , 33777207",
        "OCRA-1:HOTP-SHA256-8:QA08, 32, , SRV11113CLI22223, 0, , 95285278",
        "OCRA-1:HOTP-SHA256-8:QA08, 32, , SRV11114CLI22224, 0, , 28934924",
        "OCRA-1:HOTP-SHA512-8:QA08, 64, , CLI22220SRV11110, 0, , 79496648",
        "OCRA-1:HOTP-SHA512-8:QA08, 64, , CLI22221SRV11111, 0, , 76831980",
        "OCRA-1:HOTP-SHA512-8:QA08, 64, , CLI22222SRV11112, 0, , 12250499",
        "OCRA-1:HOTP-SHA512-8:QA08, 64, , CLI22223SRV11113, 0, , 90856481",
        "OCRA-1:HOTP-SHA512-8:QA08, 64, , CLI22224SRV11114, 0, , 12761449",
        "OCRA-1:HOTP-SHA512-8:QA08-PSHA1, 64, , SRV11110CLI22220, 1, , 18806276",
        "OCRA-1:HOTP-SHA512-8:QA08-PSHA1, 64, , SRV11111CLI22221, 1, , 70020315",
        "OCRA-1:HOTP-SHA512-8:QA08-PSHA1, 64, , SRV11112CLI22222, 1, , 01600026",
        "OCRA-1:HOTP-SHA512-8:QA08-PSHA1, 64, , SRV11113CLI22223, 1, , 18951020",
        "OCRA-1:HOTP-SHA512-8:QA08-PSHA1, 64, , SRV11114CLI22224, 1, , 32528969",
        "OCRA-1:HOTP-SHA256-8:QA08, 32, , SIG10000, 0, , 53095496",
        "OCRA-1:HOTP-SHA256-8:QA08, 32, , SIG11000, 0, , 04110475",
        "OCRA-1:HOTP-SHA256-8:QA08, 32, , SIG12000, 0, , 31331128",
        "OCRA-1:HOTP-SHA256-8:QA08, 32, , SIG13000, 0, , 76028668",
        "OCRA-1:HOTP-SHA256-8:QA08, 32, , SIG14000, 0, , 46554205",
        "OCRA-1:HOTP-SHA512-8:QA10-T1M, 64, , SIG1000000, 0, 132d0b6, 77537423",
        "OCRA-1:HOTP-SHA512-8:QA10-T1M, 64, , SIG1100000, 0, 132d0b6, 31970405",
        "OCRA-1:HOTP-SHA512-8:QA10-T1M, 64, , SIG1200000, 0, 132d0b6, 10235557",
        "OCRA-1:HOTP-SHA512-8:QA10-T1M, 64, , SIG1300000, 0, 132d0b6, 95213541",
        "OCRA-1:HOTP-SHA512-8:QA10-T1M, 64, , SIG1400000, 0, 132d0b6, 65360607"
    })
    void vector(
            String suite,
            int keyLength,
            @Nullable Long counter,
            String question,
            int pin,
            @Nullable String step,
            String code) {
        var input = new Ocra.Input(
                question,
                counter,
                pin == 1 ? PIN : null,
                null,
                step == null ? null : HexFormat.fromHexDigitsToLong(step));

        assertThat(Ocra.code(HotpTotpVectorTest.key(keyLength), OcraSuite.of(suite), input))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OCRA-1:HOTP-SHA256-6",
                "OCRA-2:HOTP-SHA256-6:QN10",
                "OCRA-1:HOTP-MD5-6:QN10",
                "OCRA-1:HOTP-SHA256-3:QN10",
                "OCRA-1:HOTP-SHA256-11:QN10",
                "OCRA-1:HOTP-SHA256-6:QN03",
                "OCRA-1:HOTP-SHA256-6:QN65",
                "OCRA-1:HOTP-SHA256-6:QX10",
                "OCRA-1:HOTP-SHA256-6:C",
                "OCRA-1:HOTP-SHA256-6:QN10-T60S",
                "OCRA-1:HOTP-SHA256-6:QN10-T49H",
                "OCRA-1:HOTP-SHA256-6:QN10-S513",
                "OCRA-1:HOTP-SHA256-6:QN10-T30S-PSHA1",
                "OCRA-1:HOTP-SHA256-6:QN10-T30S "
            })
    void suiteThatTheRfcDoesNotHaveIsRefused(String suite) {
        assertThatIllegalArgumentException().isThrownBy(() -> OcraSuite.of(suite));
    }

    @Test
    void allPartsAreRead() {
        OcraSuite suite = OcraSuite.of("OCRA-1:HOTP-SHA512-8:C-QH40-PSHA256-S064-T12H");

        assertThat(suite)
                .isEqualTo(new OcraSuite(
                        suite.text(),
                        OathHash.SHA512,
                        8,
                        true,
                        OcraSuite.Alphabet.H,
                        40,
                        OathHash.SHA256,
                        64,
                        12 * 3_600));
    }

    @Test
    void everyPartChangesTheCode() {
        OcraSuite suite = OcraSuite.of("OCRA-1:HOTP-SHA256-0:C-QH08-PSHA1-S064-T1H");
        byte[] session = new byte[64];
        byte[] otherPin = PIN.clone();
        otherPin[0]++;
        byte[] otherSession = session.clone();
        otherSession[63]++;

        assertThat(java.util.stream.Stream.of(
                                new Ocra.Input("abcd1234", 1L, PIN, session, 1L),
                                new Ocra.Input("abcd1235", 1L, PIN, session, 1L),
                                new Ocra.Input("abcd1234", 2L, PIN, session, 1L),
                                new Ocra.Input("abcd1234", 1L, otherPin, session, 1L),
                                new Ocra.Input("abcd1234", 1L, PIN, otherSession, 1L),
                                new Ocra.Input("abcd1234", 1L, PIN, session, 2L))
                        .map(input -> Ocra.code(HotpTotpVectorTest.key(32), suite, input)))
                .doesNotHaveDuplicates()
                .allSatisfy(code -> assertThat(code).hasSize(64));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12a45678", "123456789012345678901"})
    void challengeThatTheSuiteDoesNotNameIsRefused(String question) {
        OcraSuite suite = OcraSuite.of("OCRA-1:HOTP-SHA256-6:QN10-T30S");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ocra.code(HotpTotpVectorTest.key(32), suite, Ocra.Input.of(question, 1)));
    }

    @Test
    void inputThatTheSuiteDoesNotNameIsRefused() {
        OcraSuite suite = OcraSuite.of("OCRA-1:HOTP-SHA256-6:QN10");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ocra.code(HotpTotpVectorTest.key(32), suite, Ocra.Input.of("1234567890", 1)));
    }
}
