package org.sekisho.transaction.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.Result;

/**
 * A transaction about to be stored with the request that opened it and the answer it gets.
 *
 * @param result      set when no challenge follows
 * @param patience    how long to wait for the first CReq, or for the cardholder where none is to come; counts only without a result
 * @param areq        the request, card number masked, sealed
 * @param answer      the exact answer, given again to the same request
 * @param sealedValue authentication value for a challenge that succeeds, sealed
 * @param value       what is kept of an authentication value; absent where there is none and will be none
 * @param evidence    what the decision was made of, as its maker writes it
 * @param outbox      the result on its way to the merchant, if it is final and somebody waits for it
 */
public record NewTransaction(
        RequestKey key,
        java.util.UUID acsTransId,
        Facts facts,
        @Nullable Result result,
        Duration patience,
        byte[] areq,
        String answer,
        byte @Nullable [] sealedValue,
        @Nullable Value value,
        String evidence,
        @Nullable OutboxEntry outbox) {

    /**
     * What nobody else keeps of that which an authentication value vouches for.
     *
     * @param hash of the value; absent where a challenge has to succeed first
     */
    public record Value(
            @Nullable String merchantId, @Nullable String acquirerBin, byte @Nullable [] hash) {}

    /**
     * What makes a request the same request.
     *
     * @param caller   who sent it
     * @param key      the caller's own key for it
     * @param bodyHash SHA-256 of its body
     */
    public record RequestKey(String caller, String key, byte[] bodyHash) {}
}
