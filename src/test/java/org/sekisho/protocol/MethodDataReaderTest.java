package org.sekisho.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MethodDataReaderTest {
    private static final String ID = "8a880dc0-d2d2-4067-bcb1-b08d1690b26e";
    private static final String URL = "https://shop.example/3ds/method?order=1";
    private static final MethodDataReader READER = new MethodDataReader(false);

    @Test
    void idAndAddressAreRead() {
        MethodData data = READER.read(base64url(json(ID, URL)));

        assertThat(data).isEqualTo(new MethodData(ID, URL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "==", "\n"})
    void paddingAndLineEndsDoNotMatter(String end) {
        assertThat(READER.read(base64url(json(ID, URL)) + end).threeDSServerTransID())
                .isEqualTo(ID);
    }

    @Test
    void bothAlphabetsAreRead() {
        String json = json(ID, "https://shop.example/?q=~~~~>>>".replace(">", "?"));
        String standard = Base64.getEncoder().encodeToString(json.getBytes(UTF_8));

        assertThat(standard).containsAnyOf("/", "+");
        assertThat(READER.read(standard)).isEqualTo(READER.read(base64url(json)));
    }

    @Test
    void answerIsBase64urlOfTheIdAsItWasWritten() {
        String shouting = ID.toUpperCase(java.util.Locale.ROOT);

        String answer = READER.read(base64url(json(shouting, URL))).answer();

        assertThat(new String(Base64.getUrlDecoder().decode(answer), UTF_8))
                .isEqualTo("{\"threeDSServerTransID\":\"" + shouting + "\"}");
        assertThat(answer).doesNotContain("=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example/",
                "javascript:alert(1)//https://shop.example",
                "data:text/html,<script>alert(1)</script>",
                "https:/shop.example",
                "https://",
                "//shop.example/",
                "/demo",
                "https://shop.example/<script>alert(1)</script>",
                "https://shop.example/\\\" onload=\\\"alert(1)",
                "https://bank.example@shop.example/",
                "https://shop.example\\\\@evil.example/",
                "https://shop.example/\\u0000",
                "https://shop.example/\\n",
                "https://shop.example/\uD83D\uDE00",
                "https://sh\u00F6p.example/"
            })
    void oddAddressesAreRefused(String address) {
        assertThat(refusal(json(ID, address))).isEqualTo("203 threeDSMethodNotificationURL");
    }

    @Test
    void longAddressIsRefused() {
        assertThat(refusal(json(ID, "https://shop.example/" + "a".repeat(236))))
                .isEqualTo("203 threeDSMethodNotificationURL");
    }

    @Test
    void plainHttpIsAllowedWhereItIsAllowedEverywhere() {
        MethodData data = new MethodDataReader(true).read(base64url(json(ID, "http://localhost:8080/notify")));

        assertThat(data.threeDSMethodNotificationURL()).startsWith("http:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"threeDSMethodNotificationURL\":\"https://a.example\"}| 201 threeDSServerTransID",
                "{\"threeDSServerTransID\":\"" + ID + "\"}| 201 threeDSMethodNotificationURL",
                "{\"threeDSServerTransID\":7,\"threeDSMethodNotificationURL\":\"https://a.example\"}| 201 threeDSServerTransID",
                "{\"threeDSServerTransID\":\"1-1-1-1-1\",\"threeDSMethodNotificationURL\":\"https://a.example\"}| 203 threeDSServerTransID",
                "{\"threeDSServerTransID\":\"" + ID + "\",\"threeDSServerTransID\":\"" + ID
                        + "\"}| 204 threeDSServerTransID",
                "[]| 101 not a JSON object",
                "{} {}| 101 not a JSON object",
                "nonsense| 101 not a JSON object"
            })
    void oddMessagesAreRefused(String json, String verdict) {
        assertThat(refusal(json)).isEqualTo(verdict);
    }

    @Test
    void whatIsNotBase64OrTooLongIsRefused() {
        assertThat(refusalOf("<script>")).startsWith("101");
        assertThat(refusalOf("")).startsWith("101");
        assertThat(refusalOf("A".repeat(5_000))).isEqualTo("101 too long");
        assertThat(refusalOf("\uD83D\uDE00")).startsWith("101");
    }

    private static String refusal(String json) {
        return refusalOf(base64url(json));
    }

    private static String refusalOf(String field) {
        ProtocolException refusal = catchThrowableOfType(ProtocolException.class, () -> READER.read(field));
        assertThat(refusal).as("refusal").isNotNull();
        return refusal.code().code() + ' ' + refusal.detail();
    }

    private static String json(String id, String url) {
        return "{\"threeDSServerTransID\":\"" + id + "\",\"threeDSMethodNotificationURL\":\"" + url + "\"}";
    }

    private static String base64url(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
