package org.sekisho.risk;

import org.jspecify.annotations.Nullable;

/**
 * How an authentication ended, for the provider that was asked about it.
 *
 * @param transactionId as the question had it
 * @param reference     the provider's own name for the question
 * @param transStatus   Y, N, U, A, R or I
 * @param challenged    whether the holder was asked to prove anything
 * @param method        what for: PASSWORD, MAILED_CODE, SMS_CODE, APP_CODE or PASSKEY; absent where they were not
 */
public record Ending(
        String transactionId,
        @Nullable String reference,
        String transStatus,
        boolean challenged,
        @Nullable String method) {

    /** Whether the holder was authenticated. */
    boolean isGood() {
        return transStatus.equals("Y");
    }
}
