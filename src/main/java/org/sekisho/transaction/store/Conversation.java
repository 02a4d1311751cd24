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
 */
public record Conversation(
        byte @Nullable [] cReqHash,
        @Nullable String sessionData,
        @Nullable String shownStatus) {

    static Conversation of(Row row) {
        Buffer hash = row.getBuffer("creq_hash");
        return new Conversation(
                hash == null ? null : hash.getBytes(), row.getString("session_data"), row.getString("shown_status"));
    }

    /** Whether a CReq is the one that opened the challenge, or the first to come. */
    public boolean fits(byte[] hash) {
        return cReqHash == null || MessageDigest.isEqual(cReqHash, hash);
    }
}
