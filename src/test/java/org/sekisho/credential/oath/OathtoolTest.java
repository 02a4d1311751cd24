package org.sekisho.credential.oath;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sekisho.testkit.Oathtool;

/** The same codes as oathtool, for keys and moments that no RFC has. */
class OathtoolTest {

    private final Random random = new Random();

    @BeforeAll
    static void needTheTool() {
        Oathtool.isNeeded();
    }

    @RepeatedTest(5)
    void hotp() {
        byte[] key = key();
        long counter = random.nextLong(1L << 40);

        assertThat(Hotp.code(key, OathHash.SHA1, counter, 7))
                .isEqualTo(Oathtool.print("--counter=" + counter, "--digits=7", hex(key)));
    }

    @ParameterizedTest
    @EnumSource(OathHash.class)
    void totp(OathHash hash) {
        byte[] key = key();
        long second = random.nextLong(1L << 33);

        assertThat(Totp.code(key, hash, Totp.step(second), 6))
                .isEqualTo(Oathtool.print("--totp=" + hash, "--digits=6", "--now=@" + second, hex(key)));
    }

    @RepeatedTest(3)
    void base32() {
        byte[] key = key();

        assertThat(Oathtool.print("--base32", "--counter=1", Base32.encode(key)))
                .isEqualTo(Hotp.code(key, OathHash.SHA1, 1, 6));
    }

    private byte[] key() {
        byte[] key = new byte[20 + random.nextInt(30)];
        random.nextBytes(key);
        return key;
    }

    private static String hex(byte[] key) {
        return HexFormat.of().formatHex(key);
    }
}
