package org.sekisho.device.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.sekisho.device.Facts;

/** Facts as a column holds them before it is sealed. */
final class FactsText {

    private static final JsonMapper MAPPER = new JsonMapper();

    private FactsText() {}

    static String write(Facts facts) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        facts.known().forEach((fact, value) -> json.put(fact.key(), value));
        return json.toString();
    }

    /** Names that this version does not know are left out, so another version may know more. */
    static Facts read(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            return Facts.in(fact -> json.path(fact.key()).textValue());
        } catch (JsonProcessingException _) {
            // without the cause, which quotes personal data
            throw new IllegalStateException("stored facts are no JSON");
        }
    }
}
