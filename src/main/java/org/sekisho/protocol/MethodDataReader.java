package org.sekisho.protocol;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Reads the form field in which a browser brings 3DS Method data; one instance serves all threads.
 *
 * @param plainHttp whether the notification may go to a plain http address
 */
public record MethodDataReader(boolean plainHttp) {

    private static final int LONGEST_URL = 256;

    // an id and an address fit twice, each of their characters escaped even more often
    private static final int MAXIMUM_LENGTH = 4_096;

    /** The data; throws {@link ProtocolException} unless there is one id, one address to post to and nothing twice. */
    public MethodData read(String field) {
        Json.Parsed parsed = Json.parse(FormField.decoded(field, MAXIMUM_LENGTH));
        if (!parsed.duplicates().isEmpty()) {
            throw new ProtocolException(ErrorCode.DUPLICATE_ELEMENT, String.join(",", parsed.duplicates()));
        }
        String id = text(parsed, "threeDSServerTransID");
        String url = text(parsed, "threeDSMethodNotificationURL");
        check(Formats.uuid(id), "threeDSServerTransID");
        check(isAddress(url), "threeDSMethodNotificationURL");
        return new MethodData(id, url);
    }

    /** Visible ASCII, because browsers and we could otherwise read two addresses in one; no user information, which deceives people. */
    private boolean isAddress(String url) {
        return url.chars().allMatch(c -> c > ' ' && c < 127)
                && Formats.url(url, LONGEST_URL, plainHttp)
                && !url.split("[/?#]", 4)[2].contains("@");
    }

    private static void check(boolean fits, String element) {
        if (!fits) {
            throw new ProtocolException(ErrorCode.FORMAT_INVALID, element);
        }
    }

    private static String text(Json.Parsed parsed, String element) {
        JsonNode value = parsed.root().get(element);
        String text = value == null ? null : value.textValue();
        if (text == null || text.isEmpty()) {
            throw new ProtocolException(ErrorCode.ELEMENT_MISSING, element);
        }
        return text;
    }
}
