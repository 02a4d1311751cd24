package org.sekisho.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
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

    /** What a value that is not accepted suffers from. */
    default ErrorCode refusal(JsonNode value) {
        return ErrorCode.FORMAT_INVALID;
    }

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
    static Codes codes(int first, int last) {
        return new Codes(first, last, false);
    }

    /** The same, or one of 80 to 99, which the directory servers give meaning to. */
    static Codes codesOrDs(int first, int last) {
        return new Codes(first, last, true);
    }

    static Format number(int digits, int first, int last) {
        return text(text -> Formats.digits(text, 1, digits) && within(Integer.parseInt(text), first, last));
    }

    /** An array of one to so many elements of this format. */
    static Format array(int maximum, Format element) {
        return new Array(maximum, element, false);
    }

    /** The same, and no element twice. */
    static Format set(int maximum, Format element) {
        return new Array(maximum, element, true);
    }

    /** An object whose minified JSON is not longer than this. */
    static Format object(int maximum) {
        return value -> value.isObject() && Minified.fits(value, maximum);
    }

    private static boolean twoDigits(String text, int first, int last) {
        return Formats.digits(text, 2, 2) && within(Integer.parseInt(text), first, last);
    }

    private static boolean within(int number, int first, int last) {
        return number >= first && number <= last;
    }

    /** A list of codes that grows with the versions of the protocol: what lies behind its end is reserved. */
    record Codes(int first, int last, boolean directories) implements Format {

        @Override
        public boolean accepts(JsonNode value) {
            return value.isTextual()
                    && (twoDigits(value.textValue(), first, last)
                            || (directories && twoDigits(value.textValue(), 80, 99)));
        }

        @Override
        public ErrorCode refusal(JsonNode value) {
            return value.isTextual() && twoDigits(value.textValue(), last + 1, 99)
                    ? ErrorCode.RESERVED_VALUE
                    : ErrorCode.FORMAT_INVALID;
        }

        /** The same list with a second stretch of codes. */
        Format and(Codes others) {
            Codes these = this;
            return new Format() {
                @Override
                public boolean accepts(JsonNode value) {
                    return these.accepts(value) || others.accepts(value);
                }

                @Override
                public ErrorCode refusal(JsonNode value) {
                    return these.refusal(value);
                }
            };
        }
    }

    /** One to so many elements; {@code unique} forbids equal ones. */
    record Array(int maximum, Format element, boolean unique) implements Format {

        @Override
        public boolean accepts(JsonNode value) {
            return fits(value) && !(unique && repeats(value));
        }

        @Override
        public ErrorCode refusal(JsonNode value) {
            if (!value.isArray() || value.size() > maximum) {
                return ErrorCode.FORMAT_INVALID;
            }
            if (fits(value)) {
                return ErrorCode.DUPLICATE_ELEMENT;
            }
            return value.valueStream()
                            .filter(each -> !element.accepts(each))
                            .allMatch(each -> element.refusal(each) == ErrorCode.RESERVED_VALUE)
                    ? ErrorCode.RESERVED_VALUE
                    : ErrorCode.FORMAT_INVALID;
        }

        private boolean fits(JsonNode value) {
            if (!value.isArray() || value.size() > maximum) {
                return false;
            }
            for (JsonNode each : value) {
                if (!element.accepts(each)) {
                    return false;
                }
            }
            return true;
        }

        private static boolean repeats(JsonNode array) {
            Set<JsonNode> seen = new HashSet<>();
            return !array.valueStream().allMatch(seen::add);
        }
    }
}
