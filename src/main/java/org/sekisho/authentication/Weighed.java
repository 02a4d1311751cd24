package org.sekisho.authentication;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Card;
import org.sekisho.risk.Decision;
import org.sekisho.risk.Evidence;
import org.sekisho.transaction.Facts;

/**
 * A card, what speaks for and against its use, and what came of it.
 *
 * @param scored    the provider's part; absent where none was asked
 * @param deviceKey the browser's; absent where too little is known of it
 */
record Weighed(
        Optional<Card> card,
        Evidence evidence,
        Decision decision,
        Facts.@Nullable Scored scored,
        @Nullable String deviceKey) {}
