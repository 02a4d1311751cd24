package org.sekisho.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sekisho.protocol.AReqFields.Field;
import org.sekisho.protocol.AReqFields.Presence;
import org.sekisho.testkit.Messages;

/** Every element in every version, channel and category: missing, empty, null, of a wrong type, at its limits and beyond. */
class AReqFieldsTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What else must be there once an element is. */
    private static final Map<String, String> COMPANIONS = Map.ofEntries(
            Map.entry("whiteListStatus", "whiteListStatusSource=01"),
            Map.entry("trustListStatus", "trustListStatusSource=01"),
            Map.entry("deviceBindingStatus", "deviceBindingStatusSource=01"),
            Map.entry("cardSecurityCodeStatus", "cardSecurityCodeStatusSource=01"),
            Map.entry("billAddrState", "billAddrCountry=392"),
            Map.entry("shipAddrState", "shipAddrCountry=392"),
            Map.entry("payTokenInd", "payTokenSource=01"),
            Map.entry("threeDSRequestorDecReqInd", "threeDSRequestorDecMaxTime=00060"),
            Map.entry("threeDSRequestorSpcSupport", "payeeOrigin=https://shop.example"),
            Map.entry("recurringInd", "recurringExpiry=20301231 recurringFrequency=28"),
            Map.entry("threeDSRequestorAuthenticationInd", payments()),
            Map.entry("threeRIInd", payments()));

    private final List<String> failures = new ArrayList<>();
    private int cases;

    private static String payments() {
        return "purchaseAmount=5000 purchaseCurrency=392 purchaseExponent=0 purchaseDate=20260401093000"
                + " purchaseInstalData=12 recurringExpiry=20301231 recurringFrequency=28";
    }

    static Stream<Arguments> everywhere() {
        return Stream.of("2.1.0", "2.2.0", "2.3.1")
                .flatMap(version -> Stream.of("01", "02", "03").flatMap(channel -> Stream.of("01", "02")
                        .map(category -> Arguments.of(version, channel, category))))
                // nobody paid without a cardholder before 2.2.0
                .filter(place -> !List.of(place.get()).equals(List.of("2.1.0", "03", "01")));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void shortestRequestIsAccepted(String version, String channel, String category) {
        assertThat(verdict(AReqs.of(version, channel, category))).isEqualTo("accepted");
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void absentAndEmptyElementsAreTold(String version, String channel, String category) {
        for (Field field : AReqFields.of(version, channel)) {
            Presence presence = field.in(version);
            boolean required = presence.isRequired(category);
            ObjectNode base = base(field, version, channel, category);
            if (!field.isFrame()) {
                expect(required ? "201 " + field.name() : "accepted", changed(base, field.name(), null));
            }
            if (!field.name().equals("messageType")) {
                for (JsonNode empty :
                        List.of(NODES.nullNode(), NODES.textNode(""), NODES.objectNode(), NODES.arrayNode())) {
                    expect((required ? "201 " : "203 ") + field.name(), changed(base, field.name(), empty));
                }
            }
        }
        nothingFailed(400);
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void valuesAreMeasured(String version, String channel, String category) {
        for (Field field : AReqFields.of(version, channel)) {
            if (!field.isFrame()) {
                measure(field, version, base(field, version, channel, category));
            }
        }
        nothingFailed(800);
    }

    private void measure(Field field, String version, ObjectNode base) {
        String reserved = version.equals("2.3.1") ? "207 " : "203 ";
        Shapes shapes = Shapes.of(field.shape(), sample(field.name()));
        ObjectNode accompanied = accompanied(base, field.name());
        shapes.good().forEach(value -> expect("accepted", changed(accompanied, field.name(), value)));
        shapes.wrong().forEach(value -> expect("203 " + field.name(), changed(accompanied, field.name(), value)));
        shapes.reserved().forEach(value -> expect(reserved + field.name(), changed(accompanied, field.name(), value)));
        shapes.unlisted().forEach(value -> expect("304 " + field.name(), changed(accompanied, field.name(), value)));
        wrongTypes(field.shape().getFirst())
                .forEach(value -> expect("203 " + field.name(), changed(accompanied, field.name(), value)));
    }

    /** Values of types that no element of this shape may have. */
    private static Stream<JsonNode> wrongTypes(String shape) {
        List<JsonNode> types = new ArrayList<>(List.of(
                NODES.numberNode(7), NODES.numberNode(1.5), NODES.arrayNode().add(NODES.arrayNode())));
        if (!Set.of("flag", "true").contains(shape)) {
            types.add(NODES.booleanNode(true));
        }
        if (!Set.of("object", "mixed").contains(shape)) {
            types.add(NODES.objectNode().put("unheardOf", "x"));
        }
        return types.stream()
                // an object that is one but lacks its members says which
                .filter(type -> !(shape.equals("key") && type.isObject()));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void elementsOfOtherVersionsAndChannelsAreIgnoredWhateverTheyHold(String version, String channel, String category) {
        for (String stranger : AReqFields.strangers(version, channel)) {
            for (JsonNode value :
                    List.of(NODES.nullNode(), NODES.textNode(""), NODES.numberNode(7), NODES.textNode("?"))) {
                expect("accepted", AReqs.of(version, channel, category).set(stranger, value));
            }
        }
        nothingFailed(20);
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void tableAndListNameTheSameElementsAndDemandTheSame(String version, String channel, String category) {
        ObjectNode base = AReqs.of(version, channel, category);
        List<FieldRule> rows =
                FieldRule.narrowed(AReqRules.all(true, false), MessageVersion.find(version), DeviceChannel.of(channel));

        Set<String> inTable = new HashSet<>();
        for (FieldRule row : rows) {
            note(inTable, row.name(), row.needed().test(base));
            row.members()
                    .forEach(member -> note(
                            inTable,
                            row.name() + '.' + member.name(),
                            member.needed().test(base)));
        }
        Set<String> inList = new HashSet<>();
        AReqFields.of(version, channel)
                .forEach(field -> note(inList, field.name(), field.in(version).isRequired(category)));

        assertThat(inTable).containsExactlyInAnyOrderElementsOf(inList);
    }

    private static void note(Set<String> names, String name, boolean required) {
        names.add((required ? "required " : "optional ") + name);
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void everyRowOfTheTableRefusesWhatIsNoValue(String version, String channel, String category) {
        for (FieldRule row : FieldRule.narrowed(
                AReqRules.all(true, false), MessageVersion.find(version), DeviceChannel.of(channel))) {
            ObjectNode base = accompanied(AReqs.of(version, channel, category), row.name());
            boolean needed = row.needed().test(base);
            if (!row.name().equals("messageType")) {
                expect((needed ? "201 " : "203 ") + row.name(), changed(base, row.name(), NODES.nullNode()));
                expect("203 " + row.name(), changed(base, row.name(), NODES.numberNode(7)));
                expect(
                        "203 " + row.name(),
                        changed(base, row.name(), NODES.arrayNode().add(NODES.arrayNode())));
            }
        }
        nothingFailed(100);
    }

    /** A valid request in which the element's parent is there. */
    private static ObjectNode base(Field field, String version, String channel, String category) {
        ObjectNode base = AReqs.of(version, channel, category);
        int dot = field.name().indexOf('.');
        if (dot < 0) {
            return base;
        }
        String parent = field.name().substring(0, dot);
        boolean array = AReqFields.of(version, channel).stream()
                .anyMatch(each ->
                        each.name().equals(parent) && each.shape().getFirst().equals("objects"));
        base.set(parent, array ? NODES.arrayNode().add(sample(parent)) : sample(parent));
        return accompanied(base, parent);
    }

    private static JsonNode sample(String name) {
        ObjectNode sample = NODES.objectNode();
        return switch (name) {
            case "homePhone", "mobilePhone", "workPhone" ->
                sample.put("cc", "81").put("subscriber", "312345678");
            case "sdkEphemPubKey", "deviceRenderOptions" -> Messages.sdk().get(name);
            case "messageExtension" ->
                sample.put("name", "name")
                        .put("id", "id")
                        .put("criticalityIndicator", false)
                        .set("data", NODES.objectNode().put("version", "1.0"));
            default -> sample.put("unheardOf", "x");
        };
    }

    private static ObjectNode accompanied(ObjectNode message, String name) {
        ObjectNode accompanied = message.deepCopy();
        String companions = COMPANIONS.get(name);
        if (companions != null) {
            for (String companion : companions.split(" ")) {
                String[] parts = companion.split("=", 2);
                accompanied.put(parts[0], parts[1]);
            }
        }
        return accompanied;
    }

    private static ObjectNode changed(ObjectNode message, String path, JsonNode value) {
        ObjectNode changed = message.deepCopy();
        int dot = path.indexOf('.');
        JsonNode parent = dot < 0 ? changed : changed.get(path.substring(0, dot));
        ObjectNode place = (ObjectNode) (parent.isArray() ? parent.get(0) : parent);
        String name = path.substring(dot + 1);
        if (value == null) {
            place.remove(name);
        } else {
            place.set(name, value);
        }
        return changed;
    }

    private void expect(String expected, JsonNode message) {
        cases++;
        String verdict = verdict(message);
        if (!verdict.equals(expected)) {
            String text = message.toString();
            failures.add(expected + " expected, but " + verdict + " of "
                    + (text.length() > 3000 ? text.substring(0, 200) + "..." : text));
        }
    }

    private void nothingFailed(int atLeast) {
        assertThat(failures).isEmpty();
        assertThat(cases).isGreaterThanOrEqualTo(atLeast);
    }

    private static String verdict(JsonNode message) {
        try {
            AReqs.READER.read(message.toString());
            return "accepted";
        } catch (ProtocolException refusal) {
            return refusal.code().code() + ' ' + refusal.detail();
        }
    }
}
