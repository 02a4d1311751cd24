package org.sekisho.ds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.DirectorySide;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** What 3DS Servers are told of card ranges, and when. */
@SekishoTest
class CardRangesTest {
    @Inject
    DirectorySide directory;

    @Inject
    Tables tables;

    @AfterEach
    void forget() {
        tables.change("DELETE FROM foreign_range");
        directory.refresh();
        listMayChange();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1.0", "2.2.0"})
    void wholeListHasOurRangesWithVersionsFromFirstToLast(String version) {
        JsonNode pRes = ask(version, null);

        assertThat(pRes.path("messageType").asText()).as(pRes.toString()).isEqualTo("PRes");
        assertThat(pRes.path("messageVersion").asText()).isEqualTo(version);
        assertThat(pRes.path("dsStartProtocolVersion").asText()).isEqualTo("2.2.0");
        assertThat(pRes.path("dsEndProtocolVersion").asText()).isEqualTo("2.3.1");
        JsonNode ours = range(pRes, "3569990000000000");
        assertThat(ours.path("endRange").asText()).startsWith("3569990000");
        assertThat(ours.path("actionInd").asText()).isEqualTo("A");
        assertThat(ours.path("acsStartProtocolVersion").asText()).isEqualTo("2.2.0");
        assertThat(ours.path("acsEndProtocolVersion").asText()).isEqualTo("2.3.1");
        assertThat(ours.path("threeDSMethodURL").asText()).endsWith("/3ds/method");
        assertThat(ours.path("acsInfoInd").isEmpty()).isEqualTo(version.equals("2.1.0"));
    }

    @Test
    void since231VersionsAreListedOneByOne() {
        JsonNode pRes = ask("2.3.1", null);

        assertThat(pRes.path("dsProtocolVersions").toString()).isEqualTo("[\"2.2.0\",\"2.3.1\"]");
        JsonNode ours = pRes.path("cardRangeData")
                .valueStream()
                .filter(one -> one.at("/ranges/0/startRange").asText().equals("3569990000000000"))
                .findFirst()
                .orElseThrow();
        assertThat(ours.has("startRange")).isFalse();
        assertThat(ours.at("/acsProtocolVersions/0/version").asText()).isEqualTo("2.2.0");
        assertThat(ours.at("/acsProtocolVersions/1/version").asText()).isEqualTo("2.3.1");
        assertThat(ours.at("/acsProtocolVersions/1/threeDSMethodURL").asText()).endsWith("/3ds/method");
    }

    @Test
    void currentNumberGetsNothing() {
        JsonNode pRes = ask("2.2.0", null);

        JsonNode again = ask("2.2.0", pRes.path("serialNum").asText());

        assertThat(again.path("serialNum")).isEqualTo(pRes.get("serialNum"));
        assertThat(again.has("cardRangeData")).isFalse();
    }

    @Test
    void olderNumberGetsTheDifferences() {
        String first = ask("2.2.0", null).path("serialNum").asText();
        listMayChange();
        String pan = directory.rangeOf("http://127.0.0.1:1/areq");
        String start = pan.substring(0, 12) + "0000";

        JsonNode added = ask("2.2.0", first);
        listMayChange();
        tables.change("UPDATE foreign_range SET versions = '{2.2.0}' WHERE first_pan = $1", start);
        directory.refresh();
        JsonNode modified = ask("2.2.0", added.path("serialNum").asText());
        listMayChange();
        tables.change("DELETE FROM foreign_range");
        directory.refresh();
        JsonNode deleted = ask("2.2.0", modified.path("serialNum").asText());

        assertThat(actions(added)).containsExactly("A " + start);
        assertThat(actions(modified)).containsExactly("M " + start);
        assertThat(range(modified, start).path("acsEndProtocolVersion").asText())
                .isEqualTo("2.2.0");
        assertThat(actions(deleted)).containsExactly("D " + start);
        assertThat(range(deleted, start).has("acsStartProtocolVersion")).isFalse();
        long serial = Long.parseLong(first);
        assertThat(List.of(added, modified, deleted))
                .extracting(pRes -> pRes.path("serialNum").asLong())
                .containsExactly(serial + 1, serial + 2, serial + 3);
        assertThat(ask("2.2.0", first).has("cardRangeData"))
                .as("added and taken away again")
                .isFalse();
    }

    @Test
    void listStandsForAMomentSoThatAReplicaWhichIsBehindBringsNothingBack() {
        listMayChange();
        JsonNode before = ask("2.2.0", null);
        directory.rangeOf("http://127.0.0.1:1/areq");
        JsonNode first = ask("2.2.0", null);
        tables.change("DELETE FROM foreign_range");
        directory.refresh();

        JsonNode second = ask("2.2.0", null);

        assertThat(first.path("serialNum")).isNotEqualTo(before.get("serialNum"));
        assertThat(second.path("serialNum")).isEqualTo(first.get("serialNum"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "999999999", "007", "abc", "99999999999999999999"})
    void unknownNumberIsRefused(String serial) {
        JsonNode erro = ask("2.2.0", serial);

        assertThat(erro.path("errorCode").asText()).as(erro.toString()).isEqualTo("307");
        assertThat(erro.path("errorDetail").asText()).isEqualTo("serialNum");
        assertThat(erro.path("errorComponent").asText()).isEqualTo("D");
    }

    @ParameterizedTest
    @CsvSource({
        "threeDSServerTransID, x, 203",
        "threeDSServerRefNumber, '', 201",
        "messageVersion, 2.0.0, 102",
        "messageType, AReq, 101",
        "serialNum, 123456789012345678901, 203"
    })
    void wrongPReqIsRefused(String element, String value, String code) {
        JsonNode erro = Acs.json(DirectorySide.post(
                        "/3ds/preq", pReq("2.2.0", null).put(element, value).toString())
                .body());

        assertThat(erro.path("errorCode").asText()).isEqualTo(code);
    }

    private static JsonNode ask(String version, @Nullable String serial) {
        return Acs.json(DirectorySide.post("/3ds/preq", pReq(version, serial).toString())
                .body());
    }

    private static ObjectNode pReq(String version, @Nullable String serial) {
        ObjectNode pReq = JsonNodeFactory.instance
                .objectNode()
                .put("messageType", "PReq")
                .put("messageVersion", version)
                .put("threeDSServerTransID", UUID.randomUUID().toString())
                .put("threeDSServerRefNumber", "3DS_LOA_SER_SEKI_020200_00001")
                .put("threeDSRequestorURL", "https://shop.example");
        return serial == null ? pReq : pReq.put("serialNum", serial);
    }

    /** As if the newest list had stood for a while. */
    private void listMayChange() {
        tables.change("UPDATE card_range_list SET created_at = now() - interval '1 minute'");
    }

    private static List<String> actions(JsonNode pRes) {
        return pRes.path("cardRangeData")
                .valueStream()
                .map(one -> one.path("actionInd").asText()
                        + ' '
                        + one.path("startRange").asText())
                .toList();
    }

    private static JsonNode range(JsonNode pRes, String start) {
        return pRes.path("cardRangeData")
                .valueStream()
                .filter(one -> one.path("startRange").asText().equals(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no such range: " + pRes));
    }
}
