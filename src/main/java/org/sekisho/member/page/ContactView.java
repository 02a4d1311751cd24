package org.sekisho.member.page;

import org.jspecify.annotations.Nullable;

/**
 * The page that asks for a new address or number.
 *
 * @param mail  whether it is about the mail address
 * @param known the one that holds, masked by the caller
 * @param typed as it was typed before
 */
public record ContactView(Who who, boolean mail, @Nullable String known, String typed, Notice notice) {}
