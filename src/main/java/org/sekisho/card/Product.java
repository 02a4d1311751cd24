package org.sekisho.card;

/** Kinds of cards, as far as their holders are spoken to in other words. */
public enum Product {
    /** A card of the person who pays its bill. */
    CONSUMER,
    /** A company's card: its user registers it and answers with the user's own password, not the company. */
    CORPORATE,
    /** A card that was sold with a value: its issuer may not know who holds it. */
    PREPAID
}
