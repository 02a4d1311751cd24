package org.sekisho.operator;

import java.time.Duration;
import org.sekisho.rest.Declined;
import org.sekisho.rest.Problem;

/** What only operators are told. */
final class Declines {

    private Declines() {}

    static Declined noDraft() {
        return conflict("not-a-draft", "Not a draft", "This version was in force and stays as it is.");
    }

    static Declined otherActive() {
        return conflict(
                "other-rules-active", "Other rules are active", "Another version is in force than was expected.");
    }

    static Declined otherContent() {
        return conflict("draft-replaced", "Draft replaced", "The draft was replaced; its id is another one now.");
    }

    static Declined unreadable() {
        return conflict("rules-unreadable", "Rules unreadable", "This version of Sekisho cannot read these rules.");
    }

    static Declined noEvidence() {
        return conflict("no-evidence", "No evidence", "What this decision was made of is not kept any more.");
    }

    static Declined ended() {
        return conflict("back-test-ended", "Ended", "This test has ended already.");
    }

    static Declined sameClient() {
        return new Declined(Problem.typed(
                "four-eyes", 403, "Another client is needed", "Whoever wrote a draft must not publish it."));
    }

    static Declined cardNotFree() {
        return conflict("card-not-free", "Card not free", "This card is registered already, or blocked.");
    }

    static Declined tooManyTests() {
        return new Declined(Problem.typed(
                "too-many-back-tests", 429, "Too many tests", "Wait for the tests that run, or cancel one."));
    }

    static Declined tooManyWrongValues(Duration retryAfter) {
        return new Declined(
                Problem.typed(
                        "too-many-wrong-values",
                        429,
                        "Too many wrong values",
                        "Too many values were wrong for this card number; try again later."),
                retryAfter);
    }

    static Declined valuesUnavailable() {
        return new Declined(
                Problem.typed(
                        "values-unavailable",
                        503,
                        "Verification unavailable",
                        "Whoever verifies values of this scheme does not answer; try again later."),
                Duration.ofSeconds(1));
    }

    private static Declined conflict(String type, String title, String detail) {
        return new Declined(Problem.typed(type, 409, title, detail));
    }
}
