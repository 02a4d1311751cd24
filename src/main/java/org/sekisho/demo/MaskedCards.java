package org.sekisho.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Pattern;

/** Takes card numbers out of messages before anything is kept or shown. */
final class MaskedCards {
    /** Whole values only: a base64 text may hold thirteen digits in a row and is no card. */
    private static final Pattern CARD = Pattern.compile("\\d{13,19}");

    private MaskedCards() {}

    /** A copy whose card numbers keep the first six and the last four digits; a purchase date is not a card. */
    static ObjectNode in(ObjectNode message) {
        ObjectNode copy = message.deepCopy();
        message.properties().forEach(field -> copy.set(field.getKey(), value(field.getKey(), field.getValue())));
        return copy;
    }

    /** The digits of a card with its middle hidden. */
    static String masked(String digits) {
        return digits.substring(0, 6) + "*".repeat(digits.length() - 10) + digits.substring(digits.length() - 4);
    }

    private static JsonNode value(String name, JsonNode value) {
        return switch (value) {
            case ObjectNode object -> in(object);
            case ArrayNode array -> elements(name, array);
            case TextNode text when isCard(name, text.textValue()) -> TextNode.valueOf(masked(text.textValue()));
            default -> value;
        };
    }

    private static ArrayNode elements(String name, ArrayNode array) {
        ArrayNode copy = array.arrayNode();
        array.forEach(element -> copy.add(value(name, element)));
        return copy;
    }

    private static boolean isCard(String name, String text) {
        boolean date = name.endsWith("Date") || name.equals("date");
        return !date && CARD.matcher(text).matches();
    }
}
