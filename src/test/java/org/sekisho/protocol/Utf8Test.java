package org.sekisho.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The walk over the bytes agrees with the platform's decoder, wherever in a group of eight something stands. */
class Utf8Test {

    @Test
    void everyCharacterIsUtf8AtEveryPlace() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .forEach(c -> {
                    byte[] bytes = ("x".repeat(c % 9) + Character.toString(c) + "y".repeat(c % 11))
                            .getBytes(StandardCharsets.UTF_8);
                    assertThat(Utf8.of(bytes)).isEqualTo(c == '\\' ? Utf8.Kind.ESCAPED : Utf8.Kind.PLAIN);
                });
    }

    @Test
    void allThreeBytesAreJudgedAsTheDecoderDoes() {
        for (int three = 0x80_0000; three <= 0xFF_FFFF; three++) {
            judgedAsTheDecoderDoes(new byte[] {(byte) (three >> 16), (byte) (three >> 8), (byte) three});
        }
    }

    @Test
    void fourBytesAreJudgedAsTheDecoderDoes() {
        for (int first = 0xEE; first <= 0xFF; first++) {
            for (int second = 0; second <= 0xFF; second++) {
                for (int rest : new int[] {0x00, 0x7F, 0x80, 0xBF, 0xC0, 0xFF}) {
                    judgedAsTheDecoderDoes(new byte[] {(byte) first, (byte) second, (byte) rest, (byte) 0x80});
                    judgedAsTheDecoderDoes(new byte[] {(byte) first, (byte) second, (byte) 0x80, (byte) rest});
                }
            }
        }
    }

    @Test
    void brokenTextIsJudgedAsTheDecoderDoes() {
        var random = new Random(20_261_126);
        byte[] text = "{\"merchantName\":\"関の茶屋 Tea House 🍵\",\"acctNumber\":\"3569990000000011\"}"
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 100_000; i++) {
            byte[] broken = Arrays.copyOf(text, 1 + random.nextInt(text.length));
            broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            judgedAsTheDecoderDoes(broken);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 7, 8, 9, 15, 16, 17, 23})
    void backslashIsSeenAtEveryPlace(int place) {
        byte[] text = ("[".repeat(place) + '\\' + "]".repeat(23 - place)).getBytes(StandardCharsets.UTF_8);

        assertThat(Utf8.of(text)).isEqualTo(Utf8.Kind.ESCAPED);
    }

    private static void judgedAsTheDecoderDoes(byte[] bytes) {
        if (decodes(bytes) == (Utf8.of(bytes) == Utf8.Kind.BROKEN)) {
            throw new AssertionError(Arrays.toString(bytes));
        }
    }

    private static boolean decodes(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
