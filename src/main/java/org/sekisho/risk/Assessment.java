package org.sekisho.risk;

import java.util.List;

/**
 * The provider's opinion, or why there is none.
 *
 * @param reasons the provider's own, each prefixed by where it comes from
 */
public record Assessment(Level level, List<String> reasons) {

    /** No opinion that could be trusted. */
    public static Assessment unknown(String why) {
        return new Assessment(Level.UNKNOWN, List.of("provider:" + why));
    }
}
