package org.sekisho.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import org.junit.jupiter.api.Test;

class AResJsonTest {

    /** Each element gets a value of its own; the reading side is the record itself, so a forgotten element is found. */
    @Test
    void everyElementIsWrittenUnderItsName() {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        for (RecordComponent component : ARes.class.getRecordComponents()) {
            message.set(component.getName(), value(component));
        }
        ARes aRes = Wire.bind(message, ARes.class);

        assertThat(Wire.write(aRes)).isEqualTo(message.toString());
    }

    @Test
    void nothingNullOrEmptyIsWritten() {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("messageType", "ARes").put("eci", "").putObject("broadInfo");

        assertThat(Wire.write(Wire.bind(message, ARes.class))).isEqualTo("{\"messageType\":\"ARes\"}");
    }

    private static JsonNode value(RecordComponent component) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (component.getType().getSimpleName()) {
            case "String" -> nodes.textNode("value of " + component.getName());
            case "TransStatus" -> nodes.textNode(TransStatus.AUTHENTICATED.code());
            case "TransStatusReason" -> nodes.textNode(TransStatusReason.SUSPECTED_FRAUD.code());
            case "AuthenticationType" -> nodes.textNode(AuthenticationType.OOB.code());
            default -> nodes.objectNode().put("member", component.getName());
        };
    }
}
