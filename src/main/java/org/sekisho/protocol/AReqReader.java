package org.sekisho.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
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

    private static final String SECURITY_CODE = "cardSecurityCode";

    private final Map<MessageVersion, Table> tables;
    private final MessageVersion highest;
    private final String supported;

    /** An accepted request, and its JSON as it may be stored: card number masked, card security code left out. */
    public record Read(AReq aReq, String masked) {

        /** Without the JSON, which names the cardholder. */
        @Override
        public String toString() {
            return aReq.toString();
        }
    }

    /** The rows of one version, sorted out beforehand by channel. */
    private record Table(List<FieldRule> common, Map<DeviceChannel, List<FieldRule>> byChannel) {

        static Table of(MessageVersion version, List<FieldRule> rows) {
            return new Table(
                    FieldRule.narrowed(rows, version, null),
                    Arrays.stream(DeviceChannel.values())
                            .collect(Collectors.toMap(
                                    Function.identity(), channel -> FieldRule.narrowed(rows, version, channel))));
        }

        List<FieldRule> rows(@Nullable DeviceChannel channel) {
            return channel == null ? common : byChannel.getOrDefault(channel, common);
        }
    }

    /**
     * Accepts these versions, and plain http addresses only where nothing real is at stake. A version whose checks do
     * not exist is an IllegalArgumentException.
     */
    public AReqReader(Set<String> activeVersions, boolean plainHttpAllowed) {
        List<FieldRule> rows = AReqRules.all(plainHttpAllowed);
        EnumMap<MessageVersion, Table> active = new EnumMap<>(MessageVersion.class);
        for (String text : activeVersions) {
            MessageVersion version = MessageVersion.find(text);
            if (version == null || !AReqRules.COMPLETE.contains(version)) {
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

    /** The request; throws {@link ProtocolException} for a wrong message and {@link ErroReceived} for an Erro. */
    public Read read(String body) {
        Incoming incoming = Incoming.read(body, AReq.TYPE);
        ObjectNode checked = incoming.checked(table(incoming).rows(incoming.channel()));
        AReq aReq = AReqBinding.bind(checked);
        return new Read(aReq, masked(body, incoming.parsed().root(), aReq.acctNumber()));
    }

    private Table table(Incoming incoming) {
        String text = incoming.version();
        // absent or malformed: the table itself will say so
        MessageVersion version = text == null ? highest : MessageVersion.find(text);
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
