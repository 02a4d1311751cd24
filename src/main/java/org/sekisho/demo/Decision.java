package org.sekisho.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * What an ARes, RReq or Erro decided; empty texts where the message says nothing.
 *
 * @param transStatus Y, A, N, R, U, I, D, or E for an error message
 */
public record Decision(
        String transStatus,
        String eci,
        String authenticationValue,
        String statusReason,
        String challengeCancel,
        String detail,
        String decidedBy) {
    private static final Set<String> KNOWN = Set.of("Y", "A", "N", "R", "U", "I", "D");
    private static final Set<String> PAID = Set.of("Y", "A");

    static Decision of(ObjectNode message) {
        String status = Json.text(message, "transStatus");
        if (!KNOWN.contains(status)) {
            return failed(message);
        }
        return new Decision(
                status,
                shortText(message, "eci"),
                shortText(message, "authenticationValue"),
                shortText(message, "transStatusReason"),
                shortText(message, "challengeCancel"),
                shortText(message, "cardholderInfo"),
                shortText(message, "messageType"));
    }

    /** An Erro, or a message that makes no sense as an answer. */
    static Decision failed(ObjectNode message) {
        String detail = (shortText(message, "errorCode") + " " + shortText(message, "errorDescription") + " "
                        + shortText(message, "errorDetail"))
                .strip();
        return new Decision("E", "", "", "", "", detail, "Erro");
    }

    /** Whether the shop delivers; it does so for an attempt too, as the liability is the issuer's. */
    public boolean isPaid() {
        return PAID.contains(transStatus);
    }

    private static String shortText(ObjectNode message, String field) {
        String text = Json.text(message, field);
        return text.length() <= 4_000 ? text : text.substring(0, 4_000);
    }
}
