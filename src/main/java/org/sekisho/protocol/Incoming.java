package org.sekisho.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A received message of the expected type on its way through the checks. */
record Incoming(Json.Parsed parsed, String type) {

    private static final Set<String> TYPES =
            Set.of("AReq", "ARes", "CReq", "CRes", "PReq", "PRes", "RReq", "RRes", "OReq", "ORes");

    /** Parses; another type is error 101, except that an Erro is an {@link ErroReceived}. */
    static Incoming read(String body, String expected) {
        return of(Json.parse(body), expected);
    }

    /** The same from its bytes; more than the longest are error 101. */
    static Incoming read(byte[] body, int longest, String expected) {
        return of(Json.parse(body, longest), expected);
    }

    private static Incoming of(Json.Parsed parsed, String expected) {
        String type = text(parsed.root(), "messageType");
        if (Erro.TYPE.equals(type)) {
            throw new ErroReceived(Erro.in(parsed.root()));
        }
        if (!expected.equals(type)) {
            throw new ProtocolException(
                    ErrorCode.MESSAGE_INVALID,
                    expected + " expected",
                    type != null && TYPES.contains(type) ? type : null,
                    known(text(parsed.root(), "messageVersion")),
                    Ids.in(parsed.root()));
        }
        return new Incoming(parsed, expected);
    }

    private static @Nullable String known(@Nullable String version) {
        return MessageVersion.find(version) == null ? null : version;
    }

    /** The message's version if it at least looks like one. */
    @Nullable
    String version() {
        String version = text(parsed.root(), "messageVersion");
        return version != null && Formats.version(version) ? version : null;
    }

    /** The version by whose rows the message is read; one that does not exist is error 102, and the rows speak of an absent one. */
    MessageVersion spoken(Set<MessageVersion> versions) {
        String text = version();
        MessageVersion found = text == null ? MessageVersion.findOrLatest(null) : MessageVersion.find(text);
        if (found == null || !versions.contains(found)) {
            String supported =
                    versions.stream().sorted().map(MessageVersion::text).collect(Collectors.joining(","));
            throw new ProtocolException(ErrorCode.VERSION_NOT_SUPPORTED, supported, type, null, Ids.in(parsed.root()));
        }
        return found;
    }

    /** The channel if it is one of the three. */
    @Nullable
    DeviceChannel channel() {
        String code = text(parsed.root(), "deviceChannel");
        for (DeviceChannel channel : DeviceChannel.values()) {
            if (channel.code().equals(code)) {
                return channel;
            }
        }
        return null;
    }

    /** A finding in this message, with its version and whatever ids are well-formed. */
    ProtocolException wrong(ErrorCode code, String detail) {
        return new ProtocolException(code, detail, type, version(), Ids.in(parsed.root()));
    }

    /** The elements the rows know, all in order; anything else in the message is left behind. */
    ObjectNode checked(List<FieldRule> rows, MessageVersion version) {
        if (!parsed.duplicates().isEmpty()) {
            throw wrong(ErrorCode.DUPLICATE_ELEMENT, String.join(",", parsed.duplicates()));
        }
        ObjectNode root = parsed.root();
        ObjectNode checked = new ObjectNode(JsonNodeFactory.instance, LinkedHashMap.newLinkedHashMap(rows.size()));
        Findings findings = new Findings(version);
        findings.add(ErrorCode.FORMAT_INVALID, parsed.unstorable());
        for (FieldRule row : rows) {
            JsonNode value = row.check(root, null, root, findings);
            if (value != null) {
                checked.set(row.name(), value);
            }
        }
        Extensions.check(checked, findings);
        Findings.Verdict verdict = findings.verdict();
        if (verdict != null) {
            throw wrong(verdict.code(), verdict.detail());
        }
        return checked;
    }

    private static @Nullable String text(ObjectNode message, String name) {
        JsonNode value = message.get(name);
        return value == null ? null : value.textValue();
    }
}
