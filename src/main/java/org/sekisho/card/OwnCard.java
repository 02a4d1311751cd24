package org.sekisho.card;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A card as its holder sees it.
 *
 * @param product         what kind of card it is
 * @param personalMessage shown on every page that asks for proof
 * @param methods         what the holder can be asked for, the first of them first
 */
public record OwnCard(
        UUID id,
        String lastFour,
        Product product,
        boolean blocked,
        @Nullable String personalMessage,
        List<Method> methods) {

    /** Not the message: a log line is no place for it. */
    @Override
    public String toString() {
        return "OwnCard[" + id + "]";
    }
}
