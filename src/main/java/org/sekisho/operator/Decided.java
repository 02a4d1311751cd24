package org.sekisho.operator;

import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Issuer;
import org.sekisho.protocol.TransStatus;
import org.sekisho.protocol.TransStatusReason;
import org.sekisho.risk.Decision;
import org.sekisho.risk.Evidence;
import org.sekisho.risk.EvidenceJson;
import org.sekisho.risk.Policy;
import org.sekisho.risk.RuleSet;
import org.sekisho.risk.Verdict;
import org.sekisho.transaction.Result;
import org.sekisho.transaction.State;
import org.sekisho.transaction.store.Decisions.Stored;

/**
 * What was decided when the request came. A challenge that has ended since looks like any other result, but its reasons end with
 * the wish for proof, and its evidence says so.
 *
 * @param elsewhere whether the cardholder was asked without the merchant
 */
record Decided(Verdict verdict, @Nullable TransStatusReason reason, boolean elsewhere) {

    private static final Logger LOG = Logger.getLogger(Decided.class);
    private static final String CHALLENGED = "risk:proof-needed";
    private static final String VERSION = "rules:v";

    static Decided of(Stored stored) {
        Result result = result(stored).orElse(null);
        return result == null || wasAsked(stored)
                ? new Decided(
                        Verdict.CHALLENGE, null, stored.transaction().facts().decoupled() != null)
                : new Decided(Verdict.of(result.status()), result.reason(), false);
    }

    /** What could not be asked has other reasons behind the wish for proof. */
    private static boolean wasAsked(Stored stored) {
        List<String> reasons = stored.transaction().facts().reasons();
        return kept(stored)
                .map(EvidenceJson.Kept::verdict)
                .map(verdict -> verdict == Verdict.CHALLENGE)
                .orElseGet(() -> !reasons.isEmpty() && reasons.getLast().equals(CHALLENGED));
    }

    TransStatus answered() {
        return elsewhere ? TransStatus.DECOUPLED : verdict.transStatus();
    }

    /** The decision that rules would make now, for somebody who can be asked as they could be then. */
    static Decision again(Verdict was, Issuer issuer, RuleSet rules, Evidence evidence) {
        Decision made = Policy.decide(issuer, rules, evidence);
        return was == Verdict.CHALLENGE ? made : Policy.answered(made, evidence);
    }

    /** What came of it; empty while a challenge goes on. */
    static Optional<Result> result(Stored stored) {
        return stored.transaction().state() instanceof State.Final end ? Optional.of(end.result()) : Optional.empty();
    }

    /** The version of the rules that decided; null where there were none. */
    static @Nullable Integer ruleSet(Stored stored) {
        return stored.transaction().facts().reasons().stream()
                .filter(reason -> reason.matches(VERSION + "[0-9]{1,9}"))
                .map(reason -> Integer.valueOf(reason.substring(VERSION.length())))
                .findFirst()
                .orElse(null);
    }

    /** What it was made of; empty where that was forgotten, or another version of Sekisho wrote it. */
    static Optional<Evidence> evidence(Stored stored) {
        return kept(stored).map(EvidenceJson.Kept::evidence);
    }

    private static Optional<EvidenceJson.Kept> kept(Stored stored) {
        String text = stored.evidence();
        return text == null
                ? Optional.empty()
                : read(text, stored.transaction().acsTransId().toString());
    }

    /** Evidence, unless another version of Sekisho wrote it and it is not understood. */
    static Optional<EvidenceJson.Kept> read(String text, String acsTransID) {
        try {
            return Optional.of(EvidenceJson.read(text));
        } catch (IllegalStateException | IllegalArgumentException e) {
            LOG.debugf("evidence of acsTransID=%s is not understood", acsTransID);
            return Optional.empty();
        }
    }
}
