package org.sekisho.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and checks authentication requests; one instance serves all threads. */
public final class AReqReader {

    /** The versions that can be active. */
    public static final Set<String> VERSIONS =
            Arrays.stream(MessageVersion.values()).map(MessageVersion::text).collect(Collectors.toUnmodifiableSet());

    private static final String SECURITY_CODE = "cardSecurityCode";

    private final Map<MessageVersion, Table> tables;
    private final MessageVersion highest;
    private final String supported;

    /**
     * An accepted request.
     *
     * @param masked  its JSON as it may be stored: card number masked, card security code left out
     * @param lenient what was taken although the protocol does not foresee it
     */
    public record Read(AReq aReq, String masked, Set<Leniency> lenient) {

        /** Without the JSON, which names the cardholder. */
        @Override
        public String toString() {
            return aReq.toString();
        }
    }

    /** The rows of one version and channel, and the elements that only other channels have. */
    private record Rows(MessageVersion version, List<FieldRule> rows, List<String> foreign) {

        static Rows of(List<FieldRule> all, MessageVersion version, @Nullable DeviceChannel channel) {
            List<FieldRule> rows = FieldRule.narrowed(all, version, channel);
            Set<String> names = rows.stream().map(FieldRule::name).collect(Collectors.toSet());
            List<String> foreign = all.stream()
                    .filter(row -> row.versions().contains(version))
                    .map(FieldRule::name)
                    .filter(name -> !names.contains(name))
                    .distinct()
                    .toList();
            return new Rows(version, rows, foreign);
        }
    }

    /** The rows of one version, sorted out beforehand by channel. */
    private record Table(Rows common, Map<DeviceChannel, Rows> byChannel) {

        static Table of(MessageVersion version, List<FieldRule> all) {
            return new Table(
                    Rows.of(all, version, null),
                    Arrays.stream(DeviceChannel.values())
                            .collect(Collectors.toMap(Function.identity(), channel -> Rows.of(all, version, channel))));
        }

        Rows rows(@Nullable DeviceChannel channel) {
            return channel == null ? common : byChannel.getOrDefault(channel, common);
        }
    }

    /** Accepts these versions by the letter; see the other constructor. */
    public AReqReader(Set<String> activeVersions, boolean plainHttpAllowed) {
        this(activeVersions, plainHttpAllowed, false);
    }

    /**
     * Accepts these versions, plain http addresses only where nothing real is at stake, and on wish a color depth that the older versions
     * do not list. A version that does not exist is an IllegalArgumentException.
     */
    public AReqReader(Set<String> activeVersions, boolean plainHttpAllowed, boolean lenientColorDepth) {
        List<FieldRule> rows = AReqRules.all(plainHttpAllowed, lenientColorDepth);
        EnumMap<MessageVersion, Table> active = new EnumMap<>(MessageVersion.class);
        for (String text : activeVersions) {
            MessageVersion version = MessageVersion.find(text);
            if (version == null) {
                throw new IllegalArgumentException("no checks exist for message version " + text);
            }
            active.put(version, Table.of(version, rows));
        }
        if (active.isEmpty()) {
            throw new IllegalArgumentException("no message version is active");
        }
        this.tables = active;
        this.highest = List.copyOf(active.keySet()).getLast();
        this.supported = active.keySet().stream().map(MessageVersion::text).collect(Collectors.joining(","));
    }

    /** The version of an answer to what has no usable version itself. */
    public String highestVersion() {
        return highest.text();
    }

    /** The request; throws {@link ProtocolException} for a wrong message and {@link ErroReceived} for an Erro. */
    public Read read(String body) {
        return read(Incoming.read(body, AReq.TYPE), body);
    }

    /** The same from the bytes that came; more than the longest, and bytes that are no UTF-8, are error 101. */
    public Read read(byte[] body, int longest) {
        return read(Incoming.read(body, longest, AReq.TYPE), new String(body, StandardCharsets.UTF_8));
    }

    private Read read(Incoming incoming, String body) {
        Rows rows = table(incoming).rows(incoming.channel());
        AReq aReq = AReqBinding.bind(incoming.checked(rows.rows(), rows.version()));
        ObjectNode received = incoming.parsed().root();
        Set<Leniency> lenient = AReqLeniency.in(received, aReq, rows.foreign());
        return new Read(aReq, masked(body, received, aReq.acctNumber()), lenient);
    }

    private Table table(Incoming incoming) {
        String text = incoming.version();
        if (text == null) {
            // which elements it should have nobody can tell
            incoming.checked(List.of(AReqRules.VERSION), highest);
        }
        MessageVersion version = MessageVersion.find(text);
        Table table = version == null ? null : tables.get(version);
        if (table == null) {
            Ids ids = Ids.in(incoming.parsed().root());
            throw new ProtocolException(ErrorCode.VERSION_NOT_SUPPORTED, supported, AReq.TYPE, null, ids);
        }
        return table;
    }

    /** The card number is masked wherever it stands: some shops repeat it in elements of their own. */
    private static String masked(String body, ObjectNode received, Pan acctNumber) {
        String digits = acctNumber.digits();
        // digits can hide behind escapes or stand as a number: writing the tree anew, which costs, brings them into
        // texts
        int first = body.indexOf(digits);
        boolean asItCame = first >= 0
                && body.indexOf("\\u") < 0
                && !received.has(SECURITY_CODE)
                && body.indexOf(digits, first + 1) < 0;
        return asItCame
                ? body.substring(0, first) + acctNumber + body.substring(first + digits.length())
                : rewritten(received, digits).replace(digits, acctNumber.toString());
    }

    /** The received tree has no further reader, so it is changed in place. */
    private static String rewritten(ObjectNode received, String digits) {
        received.remove(SECURITY_CODE);
        numbersToTexts(received, digits);
        return received.toString();
    }

    private static void numbersToTexts(JsonNode node, String digits) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> entry.setValue(asText(entry.getValue(), digits)));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, asText(array.get(i), digits));
            }
        }
    }

    private static JsonNode asText(JsonNode value, String digits) {
        numbersToTexts(value, digits);
        return value.isNumber() && value.asText().contains(digits) ? TextNode.valueOf(value.asText()) : value;
    }
}
