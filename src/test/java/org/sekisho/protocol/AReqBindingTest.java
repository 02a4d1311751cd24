package org.sekisho.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import org.junit.jupiter.api.Test;

class AReqBindingTest {

    /** Each element gets a value of its own, so that two that change places are found. */
    @Test
    void everyElementReachesItsOwnComponent() {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        for (RecordComponent component : AReq.class.getRecordComponents()) {
            put(message, component);
        }

        assertThat(AReqBinding.bind(message)).isEqualTo(Wire.bind(message, AReq.class));
    }

    @Test
    void whatIsAbsentStaysAbsent() {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        for (RecordComponent component : AReq.class.getRecordComponents()) {
            if (component.getAnnotatedType().getAnnotations().length == 0) {
                put(message, component);
            }
        }

        assertThat(AReqBinding.bind(message)).isEqualTo(Wire.bind(message, AReq.class));
    }

    private static void put(ObjectNode message, RecordComponent component) {
        String name = component.getName();
        switch (component.getType().getSimpleName()) {
            case "String" -> message.put(name, "value of " + name);
            case "Boolean" -> message.put(name, name.length() % 2 == 0);
            case "Pan" -> message.put(name, "3569990000000011");
            case "Phone" -> message.putObject(name).put("cc", "81").put("subscriber", "90" + name.length());
            default -> message.putObject(name).put("member", name);
        }
    }
}
