package org.sekisho.operator;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.sekisho.card.store.Invitations;

/** An invitation with its code, as it is told once. */
@Schema(name = "Invitation")
record InvitationAnswer(
        UUID id,

        @Schema(description = "For the holder alone; hyphens are for the eye")
        String code,

        Instant expiresAt) {

    static InvitationAnswer of(Invitations.Invited invited) {
        String code = invited.code();
        return new InvitationAnswer(
                invited.id(),
                code.substring(0, 4) + "-" + code.substring(4, 8) + "-" + code.substring(8),
                invited.expiresAt().toInstant());
    }

    /** Without the code. */
    @Override
    public String toString() {
        return "InvitationAnswer[" + id + "]";
    }
}
