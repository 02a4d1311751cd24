package org.sekisho.transaction.store;

import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * What the browser brought with its first CReq and what it was told at the end.
 *
 * @param cReqHash    SHA-256 of the decoded CReq; null before it came
 * @param sessionData threeDSSessionData byte for byte; null when the field was absent, empty when it was empty
 * @param shownStatus transStatus of the CRes, once one was shown
 * @param openedBy    null before the first CReq
 */
public record Conversation(
        byte @Nullable [] cReqHash,
        @Nullable String sessionData,
        @Nullable String shownStatus,
        @Nullable OpenedBy openedBy) {

    /**
     * The browser that brought the first CReq.
     *
     * @param mark        keyed hash of what it says of itself
     * @param keepsTicket whether it has brought back what it was given to keep
     */
    public record OpenedBy(String mark, boolean keepsTicket) {
        static @Nullable OpenedBy of(Row row) {
            String mark = row.getString("opened_by");
            return mark == null ? null : new OpenedBy(mark, row.getBoolean("keeps_ticket"));
        }
    }

    static Conversation of(Row row) {
        Buffer hash = row.getBuffer("creq_hash");
        return new Conversation(
                hash == null ? null : hash.getBytes(),
                row.getString("session_data"),
                row.getString("shown_status"),
                OpenedBy.of(row));
    }

    /** Whether a CReq is the one that opened the challenge, or the first to come. */
    public boolean fits(byte[] hash) {
        return cReqHash == null || MessageDigest.isEqual(cReqHash, hash);
    }
}
