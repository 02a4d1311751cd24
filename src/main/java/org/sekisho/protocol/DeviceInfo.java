package org.sekisho.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a directory server passes on of an app's device, as far as it matters here. Whatever cannot be read says nothing. */
public final class DeviceInfo {

    private static final int LONGEST = 64_000;
    private static final int LONGEST_LOCALE = 35;

    private DeviceInfo() {}

    /** The element as it goes to an ACS; what is no JSON object is an IllegalArgumentException. */
    public static String encoded(String json) {
        try {
            Json.parse(json);
        } catch (ProtocolException _) {
            throw new IllegalArgumentException("not a JSON object");
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The language and region that the device is set to. [3DS SDK: C005] */
    public static Optional<String> locale(@Nullable String deviceInfo) {
        if (deviceInfo == null) {
            return Optional.empty();
        }
        try {
            JsonNode locale = Json.parse(FormField.decoded(deviceInfo, LONGEST))
                    .root()
                    .path("DD")
                    .path("C005");
            return Optional.ofNullable(locale.textValue())
                    .map(text -> text.replace('_', '-'))
                    .filter(text -> Formats.language(text, LONGEST_LOCALE));
        } catch (ProtocolException _) {
            return Optional.empty();
        }
    }
}
