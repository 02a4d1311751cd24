package org.sekisho.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AResJsonTest {

    /**
     * Each element gets a value of its own; the reading side is the record itself, so a forgotten element is found. What a version
     * does not know is taken out beforehand, by a list that stands here and not in the code.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2.1.0 | authenticationMethod acsDecConInd whiteListStatus whiteListStatusSource transChallengeExemption threeDSRequestorAppURLInd"
                        + " deviceInfoRecognisedVersion",
                "2.2.0 | authenticationMethod transChallengeExemption threeDSRequestorAppURLInd deviceInfoRecognisedVersion",
                "2.3.1 | authenticationType"
            })
    void everyElementThatTheVersionKnowsIsWrittenUnderItsName(String version, String unknown) {
        ObjectNode message = full(version);
        String written = Wire.write(Wire.bind(message, ARes.class));
        message.remove(Set.of(unknown.split(" ")));
        ObjectNode later = (ObjectNode) message.remove("later");
        if (version.equals("2.3.1")) {
            message.setAll(later);
            message.put("deviceBindingStatusSource", "03").put("cardSecurityCodeStatusSource", "02");
            rename(message, "whiteListStatus", "trustListStatus");
            rename(message, "whiteListStatusSource", "trustListStatusSource");
            message.putObject("cardholderInfo").put("text", "value of cardholderInfo");
            message.putArray("authenticationMethod").add("value of authenticationMethod");
        }

        assertThat(Json.parse(written).root()).isEqualTo(message);
    }

    @Test
    void nothingNullOrEmptyIsWritten() {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("messageType", "ARes")
                .put("eci", "")
                .put("cardholderInfo", "")
                .put("authenticationMethod", "")
                .putObject("broadInfo");

        assertThat(Wire.write(Wire.bind(message, ARes.class))).isEqualTo("{\"messageType\":\"ARes\"}");
    }

    private static ObjectNode full(String version) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        for (RecordComponent component : ARes.class.getRecordComponents()) {
            message.set(component.getName(), value(component));
        }
        return message.put("messageVersion", version);
    }

    private static void rename(ObjectNode message, String from, String to) {
        message.set(to, message.remove(from));
    }

    private static JsonNode value(RecordComponent component) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (component.getType().getSimpleName()) {
            case "String" -> nodes.textNode("value of " + component.getName());
            case "TransStatus" -> nodes.textNode(TransStatus.AUTHENTICATED.code());
            case "TransStatusReason" -> nodes.textNode(TransStatusReason.SUSPECTED_FRAUD.code());
            case "AuthenticationType" -> nodes.textNode(AuthenticationType.OOB.code());
            case "Later" ->
                nodes.objectNode()
                        .put("transStatusReasonInfo", "a reason")
                        .put("deviceBindingStatus", "02")
                        .put("cardSecurityCodeStatus", "U");
            default -> nodes.objectNode().put("member", component.getName());
        };
    }
}
