package org.sekisho.risk;

import java.util.List;

/**
 * One of the issuer's own rules.
 *
 * @param name as decisions and metrics show it
 * @param when all of these must hold
 */
public record Rule(String name, List<Condition> when, Then then) {

    /** What a rule leads to. The hardest one wins. */
    public enum Then {
        /** It looks like fraud. */
        REFUSE,
        /** The holder must prove who they are. */
        CHALLENGE,
        /** No proof is needed where the provider would have asked for one; never where it said nothing or fraud. */
        EXEMPT,
        /** Nothing but a note in the decision: to see what a rule would hit, and to have something counted. */
        NOTE
    }

    boolean holds(Evidence evidence) {
        for (Condition condition : when) {
            if (!condition.holds(evidence)) {
                return false;
            }
        }
        return true;
    }
}
