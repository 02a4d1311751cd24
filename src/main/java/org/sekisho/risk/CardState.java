package org.sekisho.risk;

import java.util.Optional;
import org.sekisho.card.Card;

/** What is known of a card, as far as it changes the decision. */
public enum CardState {
    /** In the issuer's range, but no such card. */
    UNKNOWN,
    BLOCKED,
    /** Its holder cannot be asked for anything. */
    NOT_REGISTERED,
    /** Its holder can be asked. */
    REGISTERED,
    /** Its holder could be asked, but too many answers were wrong. */
    LOCKED;

    /** The state of a card that was looked up; a second credential counts where the issuer offers it. */
    public static CardState of(Optional<Card> card, boolean othersOffered) {
        if (card.isEmpty()) {
            return UNKNOWN;
        }
        if (card.get().blocked()) {
            return BLOCKED;
        }
        Card.Proof proof = card.get().proof();
        if (proof == null) {
            return NOT_REGISTERED;
        }
        return proof.locked() && !(othersOffered && proof.others()) ? LOCKED : REGISTERED;
    }
}
