package org.sekisho.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.protocol.Refusals.verdict;
import static org.sekisho.testkit.Messages.aReq;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class MessageExtensionTest {

    private final ObjectNode aReq = aReq();
    private final ArrayNode extensions = aReq.putArray("messageExtension");

    @Test
    void upToTenStrangersAreIgnored() {
        for (int i = 0; i < 10; i++) {
            stranger();
        }
        assertThat(verdict(aReq)).isEqualTo("accepted");

        stranger();
        assertThat(verdict(aReq)).isEqualTo("203 messageExtension");
    }

    @Test
    void criticalStrangersAreRefusedById() {
        stranger();
        stranger().put("id", "A1").put("criticalityIndicator", true);
        stranger().put("id", "A2 \n").put("criticalityIndicator", true);

        assertThat(verdict(aReq)).isEqualTo("202 A1,A2??");
    }

    @Test
    void malformedElementsComeBeforeCriticalStrangersAndTheseBeforeIsoCodes() {
        stranger().put("criticalityIndicator", true);

        assertThat(verdict(aReq.put("purchaseCurrency", "999"))).isEqualTo("202 id");
        assertThat(verdict(aReq.put("mcc", "x"))).isEqualTo("203 mcc");
    }

    @Test
    void membersAreChecked() {
        stranger().put("name", "n".repeat(65)).put("id", "i".repeat(65)).put("criticalityIndicator", "false");
        assertThat(verdict(aReq))
                .isEqualTo("203 messageExtension.name,messageExtension.id,messageExtension.criticalityIndicator");

        stranger().remove("data");
        assertThat(verdict(aReq)).isEqualTo("201 messageExtension.data");
    }

    @Test
    void dataHasALimit() {
        int braces = "{\"a\":\"\"}".length();
        ObjectNode data = stranger().putObject("data");

        data.put("a", "x".repeat(8059 - braces));
        assertThat(verdict(aReq)).isEqualTo("accepted");

        data.put("a", "x".repeat(8060 - braces));
        assertThat(verdict(aReq)).isEqualTo("203 messageExtension.data");
    }

    @Test
    void allTogetherHaveALimit() {
        for (int i = 0; i < 10; i++) {
            stranger().put("x", "x".repeat(8200));
        }
        assertThat(verdict(aReq)).isEqualTo("203 messageExtension");
    }

    @Test
    void onlyObjectsInAnArrayCount() {
        extensions.add("x");
        assertThat(verdict(aReq)).isEqualTo("203 messageExtension");

        aReq.putObject("messageExtension").put("name", "n");
        assertThat(verdict(aReq)).isEqualTo("203 messageExtension");
    }

    private ObjectNode stranger() {
        ObjectNode stranger = extensions.addObject();
        stranger.put("name", "name").put("id", "id").put("criticalityIndicator", false);
        stranger.putObject("data").put("version", "1.0");
        return stranger;
    }
}
