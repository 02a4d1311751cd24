package org.sekisho.authvalue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.authvalue.AuthenticationValueAlgorithm.Finding;
import org.sekisho.platform.key.Key;
import org.sekisho.platform.key.KeyRing;
import org.sekisho.platform.key.Purpose;
import org.sekisho.protocol.Pan;

class Oav1Test {

    private static final byte[] PUBLISHED_KEY =
            HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

    @Test
    void thePublishedVectorIsReproduced() {
        assertThat(value("12300")).isEqualTo("EAclCgsMDfynpuNdx7LjbXwASyI=").hasSize(28);
    }

    @Test
    void anotherAmountGivesAnotherValue() {
        assertThat(value("12301")).isNotEqualTo(value("12300"));
    }

    @Test
    void leadingZerosOfTheAmountMeanNothing() {
        assertThat(value("0012300")).isEqualTo(value("12300"));
    }

    @Test
    void thePublishedValueIsVerifiedAlsoByAKeyThatMakesNoNewOnes() {
        assertThat(Oav1.verify(ring(7), "EAclCgsMDfynpuNdx7LjbXwASyI=", what("12300")))
                .isEqualTo(Finding.GENUINE);
        assertThat(Oav1.verify(ring(7), "EAclCgsMDUyIks0/pqC4tRHX7N0=", what("12301")))
                .isEqualTo(Finding.GENUINE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EAclCgsMDUyIks0/pqC4tRHX7N0=", // over another amount
                "EAclCgsMDfynpuNdx7LjbXwASyM=", // last bit
                "EQclCgsMDfynpuNdx7LjbXwASyI=", // another outcome
                "IAclCgsMDfynpuNdx7LjbXwASyI=", // another version
                "EAclCgsMDfynpuNdx7LjbXwASyI", // the same bytes, spelt in other ways
                "EAclCgsMDfynpuNdx7LjbXwASyJ=",
                "kBNS2K+b0zjbAQPomm3SKBVhXwxO",
                "="
            })
    void everyOtherValueIsFalse(String value) {
        assertThat(Oav1.verify(ring(7), value, what("12300"))).isEqualTo(Finding.FALSE);
    }

    @Test
    void keyThatLeftTheRingIsNotKnown() {
        assertThat(Oav1.verify(ring(8), "EAclCgsMDfynpuNdx7LjbXwASyI=", what("12300")))
                .isEqualTo(Finding.UNKNOWN_KEY);
    }

    /** A ring in which the published key is not the active one. */
    private static KeyRing ring(int id) {
        Stream<Key> others = Arrays.stream(Purpose.values()).map(purpose -> new Key(purpose, 1, true, new byte[32]));
        return new KeyRing(Stream.concat(others, Stream.of(new Key(Purpose.VALUE, id, false, PUBLISHED_KEY)))
                .toList());
    }

    private static String value(String amount) {
        return Oav1.value(
                new Key(Purpose.VALUE, 7, true, PUBLISHED_KEY),
                Oav1.Header.Outcome.CHALLENGED,
                Oav1.Header.Proof.ONE_TIME_CODE,
                Oav1.Protocol.V2_2,
                0x0a0b0c0d,
                what(amount));
    }

    private static Authenticated what(String amount) {
        return new Authenticated(
                new Pan("3558111111121203"),
                "01",
                amount,
                "392",
                "0",
                "20240919034416",
                "JPMERCHANT0000001",
                "271989",
                "テスト商店",
                "21aa1a50-0d0a-41b0-b92a-ee918ffd0b6c",
                "7382aac4-2fbe-40ea-8959-f0025e266e80",
                "05");
    }
}
