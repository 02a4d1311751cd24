package org.sekisho.risk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Reads JSON that two readers cannot understand in two ways: no member twice, no NaN, nothing behind the end, shallow and short. */
final class StrictReader {

    private static final int LONGEST = 64 * 1024;

    private final ObjectReader reader;

    private StrictReader(int deepest, int longest) {
        reader = JsonMapper.builder(JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(deepest)
                                .maxDocumentLength(longest)
                                .maxNumberLength(100)
                                .build())
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readerFor(JsonNode.class);
    }

    /** For answers of providers. */
    static StrictReader ofAnswers() {
        return new StrictReader(20, LONGEST);
    }

    /** For an issuer's rules. */
    static StrictReader ofRules() {
        return new StrictReader(20, RuleReader.LONGEST);
    }

    /** The object; empty for anything else. */
    Optional<ObjectNode> read(String text) {
        try {
            return reader.readValue(text) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
