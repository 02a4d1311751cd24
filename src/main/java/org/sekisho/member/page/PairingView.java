package org.sekisho.member.page;

import org.jspecify.annotations.Nullable;

/**
 * What sets the app up.
 *
 * @param app    where the app is
 * @param name   the app registration ID
 * @param mailTo where the password went, masked
 * @param minutes how long both can be used
 */
public record PairingView(
        Who who,
        String cardId,
        String app,
        String name,
        @Nullable String mailTo,
        long minutes) {}
