package org.sekisho.rest;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that is answered with a problem. Expected, so it carries no stack trace. */
public final class Declined extends RuntimeException {

    private final transient Problem problem;
    private final transient @Nullable Duration retryAfter;

    /** A problem, with the time after which to try again where there is one. */
    public Declined(Problem problem, @Nullable Duration retryAfter) {
        super(problem.title(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /** A problem. */
    public Declined(Problem problem) {
        this(problem, null);
    }

    Problem problem() {
        return problem;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    /** One member, or header, is wrong. */
    public static Declined wrong(String field, String message) {
        return new Declined(Problem.wrong(List.of(new Problem.Wrong(field, message))));
    }

    static Declined notJson(String detail) {
        return new Declined(Problem.typed("malformed-body", 400, "Malformed body", detail));
    }

    /** The body is too long. */
    public static Declined tooLarge(int longest) {
        return new Declined(Problem.of(413, "Content too large", "The body is longer than " + longest + " bytes."));
    }

    /** There is nothing; the same whether it is missing or somebody else's. */
    public static Declined notFound() {
        return new Declined(Problem.of(404, "Not found", "There is nothing here for you."));
    }
}
