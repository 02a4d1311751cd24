package org.sekisho.authentication;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Card;
import org.sekisho.protocol.TransStatusReason;
import org.sekisho.risk.Decision;
import org.sekisho.risk.Evidence;
import org.sekisho.risk.Policy;
import org.sekisho.risk.RuleSet;
import org.sekisho.risk.Script;
import org.sekisho.risk.Verdict;
import org.sekisho.transaction.Facts;

/**
 * A card, what speaks for and against its use, and what came of it.
 *
 * @param scored    the provider's part; absent where none was asked
 * @param deviceKey the browser's; absent where too little is known of it
 * @param rules     what it was decided by
 */
record Weighed(
        Optional<Card> card,
        Evidence evidence,
        Decision decision,
        Facts.@Nullable Scored scored,
        @Nullable String deviceKey,
        RuleSet rules) {

    /** The same, decided by a script. */
    Weighed by(Script script, String messageVersion) {
        return new Weighed(card, evidence, script.over(decision, messageVersion), scored, deviceKey, rules);
    }

    /** The same as it can be answered without asking anybody who is not there. */
    Weighed answerable() {
        return new Weighed(card, evidence, Policy.answered(decision, evidence), scored, deviceKey, rules);
    }

    /** The same with nothing to answer, because something that is needed could not be had. */
    Weighed without(String missing) {
        return without(missing, TransStatusReason.TECHNICAL_ISSUE);
    }

    /** The same with nothing to answer, for a reason that the 3DS Requestor is told. */
    Weighed without(String missing, TransStatusReason reason) {
        List<String> because = new ArrayList<>(decision.because());
        because.add(missing);
        Decision none = new Decision(Verdict.UNAVAILABLE, reason, List.copyOf(because));
        return new Weighed(card, evidence, none, scored, deviceKey, rules);
    }
}
