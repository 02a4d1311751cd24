package org.sekisho.authentication;

import org.jspecify.annotations.Nullable;

/**
 * What a browser sends along without being asked.
 *
 * @param ticket    what we gave it to keep; absent where it keeps nothing for pages in somebody else's frame
 * @param name      its user agent
 * @param languages what it likes to read
 */
public record Browser(
        @Nullable String ticket,
        @Nullable String name,
        @Nullable String languages) {}
