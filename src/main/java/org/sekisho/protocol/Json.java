package org.sekisho.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Set;

/** Strict syntax, one pass: builds the tree itself so that repeated names and unstorable text are found on the way. */
final class Json {

    /** A message's tree; of a repeated name it holds the first value. */
    record Parsed(ObjectNode root, Set<String> duplicates, Set<String> unstorable) {}

    // the longest legal AReq: 64 000 of device data, 81 920 of extensions, 20 000 each of earlier authentications
    private static final int MAXIMUM_LENGTH = 400_000;
    private static final int MAXIMUM_FINDINGS = 40;
    private static final BigDecimal BEYOND_DECIMALS = new BigDecimal("1e999999999");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int USUAL_ELEMENTS = 96;
    // names come from strangers, so they are not interned; bytes are UTF-8 and nothing else, whatever they begin with
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(50)
                    .maxStringLength(100_000)
                    .maxNameLength(1_000)
                    .maxNumberLength(100)
                    .maxTokenCount(50_000)
                    .build())
            .build();

    private final JsonParser parser;
    private final boolean doubtful;
    private final Set<String> duplicates = new LinkedHashSet<>();
    private final Set<String> unstorable = new LinkedHashSet<>();

    /** Doubtful is a text that may hold what cannot be stored. */
    private Json(JsonParser parser, boolean doubtful) {
        this.parser = parser;
        this.doubtful = doubtful;
    }

    /** Anything but one JSON object is error 101; what the parser says stays unsaid because it quotes the input. */
    static Parsed parse(String body) {
        if (body.length() > MAXIMUM_LENGTH) {
            throw new ProtocolException(ErrorCode.MESSAGE_INVALID, "too long");
        }
        try (JsonParser parser = FACTORY.createParser(body)) {
            return new Json(parser, true).message();
        } catch (IOException | IllegalStateException _) {
            throw new ProtocolException(ErrorCode.MESSAGE_INVALID, "not a JSON object");
        }
    }

    /**
     * The same from bytes, which is faster. UTF-8 can hold what cannot be stored only behind a backslash: JSON forbids a bare NUL. And
     * only there the two parsers differ, in names with half a pair of surrogates: then the text is read.
     */
    static Parsed parse(byte[] body, int longest) {
        if (Body.kind(body, longest) == Utf8.Kind.ESCAPED) {
            return parse(new String(body, StandardCharsets.UTF_8));
        }
        try (JsonParser parser = FACTORY.createParser(body)) {
            return new Json(parser, false).message();
        } catch (IOException | IllegalStateException _) {
            throw new ProtocolException(ErrorCode.MESSAGE_INVALID, "not a JSON object");
        }
    }

    private Parsed message() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("no object");
        }
        ObjectNode root = object(new ObjectNode(NODES, LinkedHashMap.newLinkedHashMap(USUAL_ELEMENTS)));
        if (parser.nextToken() != null) {
            throw new IOException("more than one value");
        }
        return new Parsed(root, duplicates, unstorable);
    }

    private ObjectNode object(ObjectNode object) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            noteUnlessStorable(name);
            parser.nextToken();
            if (object.putIfAbsent(name, value()) != null) {
                note(duplicates);
            }
        }
        return object;
    }

    private ArrayNode array() throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value());
        }
        return array;
    }

    private JsonNode value() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(NODES.objectNode());
            case START_ARRAY -> array();
            case VALUE_STRING -> NODES.textNode(noteUnlessStorable(parser.getText()));
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case null, default -> throw new IOException("no value");
        };
    }

    /** JSON sets no bound to exponents, but decimals do: no element is a number so long, so which one stands there is all the same. */
    private JsonNode decimal() throws IOException {
        try {
            return NODES.numberNode(parser.getDecimalValue());
        } catch (NumberFormatException _) {
            return NODES.numberNode(BEYOND_DECIMALS);
        }
    }

    private String noteUnlessStorable(String text) {
        if (doubtful && !Formats.storable(text)) {
            note(unstorable);
        }
        return text;
    }

    private void note(Set<String> findings) {
        if (findings.size() < MAXIMUM_FINDINGS) {
            findings.add(path(parser.getParsingContext()));
        }
    }

    private static String path(JsonStreamContext place) {
        StringBuilder path = new StringBuilder();
        for (JsonStreamContext at = place; at != null; at = at.getParent()) {
            if (at.inObject() && at.hasCurrentName()) {
                path.insert(0, path.isEmpty() ? "" : ".").insert(0, Formats.printable(at.getCurrentName(), 64));
            }
        }
        return path.toString();
    }
}
