package org.sekisho.authentication;

import org.jspecify.annotations.Nullable;
import org.sekisho.transaction.Result;
import org.sekisho.transaction.store.OutboxEntry;

/**
 * A decision as it will be stored and answered.
 *
 * @param result          absent when a challenge follows
 * @param valueForSuccess authentication value of a challenge that succeeds: made now, while the card number is known
 * @param outbox          the result on its way to the merchant, when it is final and somebody waits for it
 */
record Decided(
        Opened opened,
        @Nullable Result result,
        @Nullable String valueForSuccess,
        @Nullable OutboxEntry outbox) {}
