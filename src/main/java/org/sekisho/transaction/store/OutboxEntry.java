package org.sekisho.transaction.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A result on its way out.
 *
 * @param id   also the webhook-id
 * @param body the bytes of every attempt
 */
public record OutboxEntry(
        UUID id, UUID acsTransId, Kind kind, @Nullable UUID requestorId, String url, String body) {

    /** Who is told. */
    public enum Kind {
        /** The directory server, by RReq. */
        RREQ,
        /** The merchant of the REST API. */
        WEBHOOK,
        /** The issuer, by a webhook to its operator: a member said that a purchase was somebody else's. */
        REPORT
    }
}
