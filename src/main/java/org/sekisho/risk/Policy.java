package org.sekisho.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Card;
import org.sekisho.card.Issuer;
import org.sekisho.protocol.TransStatusReason;

/** Decides what an authentication comes to, from the enrolment, the assessment and the issuer's settings. Arithmetic, no I/O. */
public final class Policy {

    private Policy() {}

    /** The decision. Only an assessment of low risk leads to an approval, and a blocked or unknown card never does. */
    public static Decision decide(Issuer issuer, Optional<Card> card, Assessment assessment, Wish wish) {
        List<String> because = new ArrayList<>(assessment.reasons());
        because.addFirst("risk:" + assessment.level().name().toLowerCase(java.util.Locale.ROOT));
        if (card.isEmpty()) {
            return decision(Verdict.REFUSE, TransStatusReason.NO_CARD_RECORD, because, "card:unknown");
        }
        if (card.get().blocked()) {
            return decision(Verdict.REFUSE, TransStatusReason.STOLEN_CARD, because, "card:blocked");
        }
        if (assessment.level() == Level.HIGH) {
            return decision(fraud(issuer), TransStatusReason.SUSPECTED_FRAUD, because, "issuer:fraud");
        }
        if (wish == Wish.DATA_ONLY) {
            return decision(Verdict.INFORM, null, because, "requestor:data-only");
        }
        if (assessment.level() == Level.LOW && wish == Wish.NONE) {
            return decision(Verdict.APPROVE, null, because, "risk:no-proof-needed");
        }
        return proof(issuer, card.get(), because);
    }

    private static Decision proof(Issuer issuer, Card card, List<String> because) {
        Card.Proof proof = card.proof();
        if (proof == null) {
            return switch (issuer.whenNotRegistered()) {
                case ATTEMPT -> decision(Verdict.ATTEMPT, null, because, "card:not-registered");
                case UNAVAILABLE ->
                    decision(Verdict.UNAVAILABLE, TransStatusReason.NOT_ENROLLED, because, "card:not-registered");
                case REFUSE -> decision(Verdict.REFUSE, TransStatusReason.NOT_ENROLLED, because, "card:not-registered");
            };
        }
        return proof.locked()
                ? decision(Verdict.REFUSE, TransStatusReason.MAXIMUM_CHALLENGES, because, "credential:locked")
                : decision(Verdict.CHALLENGE, null, because, "risk:proof-needed");
    }

    private static Verdict fraud(Issuer issuer) {
        return issuer.whenFraud() == Issuer.WhenFraud.REJECTED ? Verdict.REJECT : Verdict.REFUSE;
    }

    private static Decision decision(
            Verdict verdict, @Nullable TransStatusReason reason, List<String> because, String rule) {
        because.add(rule);
        return new Decision(verdict, reason, List.copyOf(because));
    }
}
