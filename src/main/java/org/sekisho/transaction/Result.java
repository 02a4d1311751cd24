package org.sekisho.transaction;

import org.jspecify.annotations.Nullable;
import org.sekisho.protocol.ChallengeCancel;
import org.sekisho.protocol.TransStatus;
import org.sekisho.protocol.TransStatusReason;

/**
 * How an authentication ended. There is one for each transaction and it never changes.
 *
 * @param reason given with N, U and R
 * @param cancel why a challenge ended without an answer being accepted or refused
 */
public record Result(
        TransStatus status,
        @Nullable TransStatusReason reason,
        @Nullable ChallengeCancel cancel) {

    /** A result that needs no reason: Y, A or I. */
    public static Result of(TransStatus status) {
        return new Result(status, null, null);
    }

    /** A result with its reason. */
    public static Result of(TransStatus status, TransStatusReason reason) {
        return new Result(status, reason, null);
    }

    /** What page or app may be told: no more than the directory has heard. */
    public TransStatus told(boolean reported, String messageVersion) {
        return reported ? status.inCRes(messageVersion) : TransStatus.NOT_AUTHENTICATED;
    }

    /** Whether the cardholder was authenticated; everything else, also what we do not know, is not. */
    public boolean isAuthenticated() {
        return status == TransStatus.AUTHENTICATED;
    }
}
