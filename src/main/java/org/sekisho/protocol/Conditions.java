package org.sekisho.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.Predicate;

/** When a conditional element of an AReq must be there. */
final class Conditions {

    static final Predicate<ObjectNode> PAYMENT = equal("messageCategory", "01");

    static final Predicate<ObjectNode> JAVASCRIPT =
            message -> message.path("browserJavascriptEnabled").booleanValue();

    static final Predicate<ObjectNode> TOKEN =
            message -> message.path("payTokenInd").booleanValue();

    private static final Predicate<ObjectNode> ABSENT_CARDHOLDER = equal("deviceChannel", "03");

    /** A purchase is described also when a card is only checked, if payments are to follow from it. */
    static final Predicate<ObjectNode> PURCHASE =
            PAYMENT.or(intent(Set.of("02", "03", "07"), Set.of("01", "02", "06", "07", "08", "09", "11")));

    static final Predicate<ObjectNode> RECURRING = intent(Set.of("02", "03"), Set.of("01", "02"));

    static final Predicate<ObjectNode> INSTALMENT = intent(Set.of("03"), Set.of("02"));

    private Conditions() {}

    static Predicate<ObjectNode> equal(String name, String code) {
        return message -> code.equals(message.path(name).textValue());
    }

    static Predicate<ObjectNode> present(String name) {
        return message -> {
            JsonNode value = message.get(name);
            return value != null && !FieldRule.empty(value);
        };
    }

    /** Live directory servers send the first indicator without a cardholder too, where it means nothing. */
    private static Predicate<ObjectNode> intent(Set<String> authenticationInds, Set<String> threeRIInds) {
        return message -> ABSENT_CARDHOLDER.test(message)
                ? threeRIInds.contains(message.path("threeRIInd").asText())
                : authenticationInds.contains(
                        message.path("threeDSRequestorAuthenticationInd").asText());
    }
}
