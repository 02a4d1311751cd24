package org.sekisho.protocol;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
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

    static final Predicate<ObjectNode> RECURRING = intent(Set.of("02", "03"), Set.of("01", "02"));

    static final Predicate<ObjectNode> INSTALMENT = intent(Set.of("03"), Set.of("02"));

    private static final Map<MessageVersion, Predicate<ObjectNode>> LATER_PAYMENTS = Map.of(
            MessageVersion.V2_1_0,
            intent(Set.of("02", "03"), Set.of()),
            MessageVersion.V2_2_0,
            intent(Set.of("02", "03", "07"), Set.of("01", "02", "06", "07", "08", "09", "11")),
            MessageVersion.V2_3_1,
            intent(Set.of("02", "03", "07", "08", "09"), Set.of("01", "02", "06", "07", "08", "09", "11", "15")));

    private Conditions() {}

    /** A purchase is described also when a card is only checked, if payments are to follow from it. */
    static Predicate<ObjectNode> purchase(MessageVersion version) {
        return PAYMENT.or(requireNonNull(LATER_PAYMENTS.get(version)));
    }

    static Predicate<ObjectNode> equal(String name, String code) {
        return message -> code.equals(message.path(name).textValue());
    }

    static Predicate<ObjectNode> oneOf(String name, String... codes) {
        Set<String> these = Set.of(codes);
        return message -> these.contains(message.path(name).asText());
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
