package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Method;
import org.sekisho.protocol.ChallengeExemption;
import org.sekisho.protocol.TransStatus;
import org.sekisho.protocol.TransStatusReason;
import org.sekisho.transaction.Facts;

/**
 * What became of a request: a result, or a challenge to come. Whoever took the request writes its answer from this.
 *
 * @param method         how the cardholder will be asked; set for a challenge only
 * @param cardholderInfo a sentence the shop shows, where no page of ours will say it
 * @param exemption      from a challenge, where the shop asked for one
 */
public record Opened(
        UUID acsTransId,
        TransStatus status,
        @Nullable TransStatusReason reason,
        @Nullable String authenticationValue,
        @Nullable String eci,
        @Nullable Method method,
        @Nullable String cardholderInfo,
        @Nullable ChallengeExemption exemption,
        Facts facts) {

    /** Writes the answer to a request; the same text is given again to the same request. */
    @FunctionalInterface
    public interface Answer {
        /** The answer, byte for byte as it is sent and kept. */
        String to(Opened opened);
    }

    /** Writes the answer to a request after something else was made or kept for it. */
    @FunctionalInterface
    public interface LaterAnswer {
        /** The answer, byte for byte as it is sent and kept. */
        Uni<String> to(Opened opened);
    }

    /** Without the authentication value. */
    @Override
    public String toString() {
        return "Opened[" + acsTransId + ", " + status + "]";
    }
}
