package org.sekisho.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.sekisho.testkit.Messages;

/** Breaks messages in their trees and in their texts; the same seed breaks them in the same way. */
final class Mutants {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "Y",
            "N",
            "01",
            "02",
            "03",
            "04",
            "09",
            "10",
            "80",
            "99",
            "true",
            "null",
            "Erro",
            "AReq",
            "2.1.0",
            "2.2.0",
            "2.3.1",
            "9.9.9",
            "2.2",
            "392",
            "999",
            "\0",
            "\ud83d",
            "\uD83D\uDCB3",
            "漢",
            "\u202e",
            Messages.PAN,
            "https://a.example",
            "javascript:1",
            "6AFA6072-9412-446b-9673-2f98b3ee98a2",
            "20260229",
            "-540",
            "<b>&\"'");

    private static final List<String> PIECES = List.of(
            "",
            "{",
            "}",
            "[",
            "]",
            "\"",
            ",",
            ":",
            "\\",
            "\\u0000",
            "\\ud800",
            "\uFEFF",
            "1e9",
            "-1e-999",
            "1e99999999999",
            "NaN",
            "/**/");

    private final SplittableRandom random;

    Mutants(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The message with one to four changes, and one in five times torn as a text. */
    String of(ObjectNode message) {
        ObjectNode mutant = message.deepCopy();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            change(mutant);
        }
        String text = mutant.toString();
        return random.nextInt(5) == 0 ? torn(text) : text;
    }

    int choose(int bound) {
        return random.nextInt(bound);
    }

    private void change(ObjectNode message) {
        ObjectNode place = place(message);
        List<String> names = new ArrayList<>();
        place.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() || random.nextInt(8) == 0 ? anyName() : any(names);
        if (random.nextInt(4) == 0) {
            place.remove(name);
        } else {
            place.set(name, value(place.get(name), 2));
        }
    }

    /** The message itself, or an object somewhere in it. */
    private ObjectNode place(ObjectNode message) {
        List<ObjectNode> places = new ArrayList<>(List.of(message));
        message.forEach(child -> {
            if (child instanceof ObjectNode object) {
                places.add(object);
            } else if (child instanceof ArrayNode array) {
                array.forEach(each -> {
                    if (each instanceof ObjectNode object) {
                        places.add(object);
                    }
                });
            }
        });
        return random.nextInt(3) == 0 ? any(places) : message;
    }

    private String anyName() {
        String name = any(AReqFields.ALL).name();
        return name.substring(name.indexOf('.') + 1);
    }

    private JsonNode value(JsonNode before, int depth) {
        return switch (random.nextInt(depth == 0 ? 9 : 11)) {
            case 0, 1 -> NODES.textNode(any(TEXTS));
            case 2 -> NODES.textNode(digits(random.nextInt(25)));
            case 3 -> NODES.textNode(characters(random.nextInt(60)));
            case 4 -> NODES.textNode(any(TEXTS).repeat(random.nextInt(1, 400)));
            case 5 -> NODES.nullNode();
            case 6 -> NODES.booleanNode(random.nextBoolean());
            case 7 -> random.nextBoolean() ? NODES.numberNode(random.nextInt()) : NODES.numberNode(-1.5e300);
            case 8 -> before == null ? NODES.objectNode() : spoilt(before);
            case 9 -> array(depth);
            default -> NODES.objectNode().set(anyName(), value(null, depth - 1));
        };
    }

    /** Almost what it was: longer, shorter, or of another type. */
    private JsonNode spoilt(JsonNode before) {
        if (!before.isTextual()) {
            return NODES.textNode(before.toString());
        }
        String text = before.textValue();
        return switch (random.nextInt(4)) {
            case 0 -> NODES.textNode(text + text);
            case 1 -> NODES.textNode(text.substring(0, text.length() / 2));
            case 2 -> NODES.arrayNode().add(text);
            default -> NODES.textNode(text + ' ');
        };
    }

    private ArrayNode array(int depth) {
        ArrayNode array = NODES.arrayNode();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            array.add(value(null, depth - 1));
        }
        return array;
    }

    private String digits(int length) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < length; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    /** Any characters at all, halves of pairs included. */
    private String characters(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) random.nextInt(random.nextInt(4) == 0 ? 0x10000 : 0x80));
        }
        return text.toString();
    }

    private String torn(String text) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(10));
        return text.substring(0, from) + any(PIECES) + text.substring(to);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
