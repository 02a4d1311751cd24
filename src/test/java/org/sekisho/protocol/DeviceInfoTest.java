package org.sekisho.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an app's device says of itself. */
class DeviceInfoTest {

    @ParameterizedTest
    @CsvSource({"en_GB, en-GB", "ja-JP, ja-JP", "ja, ja"})
    void localeIsALanguageTag(String locale, String tag) {
        assertThat(DeviceInfo.locale(encoded("{\"DV\":\"1.4\",\"DD\":{\"C005\":\"" + locale + "\"}}")))
                .contains(tag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"DV\":\"1.4\"}",
                "{\"DD\":{\"C005\":7}}",
                "{\"DD\":{\"C005\":\"\"}}",
                "{\"DD\":{\"C005\":\"<b>\"}}",
                "{\"DD\":[]}",
                "[]",
                "nonsense"
            })
    void whatIsNoneSaysNothing(String json) {
        assertThat(DeviceInfo.locale(encoded(json))).isEmpty();
    }

    @Test
    void whatIsNotEncodedSaysNothing() {
        assertThat(DeviceInfo.locale("{}")).isEmpty();
        assertThat(DeviceInfo.locale(null)).isEmpty();
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
