package org.sekisho.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Base64;

/** Messages as they travel: minified JSON that never has a null or empty member. */
public final class Wire {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final ObjectWriter WRITER = MAPPER.writer();

    private Wire() {}

    /** The message as minified JSON. */
    public static String write(Object message) {
        try {
            return WRITER.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "not a message: " + message.getClass().getName(), e);
        }
    }

    /** The message as base64url of its minified JSON, without padding. */
    public static String base64url(Object message) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(write(message).getBytes(UTF_8));
    }

    /** A message as this class wrote it. */
    static <T> T readBack(String written, Class<T> type) {
        try {
            return MAPPER.readValue(written, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not written as a " + type.getSimpleName(), e);
        }
    }

    /** Binds a checked message to its record. */
    static <T> T bind(JsonNode message, Class<T> type) {
        try {
            return MAPPER.treeToValue(message, type);
        } catch (JsonProcessingException _) {
            // without the cause, which may quote a card number
            throw new IllegalStateException("the rules of " + type.getSimpleName() + " let something pass");
        }
    }
}
