package org.sekisho.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.protocol.Refusals.READER;
import static org.sekisho.testkit.Messages.PAN;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.sekisho.testkit.Messages;

class AReqMutationTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Property(tries = 10_000)
    void changedRequestIsReadOrRefusedAndNothingElse(@ForAll("changedRequests") String body) {
        String outcome = outcome(body);

        assertThat(outcome).isIn("read", "refused", "erro");
    }

    @Property(tries = 2_000)
    void arbitraryTextIsRefused(@ForAll String body) {
        assertThat(outcome(body)).isEqualTo("refused");
    }

    private static String outcome(String body) {
        try {
            AReqReader.Read read = READER.read(body);
            assertThat(read.toString()).doesNotContain(PAN);
            assertThat(Json.parse(read.masked()).root().path("acctNumber").textValue())
                    .contains("*");
            return "read";
        } catch (ProtocolException refusal) {
            assertThat(refusal.detail().chars()).allMatch(c -> c >= ' ' && c < 127);
            assertThat(Json.parse(Wire.write(refusal.toErro("2.2.0"))).unstorable())
                    .isEmpty();
            return "refused";
        } catch (ErroReceived _) {
            return "erro";
        }
    }

    @Provide
    Arbitrary<String> changedRequests() {
        Arbitrary<String> trees = Combinators.combine(
                        changes().list().ofMinSize(1).ofMaxSize(4), extensions())
                .as((changes, extension) -> {
                    ObjectNode aReq = full();
                    extension.forEach(
                            each -> aReq.withArray("/messageExtension").add(each));
                    changes.forEach(change -> change.on(aReq));
                    return aReq.toString();
                });
        return Arbitraries.frequencyOf(Tuple.of(4, trees), Tuple.of(1, trees.flatMap(AReqMutationTest::torn)));
    }

    private record Change(String name, JsonNode value) {
        void on(ObjectNode aReq) {
            if (value.isMissingNode()) {
                aReq.remove(name);
            } else {
                aReq.set(name, value);
            }
        }
    }

    private static Arbitrary<Change> changes() {
        List<String> names = full().properties().stream().map(Map.Entry::getKey).toList();
        return Combinators.combine(Arbitraries.of(names), values(2)).as(Change::new);
    }

    private static Arbitrary<JsonNode> values(int depth) {
        Arbitrary<JsonNode> flat = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(60).map(NODES::textNode),
                Arbitraries.strings().numeric().ofMaxLength(20).map(NODES::textNode),
                Arbitraries.of("", "Y", "N", "01", "02", "03", "80", "Erro", "2.2.0", "2.1.0", "\0", "\ud83d", PAN)
                        .map(NODES::textNode),
                Arbitraries.of(
                        NODES.nullNode(),
                        NODES.booleanNode(true),
                        NODES.numberNode(-1.5e300),
                        NODES.objectNode(),
                        NODES.arrayNode(),
                        MissingNode.getInstance()));
        if (depth == 0) {
            return flat;
        }
        Arbitrary<JsonNode> arrays = values(depth - 1)
                .filter(value -> !value.isMissingNode())
                .list()
                .ofMaxSize(3)
                .map(list -> NODES.arrayNode().addAll(list));
        Arbitrary<JsonNode> objects = Combinators.combine(
                        Arbitraries.of("cc", "subscriber", "chAccDate", "giftCardCurr", "name", "id", "data"),
                        values(depth - 1).filter(value -> !value.isMissingNode()))
                .as((name, value) -> NODES.objectNode().set(name, value));
        return Arbitraries.frequencyOf(Tuple.of(6, flat), Tuple.of(1, arrays), Tuple.of(1, objects));
    }

    private static Arbitrary<List<JsonNode>> extensions() {
        return Combinators.combine(values(1), values(0), Arbitraries.of(true, false))
                .as((id, data, critical) -> (JsonNode) NODES.objectNode()
                        .put("name", "name")
                        .put("criticalityIndicator", critical)
                        .<ObjectNode>set("id", id.isMissingNode() ? NODES.nullNode() : id)
                        .<ObjectNode>set(
                                "data", NODES.objectNode().set("d", data.isMissingNode() ? NODES.nullNode() : data)))
                .list()
                .ofMaxSize(2);
    }

    /** Text with a piece cut out and another put in. */
    private static Arbitrary<String> torn(String text) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, text.length()),
                        Arbitraries.integers().between(0, 10),
                        Arbitraries.oneOf(
                                Arbitraries.of(
                                        "", "{", "}", "[", "\"", ",", "\\", "\\u0000", "\\ud800", "\uFEFF", "1e9"),
                                Arbitraries.strings().ofMaxLength(3)))
                .as((from, length, piece) ->
                        text.substring(0, from) + piece + text.substring(Math.min(text.length(), from + length)));
    }

    private static ObjectNode full() {
        ObjectNode aReq = Messages.aReq()
                .put("email", "taro@example.jp")
                .put("cardholderName", "山田 太郎")
                .put("acctType", "02")
                .put("billAddrState", "13")
                .put("billAddrCountry", "392")
                .put("threeDSRequestorDecReqInd", "N")
                .put("threeDSRequestorDecMaxTime", "00060")
                .put("threeRIInd", "01")
                .put("sdkTransID", "b2385523-a66c-4907-ac3c-91848e8c0067")
                .put("payTokenInd", true)
                .put("payTokenSource", "01")
                .put("recurringExpiry", "20301231")
                .put("purchaseInstalData", "024");
        aReq.putObject("homePhone").put("cc", "81").put("subscriber", "312345678");
        aReq.putObject("acctInfo").put("chAccDate", "20200229");
        aReq.putObject("merchantRiskIndicator").put("giftCardCurr", "392");
        aReq.putObject("sdkEphemPubKey").put("kty", "EC");
        aReq.putObject("deviceRenderOptions").putArray("sdkUiType").add("01");
        return aReq;
    }
}
