package org.sekisho.authvalue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.sekisho.authvalue.Oav1.Header.Outcome;
import org.sekisho.authvalue.Oav1.Header.Proof;
import org.sekisho.platform.key.Key;
import org.sekisho.platform.key.Purpose;
import org.sekisho.protocol.Pan;

class Oav1Test {

    private static final Key KEY = new Key(
            Purpose.VALUE,
            7,
            true,
            HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"));

    @Test
    void publishedExampleIsReproduced() throws IOException {
        var value = value("12300", "21aa1a50-0d0a-41b0-b92a-ee918ffd0b6c");

        assertThat(value).isEqualTo("EAclCgsMDfynpuNdx7LjbXwASyI=");
        assertThat(Path.of("docs/rationale.md")).content().contains("`" + value + "`");
    }

    @Test
    void otherAmountIsAnotherValue() {
        assertThat(value("12301", "21aa1a50-0d0a-41b0-b92a-ee918ffd0b6c"))
                .isNotEqualTo(value("12300", "21aa1a50-0d0a-41b0-b92a-ee918ffd0b6c"));
    }

    @Test
    void spellingOfTheSameIsTheSameValue() {
        assertThat(value("0012300", "21AA1A50-0D0A-41B0-B92A-EE918FFD0B6C"))
                .isEqualTo(value("12300", "21aa1a50-0d0a-41b0-b92a-ee918ffd0b6c"));
    }

    private static String value(String amount, String dsTransId) {
        return Oav1.value(
                KEY,
                Outcome.CHALLENGED,
                Proof.ONE_TIME_CODE,
                Oav1.Protocol.V2_2,
                0x0a0b0c0d,
                new Authenticated(
                        new Pan("3558111111121203"),
                        "01",
                        amount,
                        "392",
                        "0",
                        "20240919034416",
                        "JPMERCHANT0000001",
                        "271989",
                        "テスト商店",
                        dsTransId,
                        "7382aac4-2fbe-40ea-8959-f0025e266e80",
                        "05"));
    }
}
