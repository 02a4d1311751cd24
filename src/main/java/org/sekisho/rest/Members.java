package org.sekisho.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of a JSON object and gathers all that is wrong with them. A member that is wrong reads as absent, and one that
 * nobody read is unknown: a misspelt wish for a challenge must not be passed over.
 */
public final class Members {

    private static final int LONGEST_NAME_SHOWN = 40;
    private static final int MOST_UNKNOWN_SHOWN = 20;

    private final ObjectNode object;
    private final String path;
    private final List<Problem.Wrong> wrong;
    private final Set<String> read = new LinkedHashSet<>();
    private final List<Members> inner = new ArrayList<>();

    private Members(ObjectNode object, String path, List<Problem.Wrong> wrong) {
        this.object = object;
        this.path = path;
        this.wrong = wrong;
    }

    /** The members of an object. */
    public static Members of(ObjectNode object) {
        return new Members(object, "", new ArrayList<>());
    }

    /** Ends the reading: fails if anything was wrong. */
    public void end() {
        noteUnknown();
        if (!wrong.isEmpty()) {
            throw new Declined(Problem.wrong(List.copyOf(wrong)));
        }
    }

    /** Says that a member is wrong. */
    public void wrong(String name, String message) {
        wrong.add(new Problem.Wrong(path + name, message));
    }

    /** A text of at most so many characters; null where it is absent or wrong. */
    public @Nullable String text(String name, int longest) {
        JsonNode value = take(name);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            wrong(name, "must be a text");
            return null;
        }
        String text = value.textValue();
        if (text.isBlank() || text.codePointCount(0, text.length()) > longest) {
            wrong(name, "must have 1 to " + longest + " characters");
            return null;
        }
        if (!isPlain(text)) {
            wrong(name, "must be whole characters, none of them a control character");
            return null;
        }
        return text;
    }

    /** The same with a rule of its own. */
    public @Nullable String text(String name, int longest, Predicate<String> rule, String message) {
        String text = text(name, longest);
        if (text != null && !rule.test(text)) {
            wrong(name, message);
            return null;
        }
        return text;
    }

    /** A whole number; null where it is absent or wrong. */
    public @Nullable Long integer(String name, long least, long most) {
        JsonNode value = take(name);
        if (value == null) {
            return null;
        }
        boolean fits = value.isIntegralNumber()
                && value.canConvertToLong()
                && value.longValue() >= least
                && value.longValue() <= most;
        if (!fits) {
            wrong(name, "must be an integer from " + least + " to " + most);
            return null;
        }
        return value.longValue();
    }

    /** True or false; null where it is absent or wrong. */
    public @Nullable Boolean truth(String name) {
        JsonNode value = take(name);
        if (value == null || value.isBoolean()) {
            return value == null ? null : value.booleanValue();
        }
        wrong(name, "must be true or false");
        return null;
    }

    /** A list; null where it is absent or wrong. */
    public @Nullable ArrayNode list(String name) {
        JsonNode value = take(name);
        if (value == null || value instanceof ArrayNode) {
            return (ArrayNode) value;
        }
        wrong(name, "must be a list");
        return null;
    }

    /** The members of an object inside; of an empty one where it is absent or wrong. */
    public Members object(String name) {
        JsonNode value = take(name);
        if (value != null && !value.isObject()) {
            wrong(name, "must be an object");
        }
        ObjectNode found = value instanceof ObjectNode there ? there : JsonNodeFactory.instance.objectNode();
        Members members = new Members(found, path + name + ".", wrong);
        inner.add(members);
        return members;
    }

    /** Says that a member is missing, unless it is there, right or wrong. */
    public void require(String name) {
        if (!object.hasNonNull(name)) {
            wrong(name, "is required");
        }
    }

    /** Whether it is there, right or wrong. */
    public boolean has(String name) {
        return object.hasNonNull(name);
    }

    private @Nullable JsonNode take(String name) {
        read.add(name);
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private void noteUnknown() {
        object.fieldNames().forEachRemaining(name -> {
            if (!read.contains(name) && wrong.size() < MOST_UNKNOWN_SHOWN) {
                wrong(printable(name), "is not known here");
            }
        });
        inner.forEach(Members::noteUnknown);
    }

    private static String printable(String name) {
        String ascii = name.replaceAll("[^!-~]", "?");
        return ascii.length() > LONGEST_NAME_SHOWN ? ascii.substring(0, LONGEST_NAME_SHOWN) : ascii;
    }

    /** What the database can hold and a page can show: no control characters, NUL among them, no half of a surrogate pair. */
    private static boolean isPlain(String text) {
        return text.codePoints().noneMatch(c -> Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF));
    }
}
