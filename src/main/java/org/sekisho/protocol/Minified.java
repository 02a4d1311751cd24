package org.sekisho.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** How long JSON is once it is written without white space, in characters; counted, because writing it to see costs more than reading it did. */
final class Minified {

    private final int maximum;
    private int length;

    private Minified(int maximum) {
        this.maximum = maximum;
    }

    /** Whether it has no more characters than this. */
    static boolean fits(JsonNode value, int maximum) {
        var count = new Minified(maximum);
        count.add(value);
        return count.length <= maximum;
    }

    private void add(JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT -> addObject(value);
            case ARRAY -> addArray(value);
            case STRING -> addText(value.textValue());
            default -> length += value.asText().length();
        }
    }

    private void addObject(JsonNode object) {
        length += brackets(object.size());
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (length > maximum) {
                return;
            }
            addText(member.getKey());
            length++;
            add(member.getValue());
        }
    }

    private void addArray(JsonNode array) {
        length += brackets(array.size());
        for (JsonNode element : array) {
            if (length > maximum) {
                return;
            }
            add(element);
        }
    }

    /** With the commas between. */
    private static int brackets(int elements) {
        return 2 + Math.max(0, elements - 1);
    }

    /** A pair of surrogates is one character. */
    private void addText(String text) {
        length += 2 + text.codePointCount(0, text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                length += escaped(c) - 1;
            }
        }
    }

    private static int escaped(char c) {
        return switch (c) {
            case '"', '\\', '\b', '\f', '\n', '\r', '\t' -> 2;
            default -> 6;
        };
    }
}
