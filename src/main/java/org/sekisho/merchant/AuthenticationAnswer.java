package org.sekisho.merchant;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An authentication as its merchant sees it.
 *
 * @param transStatus         Y, N, U, A, R, I, or C while a challenge goes on, or D while the cardholder may answer elsewhere
 * @param authenticationValue base64; goes into the authorisation together with the ECI
 * @param challengeUrl        to be opened in the cardholder's browser
 * @param cardholderInfo      to be shown to the cardholder
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Authentication",
        requiredProperties = {"id", "status", "transStatus"})
record AuthenticationAnswer(
        UUID id,
        Status status,
        String transStatus,
        @Nullable String transStatusReason,
        @Nullable String eci,
        @Nullable String authenticationValue,
        @Nullable String challengeUrl,
        @Nullable String cardholderInfo,
        @Nullable String createdAt,
        @Nullable String completedAt) {

    /** How far it is. */
    enum Status {
        COMPLETED,
        CHALLENGE_REQUIRED,
        /** The cardholder answers elsewhere; there is nothing to open. */
        DECOUPLED
    }

    AuthenticationAnswer at(Instant created, @Nullable Instant completed) {
        return new AuthenticationAnswer(
                id,
                status,
                transStatus,
                transStatusReason,
                eci,
                authenticationValue,
                challengeUrl,
                cardholderInfo,
                created.toString(),
                completed == null ? null : completed.toString());
    }

    /** Without the authentication value and the link. */
    @Override
    public String toString() {
        return "AuthenticationAnswer[" + id + ", " + transStatus + "]";
    }
}
