package org.sekisho.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.sekisho.testkit.Messages;

/**
 * Whatever is sent, there is something right to answer: 100,000 broken AReqs of all versions, channels and categories, and 20,000 broken
 * CReqs and receipts. A try breaks 120 messages by its seed, which is printed when one is not survived.
 */
class MutationTest {

    private static final List<ObjectNode> AREQS = Stream.of("2.1.0", "2.2.0", "2.3.1")
            .flatMap(version -> Stream.of("01", "02", "03")
                    .flatMap(channel -> Stream.of("01", "02").map(category -> full(version, channel, category))))
            .toList();
    private static final Set<String> CODES = Set.of("101", "102", "201", "202", "203", "204", "207", "304");
    private static final ARes.Acs ACS =
            new ARes.Acs("d7c1ee99-9478-44a6-b1f2-391e29c6b340", "SEKISHO-NOT-APPROVED", null);
    private static final RReq SENT = RReq.of(
            new Ids(
                    "8a880dc0-d2d2-4067-bcb1-b08d1690b26e",
                    "1a8f3cf0-a2d2-5067-bcb1-b08d1690b26e",
                    ACS.acsTransID(),
                    "b2385523-a66c-4907-ac3c-91848e8c0067"),
            "2.2.0",
            "01",
            TransStatus.AUTHENTICATED,
            null,
            AuthenticationType.DYNAMIC,
            "02",
            1,
            null);

    /** Writes what no message is written with, as durations. */
    private static final JsonMapper EVERYTHING =
            JsonMapper.builder().findAndAddModules().build();

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void brokenMessageIsReadOrRefusedAndNothingElse(@ForAll long seed) {
        Mutants mutants = new Mutants(seed);
        for (int i = 0; i < 100; i++) {
            String body = mutants.of(AREQS.get(mutants.choose(AREQS.size())));
            survived(seed, body, () -> areq(body));
            sameFromBytes(seed, body);
        }
        for (int i = 0; i < 10; i++) {
            String cReq = mutants.of(Messages.cReqJson(SENT.threeDSServerTransID(), SENT.acsTransID()));
            survived(seed, cReq, () -> creq(cReq));
            String rRes = mutants.of(Json.parse(Wire.write(RRes.to(SENT, ResultsStatus.RECEIVED)))
                    .root());
            survived(seed, rRes, () -> rres(rRes));
        }
    }

    @Property(tries = 2_000)
    void arbitraryTextIsNoMessage(@ForAll String body) {
        survived(0, body, () -> areq(body));
        sameFromBytes(0, body);
    }

    /** Bytes are read by a parser of their own, which must find what that of texts finds. */
    private static void sameFromBytes(long seed, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        String text = new String(bytes, UTF_8);
        assertThat(verdict(() -> AReqs.READER.read(bytes, Integer.MAX_VALUE)))
                .as("seed %s: %s", seed, text)
                .isEqualTo(verdict(() -> AReqs.READER.read(text)));
    }

    private static String verdict(Supplier<AReqReader.Read> reading) {
        try {
            AReqReader.Read read = reading.get();
            return EVERYTHING.valueToTree(read.aReq()).toString() + read.masked() + read.lenient();
        } catch (ProtocolException refusal) {
            return Wire.write(refusal.toErro("2.3.1"));
        } catch (ErroReceived received) {
            return Wire.write(received.erro());
        }
    }

    private static void survived(long seed, String body, Runnable reading) {
        try {
            reading.run();
        } catch (ProtocolException refusal) {
            refused(refusal);
        } catch (ErroReceived _) {
            assertThat(body).contains("Erro");
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            throw new AssertionError("seed " + seed + ": " + body, e);
        }
    }

    /** What is accepted can be answered, and no longer shows the card. */
    private static void areq(String body) {
        AReqReader.Read read = AReqs.READER.read(body);
        AReq aReq = read.aReq();
        JsonNode aRes = Json.parse(Wire.write(ARes.result(aReq, ACS, TransStatus.UNAVAILABLE, null, null, null, null)))
                .root();
        assertThat(aRes.path("messageVersion").textValue()).isEqualTo(aReq.messageVersion());
        assertThat(aRes.path("threeDSServerTransID").textValue()).isEqualTo(aReq.threeDSServerTransID());
        assertThat(aRes.has("sdkTransID")).isEqualTo(aReq.channel() == DeviceChannel.APP);
        assertThat(read.masked()).doesNotContain(aReq.acctNumber().digits());
        assertThat(Json.parse(read.masked()).root().has("cardSecurityCode")).isFalse();
    }

    private static void creq(String json) {
        String field = Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
        CReq cReq = new CReqReader().read(field);
        assertThat(cReq.messageType()).isEqualTo("CReq");
    }

    private static void rres(String json) {
        RRes rRes = new RResReader().read(json, SENT);
        assertThat(rRes.acsTransID()).isEqualToIgnoringCase(SENT.acsTransID());
    }

    private static void refused(ProtocolException refusal) {
        Erro erro = refusal.toErro("2.3.1");
        JsonNode json = Json.parse(Wire.write(erro)).root();
        assertThat(erro.errorCode()).isIn(refusal.code() == ErrorCode.TRANSACTION_ID_UNKNOWN ? Set.of("301") : CODES);
        assertThat(erro.errorComponent()).isEqualTo("A");
        assertThat(erro.messageVersion()).matches("[0-9.]{5,8}");
        assertThat(erro.errorDetail()).isNotBlank().hasSizeLessThanOrEqualTo(2048);
        assertThat(erro.errorDetail().chars()).allMatch(c -> c >= ' ' && c < 127);
        assertThat(json.properties()).allMatch(member -> member.getValue().isTextual());
        Stream.of(erro.threeDSServerTransID(), erro.dsTransID(), erro.acsTransID(), erro.sdkTransID())
                .forEach(id -> assertThat(id == null || Formats.uuid(id)).isTrue());
    }

    /** Every element that can be there is there. */
    private static ObjectNode full(String version, String channel, String category) {
        ObjectNode full = AReqs.of(version, channel, category);
        for (AReqFields.Field field : AReqFields.of(version, channel)) {
            if (!field.isMember() && !full.has(field.name())) {
                full.set(field.name(), value(field));
            }
        }
        full.putObject("acctInfo").put("chAccAgeInd", "05").put("chAccDate", "20200229");
        full.putObject("merchantRiskIndicator").put("giftCardCurr", "392").put("shipIndicator", "01");
        return full;
    }

    private static JsonNode value(AReqFields.Field field) {
        return switch (field.name()) {
            case "homePhone", "mobilePhone", "workPhone" ->
                JsonNodeFactory.instance.objectNode().put("cc", "81").put("subscriber", "9012345678");
            case "messageExtension" ->
                JsonNodeFactory.instance
                        .arrayNode()
                        .add(JsonNodeFactory.instance
                                .objectNode()
                                .put("name", "name")
                                .put("id", "id")
                                .put("criticalityIndicator", false)
                                .set(
                                        "data",
                                        JsonNodeFactory.instance.objectNode().put("version", "1.0")));
            default ->
                Shapes.of(field.shape(), JsonNodeFactory.instance.objectNode().put("unheardOf", "x"))
                        .good()
                        .getFirst();
        };
    }
}
