package org.sekisho.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A question to the scorer, whichever of its faces took it.
 *
 * @param sessionId the threeDSServerTransID
 * @param transactionId the acsTransID; empty where it was not sent
 * @param yen what is bought for; absent where nothing is
 */
record Inquiry(
        String sessionId, String transactionId, @Nullable BigDecimal yen) {

    /** Reads a question to the face of our own, or refuses it where its amount is none. */
    static Inquiry of(ObjectNode asked) {
        return new Inquiry(
                Json.text(asked, "sessionId"),
                Json.text(asked, "transactionId"),
                Score.isPayment(asked.path("category").asText()) ? Score.yen(asked.path("purchase")) : null);
    }

    boolean isAbout(BigDecimal amount) {
        return yen != null && yen.compareTo(amount) == 0;
    }

    /** What the scorer honestly thinks. */
    Score score() {
        return yen == null ? Score.ofNonPayment() : Score.of(yen);
    }
}
