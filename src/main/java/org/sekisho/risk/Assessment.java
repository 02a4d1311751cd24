package org.sekisho.risk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The provider's opinion, or why there is none.
 *
 * @param reasons   the provider's own, each prefixed by where it comes from
 * @param reference the provider's name for this question, to tell it the outcome by
 */
public record Assessment(
        Level level, List<String> reasons, @Nullable String reference) {

    /** No opinion that could be trusted. */
    public static Assessment unknown(String why) {
        return new Assessment(Level.UNKNOWN, List.of("provider:" + why), null);
    }
}
