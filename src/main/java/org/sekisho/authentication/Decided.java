package org.sekisho.authentication;

import org.jspecify.annotations.Nullable;
import org.sekisho.risk.Evidence;
import org.sekisho.transaction.Result;
import org.sekisho.transaction.store.OutboxEntry;

/**
 * A decision as it will be stored and answered.
 *
 * @param result          absent when a challenge follows
 * @param valueForSuccess authentication value of a challenge that succeeds: made now, while the card number is known
 * @param evidence        what the decision was made of
 * @param outbox          the result on its way to the merchant, when it is final and somebody waits for it
 */
record Decided(
        Opened opened,
        @Nullable Result result,
        @Nullable String valueForSuccess,
        Evidence evidence,
        @Nullable OutboxEntry outbox) {}
