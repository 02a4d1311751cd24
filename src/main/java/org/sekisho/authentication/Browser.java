package org.sekisho.authentication;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a browser sends along without being asked.
 *
 * @param tickets   what we gave it to keep, for each challenge that is open in it; none where it keeps nothing for pages in somebody else's frame
 * @param name      its user agent
 * @param languages what it likes to read
 */
public record Browser(
        List<String> tickets,
        @Nullable String name,
        @Nullable String languages) {}
