package org.sekisho.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Reads and writes the messages of the stand-ins, which know them as trees only. */
@ApplicationScoped
class Json {
    /** What EMV 3DS wants on every JSON message. */
    static final String UTF_8_JSON = "application/json; charset=UTF-8";

    private final ObjectMapper mapper;

    Json(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    ObjectNode object() {
        return mapper.createObjectNode();
    }

    /** An object, or a refusal with status 400 that says what is wrong. */
    ObjectNode read(String text) {
        if (tryRead(text) instanceof ObjectNode object) {
            return object;
        }
        throw new Refusal(400, "The body is not a JSON object.");
    }

    /** An object; an empty one for anything else, which EMV 3DS answers as a message without a type. */
    ObjectNode readOrEmpty(String text) {
        return tryRead(text) instanceof ObjectNode object ? object : object();
    }

    /** Any JSON, or a missing node where the text is none. */
    JsonNode tryRead(String text) {
        try {
            JsonNode node = mapper.readTree(text);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** The object inside a base64url text, with or without padding, or a missing node. */
    JsonNode tryReadEncoded(String text) {
        try {
            byte[] decoded =
                    Base64.getUrlDecoder().decode(text.strip().replace('+', '-').replace('/', '_'));
            return tryRead(new String(decoded, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return MissingNode.getInstance();
        }
    }

    String write(JsonNode node) {
        return node.toString();
    }

    String pretty(JsonNode node) {
        return node.toPrettyString();
    }

    /** base64url without padding, as creq and cres travel. */
    String encode(JsonNode node) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(write(node).getBytes(StandardCharsets.UTF_8));
    }

    /** The text of a field, without U+0000, which PostgreSQL cannot keep; empty where it is absent or no text. */
    static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? value.asText().replace("\0", "") : "";
    }
}
