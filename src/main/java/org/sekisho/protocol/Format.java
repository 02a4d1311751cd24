package org.sekisho.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.Predicate;

/** The JSON type and shape of an element that is present and not empty. */
@FunctionalInterface
interface Format {

    Format OBJECT = JsonNode::isObject;
    Format BOOLEAN = JsonNode::isBoolean;
    Format TRUE = node -> node.isBoolean() && node.booleanValue();
    Format UUID = text(Formats::uuid);

    boolean accepts(JsonNode value);

    static Format text(Predicate<String> shape) {
        return value -> value.isTextual() && shape.test(value.textValue());
    }

    static Format length(int minimum, int maximum) {
        return text(text -> Formats.length(text, minimum, maximum));
    }

    static Format digits(int minimum, int maximum) {
        return text(text -> Formats.digits(text, minimum, maximum));
    }

    static Format codes(String... codes) {
        return text(Set.of(codes)::contains);
    }

    /** The two-digit codes from the first to the last. */
    static Format codes(int first, int last) {
        return text(text -> twoDigits(text, first, last));
    }

    /** The same, or one of 80 to 99, which the directory servers give meaning to. */
    static Format codesOrDs(int first, int last) {
        return text(text -> twoDigits(text, first, last) || twoDigits(text, 80, 99));
    }

    static Format number(int digits, int first, int last) {
        return text(text -> Formats.digits(text, 1, digits) && within(Integer.parseInt(text), first, last));
    }

    /** An array of one to so many elements of this format. */
    static Format array(int maximum, Format element) {
        return value -> {
            if (!value.isArray() || value.size() > maximum) {
                return false;
            }
            for (JsonNode each : value) {
                if (!element.accepts(each)) {
                    return false;
                }
            }
            return true;
        };
    }

    /** An object whose minified JSON is not longer than this. */
    static Format object(int maximum) {
        return value -> value.isObject() && Formats.length(value.toString(), 2, maximum);
    }

    private static boolean twoDigits(String text, int first, int last) {
        return Formats.digits(text, 2, 2) && within(Integer.parseInt(text), first, last);
    }

    private static boolean within(int number, int first, int last) {
        return number >= first && number <= last;
    }
}
