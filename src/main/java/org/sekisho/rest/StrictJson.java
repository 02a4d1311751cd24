package org.sekisho.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads a body that two readers cannot understand in two ways: one JSON object in UTF-8, no member twice, nothing behind it. */
public final class StrictJson {

    /** Bytes of the longest other body; the largest legal one has about 7,000. */
    static final int LONGEST = 64 * 1024;

    /** Bytes of the longest body that may hold an issuer's rules, which have up to 256 Ki characters. */
    static final int LONGEST_WITH_RULES = 512 * 1024;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxStringLength(LONGEST)
                            .maxNameLength(100)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /** The object; fails with a problem. */
    public static ObjectNode read(byte[] body) {
        return read(body, LONGEST);
    }

    /** The object of a body that may hold rules; fails with a problem. */
    public static ObjectNode readLong(byte[] body) {
        return read(body, LONGEST_WITH_RULES);
    }

    private static ObjectNode read(byte[] body, int longest) {
        if (body.length > longest) {
            throw Declined.tooLarge(longest);
        }
        try {
            if (MAPPER.readTree(text(body)) instanceof ObjectNode object) {
                return object;
            }
        } catch (CharacterCodingException e) {
            throw Declined.notJson("The body is not UTF-8.");
        } catch (IOException e) {
            // without what the parser says, which quotes the body
            throw Declined.notJson("The body is not JSON, or has a member twice, or something behind its end.");
        }
        throw Declined.notJson("The body is not a JSON object.");
    }

    private static String text(byte[] body) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }
}
