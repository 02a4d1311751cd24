package org.sekisho.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Reads AReqs in version 2.2.0 with plain http allowed, and says how they were refused. */
final class Refusals {

    static final AReqReader READER = new AReqReader(Set.of("2.2.0"), true);

    private Refusals() {}

    static ProtocolException refusal(String body) {
        ProtocolException refusal = catchThrowableOfType(ProtocolException.class, () -> READER.read(body));
        assertThat(refusal).as("refusal").isNotNull();
        return refusal;
    }

    /** Code and detail, such as "201 mcc", or "accepted". */
    static String verdict(ObjectNode aReq) {
        try {
            READER.read(aReq.toString());
            return "accepted";
        } catch (ProtocolException refusal) {
            return refusal.code().code() + ' ' + refusal.detail();
        }
    }

    /** The message with one element set, at the top or one level down ("email", "homePhone.cc"). */
    static ObjectNode with(ObjectNode message, String path, JsonNode value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            message.set(path, value);
        } else {
            message.withObject("/" + path.substring(0, dot)).set(path.substring(dot + 1), value);
        }
        return message;
    }

    static ObjectNode with(ObjectNode message, String path, String value) {
        return with(message, path, message.textNode(value));
    }

    static ObjectNode without(ObjectNode message, String name) {
        message.remove(name);
        return message;
    }
}
