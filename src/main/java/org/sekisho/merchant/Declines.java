package org.sekisho.merchant;

import java.time.Duration;
import org.sekisho.rest.Declined;
import org.sekisho.rest.Problem;

/** What only merchants are told. */
final class Declines {

    private Declines() {}

    static Declined notOurCard() {
        return new Declined(Problem.typed(
                "card-not-supported", 422, "Card not supported", "No issuer of this card takes part here."));
    }

    static Declined keyTaken() {
        return new Declined(Problem.typed(
                "idempotency-key-reused",
                422,
                "Idempotency-Key used before",
                "Another body was sent with this Idempotency-Key."));
    }

    static Declined budgetSpent(Duration retryAfter) {
        return new Declined(
                Problem.typed(
                        "too-many-unknown-cards",
                        429,
                        "Too many requests",
                        "Too many card numbers were not enrolled; try again later."),
                retryAfter);
    }
}
