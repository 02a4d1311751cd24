package org.sekisho.merchant;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that is answered with a problem. Expected, so it carries no stack trace. */
final class Declined extends RuntimeException {

    private final transient Problem problem;
    private final transient @Nullable Duration retryAfter;

    private Declined(Problem problem, @Nullable Duration retryAfter) {
        super(problem.title(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    Declined(Problem problem) {
        this(problem, null);
    }

    Problem problem() {
        return problem;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    static Declined wrong(String field, String message) {
        return new Declined(Problem.wrong(List.of(new Problem.Wrong(field, message))));
    }

    static Declined notJson(String detail) {
        return new Declined(Problem.typed("malformed-body", 400, "Malformed body", detail));
    }

    static Declined tooLarge() {
        return new Declined(
                Problem.of(413, "Content too large", "The body is longer than " + StrictJson.LONGEST + " bytes."));
    }

    static Declined notFound() {
        return new Declined(Problem.of(404, "Not found", "There is nothing here for you."));
    }

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
