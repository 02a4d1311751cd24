package org.sekisho.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON is counted as long as it is when it is written. */
class MinifiedTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":[]}",
                "{\"a\":[1,2.50,-3e9,12345678901234567890],\"b\":{\"c\":true,\"d\":false,\"e\":null}}",
                "{\"quote\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\",\"control\":\"\\u0000\\u001f\\u007f\"}",
                "{\"関の茶屋\":\"🍵 é\",\"half\":\"\\ud83c\",\"other half\":\"\\udf75x\"}",
                "{\"nested\":[[[{\"x\":[{}]}]],\"\"]}"
            })
    void countIsThatOfTheWrittenText(String json) {
        JsonNode value = Json.parse(json).root();
        String written = value.toString();
        int length = written.codePointCount(0, written.length());

        assertThat(Minified.fits(value, length)).isTrue();
        assertThat(Minified.fits(value, length - 1)).isFalse();
    }

    @Test
    void longMessageIsCountedToTheLastCharacter() {
        JsonNode value =
                Json.parse("{\"a\":[" + "\"x\",".repeat(10_000) + "\"\"]}").root();

        assertThat(Minified.fits(value, 40_010)).isTrue();
        assertThat(Minified.fits(value, 40_009)).isFalse();
    }
}
