package org.sekisho.protocol;

import static org.sekisho.protocol.ErrorCode.ELEMENT_MISSING;
import static org.sekisho.protocol.ErrorCode.FORMAT_INVALID;
import static org.sekisho.protocol.ErrorCode.ISO_CODE_INVALID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table of checks: where an element applies, when it must be there, how it looks. Without
 * {@code in} it applies in every channel, without {@code from} and {@code until} in every version.
 */
record FieldRule(
        String name,
        Predicate<ObjectNode> needed,
        Format format,
        Predicate<String> known,
        List<FieldRule> members,
        Set<DeviceChannel> channels,
        Set<MessageVersion> versions) {

    static FieldRule required(String name) {
        return row(name, _ -> true);
    }

    static FieldRule optional(String name) {
        return row(name, _ -> false);
    }

    private static FieldRule row(String name, Predicate<ObjectNode> needed) {
        Set<DeviceChannel> channels = EnumSet.allOf(DeviceChannel.class);
        return new FieldRule(
                name, needed, _ -> true, _ -> true, List.of(), channels, EnumSet.allOf(MessageVersion.class));
    }

    /** Required while this holds for the whole message, optional otherwise. */
    FieldRule when(Predicate<ObjectNode> condition) {
        return new FieldRule(name, condition, format, known, members, channels, versions);
    }

    FieldRule length(int minimum, int maximum) {
        return as(Format.length(minimum, maximum));
    }

    FieldRule digits(int minimum, int maximum) {
        return as(Format.digits(minimum, maximum));
    }

    FieldRule codes(String... codes) {
        return as(Format.codes(codes));
    }

    FieldRule as(Format shape) {
        return new FieldRule(name, needed, shape, known, members, channels, versions);
    }

    /** An object, or an array of objects if {@code as} says so, with these members. */
    FieldRule with(FieldRule... rows) {
        return new FieldRule(name, needed, format, known, List.of(rows), channels, versions);
    }

    /** Three digits that must be in the ISO list, else error 304. */
    FieldRule iso(Predicate<String> list) {
        return new FieldRule(name, needed, Format.digits(3, 3), list, members, channels, versions);
    }

    /** Elsewhere the element is ignored. */
    FieldRule in(DeviceChannel first, DeviceChannel... rest) {
        return new FieldRule(name, needed, format, known, members, EnumSet.of(first, rest), versions);
    }

    FieldRule from(MessageVersion first) {
        Set<MessageVersion> later = EnumSet.copyOf(versions);
        later.removeIf(version -> version.compareTo(first) < 0);
        return new FieldRule(name, needed, format, known, members, channels, later);
    }

    FieldRule until(MessageVersion last) {
        Set<MessageVersion> earlier = EnumSet.copyOf(versions);
        earlier.removeIf(version -> version.compareTo(last) > 0);
        return new FieldRule(name, needed, format, known, members, channels, earlier);
    }

    FieldRule only(MessageVersion version) {
        return new FieldRule(name, needed, format, known, members, channels, EnumSet.of(version));
    }

    /** The row if it applies in this version and channel, else null; an unknown channel keeps the common rows. */
    @Nullable
    FieldRule narrowed(MessageVersion version, @Nullable DeviceChannel channel) {
        boolean here = channel == null ? channels.size() == DeviceChannel.values().length : channels.contains(channel);
        return here && versions.contains(version)
                ? with(narrowed(members, version, channel).toArray(FieldRule[]::new))
                : null;
    }

    static List<FieldRule> narrowed(List<FieldRule> rows, MessageVersion version, @Nullable DeviceChannel channel) {
        return rows.stream()
                .<FieldRule>mapMulti((row, kept) -> {
                    FieldRule narrow = row.narrowed(version, channel);
                    if (narrow != null) {
                        kept.accept(narrow);
                    }
                })
                .toList();
    }

    /** The rows of a message that has no channels. */
    static Map<MessageVersion, List<FieldRule>> byVersion(List<FieldRule> rows) {
        EnumMap<MessageVersion, List<FieldRule>> sorted = new EnumMap<>(MessageVersion.class);
        for (MessageVersion version : MessageVersion.values()) {
            sorted.put(version, narrowed(rows, version, null));
        }
        return sorted;
    }

    /** Notes what is wrong with the element in its parent, and returns it if it is there and right. */
    @Nullable
    JsonNode check(ObjectNode parent, @Nullable String parentName, ObjectNode message, Findings findings) {
        JsonNode value = parent.get(name);
        if (value == null || empty(value)) {
            if (needed.test(message)) {
                findings.add(ELEMENT_MISSING, parentName, name);
            } else if (value != null) {
                findings.add(FORMAT_INVALID, parentName, name);
            }
            return null;
        }
        if (!format.accepts(value)) {
            findings.add(format.refusal(value), parentName, name);
            return null;
        }
        if (!known.test(value.asText())) {
            findings.add(ISO_CODE_INVALID, parentName, name);
        }
        checkMembers(value, message, findings);
        return value;
    }

    private void checkMembers(JsonNode value, ObjectNode message, Findings findings) {
        if (members.isEmpty()) {
            return;
        }
        for (JsonNode each : value.isArray() ? value : List.of(value)) {
            for (FieldRule member : members) {
                member.check((ObjectNode) each, name, message, findings);
            }
        }
    }

    static boolean empty(JsonNode value) {
        return value.isNull()
                || (value.isTextual() && value.textValue().isEmpty())
                || (value.isContainerNode() && value.isEmpty());
    }
}
