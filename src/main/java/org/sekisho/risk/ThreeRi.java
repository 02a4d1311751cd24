package org.sekisho.risk;

import java.util.Set;

/**
 * A request of a merchant while the cardholder is absent.
 *
 * @param ind   what it is for, two digits [3DS: threeRIInd]
 * @param basis what the cardholder has proved before, for this
 */
public record ThreeRi(String ind, Basis basis) {

    /** Goods of one purchase, or its price, in parts: none of them is more than the whole. */
    private static final Set<String> PARTS = Set.of("02", "06", "15", "16");

    /** Whether a card is still good: changing what is kept of it, verifying it, and whatever a scheme has in mind. */
    private static final Set<String> CHECKS = Set.of("04", "05");

    /**
     * Questions that authenticate nobody: where the merchant stands on the trust list, which is told beside the answer; device binding,
     * card security code and FIDO credentials, which nobody here keeps.
     */
    private static final Set<String> NOT_OFFERED = Set.of("10", "13", "14", "17", "18");

    /** The cardholder did not answer in a challenge and is to be asked apart from the merchant. */
    private static final String FALLBACK = "19";

    private static final String FIRST_OF_SCHEMES = "80";

    /** An earlier authentication by challenge that a request can rest on. */
    public enum Basis {
        /** None is named. */
        NOT_NAMED("3ri:no-prior"),
        /** None that is named is known here: another ACS's, too old, not by challenge, or not successful. */
        NOT_FOUND("3ri:prior-unknown"),
        /** One that is named is of another card or another 3DS Requestor. */
        OF_OTHERS("3ri:prior-of-others"),
        /** More is to be paid than was proved, or in another currency. */
        EXCEEDED("3ri:prior-exceeded"),
        /** The cardholder has proved who they are, with this card, to this 3DS Requestor. */
        PROVEN("3ri:prior-proven");

        private final String because;

        Basis(String because) {
            this.because = because;
        }

        /** Its name among the reasons of a decision. */
        public String because() {
            return because;
        }
    }

    /** Whether the request is for a part of an earlier purchase. */
    public static boolean isPart(String ind) {
        return PARTS.contains(ind);
    }

    /** Whether there is an answer to such a request at all. */
    public boolean isOffered() {
        return !NOT_OFFERED.contains(ind);
    }

    /** Whether the cardholder has to be asked, whatever they have proved before. */
    boolean isSecondTry() {
        return FALLBACK.equals(ind);
    }

    /** Whether nobody has to have proved anything: no money moves, and nothing new is agreed on. */
    boolean isCheck(boolean payment) {
        return !payment && (CHECKS.contains(ind) || ind.compareTo(FIRST_OF_SCHEMES) >= 0);
    }
}
