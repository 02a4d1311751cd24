package org.sekisho.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Issuer;
import org.sekisho.protocol.TransStatusReason;

/** Decides what an authentication comes to, from the evidence, the issuer's settings and its rules. Arithmetic, no I/O. */
public final class Policy {

    private Policy() {}

    /** What is answered where proof is needed, and nobody is there to be asked for it. */
    private static final String NOBODY = "3ri:nobody-to-ask";

    /**
     * The decision. An approval needs an opinion of the provider: low risk, or medium risk and a rule that exempts. A blocked or
     * unknown card is never approved, and nothing is where the provider said nothing.
     */
    public static Decision decide(Issuer issuer, RuleSet rules, Evidence evidence) {
        List<Rule> hits = rules.hits(evidence);
        List<String> because = because(evidence, rules, hits);
        ThreeRi threeRi = evidence.signals().threeRi();
        return threeRi == null
                ? decide(issuer, hits, evidence, because)
                : withoutCardholder(issuer, hits, evidence, threeRi, because);
    }

    private static Decision decide(Issuer issuer, List<Rule> hits, Evidence evidence, List<String> because) {
        Level level = evidence.assessment().level();
        if (evidence.card() == CardState.UNKNOWN) {
            return decision(Verdict.REFUSE, TransStatusReason.NO_CARD_RECORD, because, "card:unknown");
        }
        if (evidence.card() == CardState.BLOCKED) {
            return decision(Verdict.REFUSE, TransStatusReason.STOLEN_CARD, because, "card:blocked");
        }
        if (level == Level.HIGH || any(hits, Rule.Then.REFUSE)) {
            return decision(fraud(issuer), TransStatusReason.SUSPECTED_FRAUD, because, "issuer:fraud");
        }
        if (evidence.wish() == Wish.DATA_ONLY) {
            return decision(Verdict.INFORM, null, because, "requestor:data-only");
        }
        if (evidence.wish() == Wish.NONE && !any(hits, Rule.Then.CHALLENGE)) {
            if (level == Level.LOW) {
                return decision(Verdict.APPROVE, null, because, "risk:no-proof-needed");
            }
            if (level == Level.MEDIUM && any(hits, Rule.Then.EXEMPT)) {
                return decision(Verdict.APPROVE, null, because, "risk:exempt");
            }
        }
        return proof(issuer, evidence.card(), because);
    }

    /**
     * Without a cardholder a low risk is not enough. What moves money or agrees on something rests on what they proved earlier, to the
     * same 3DS Requestor; only whether a card is good can be told without it. A challenge is what is needed then, not what is
     * answered: see {@link #answered}.
     */
    private static Decision withoutCardholder(
            Issuer issuer, List<Rule> hits, Evidence evidence, ThreeRi threeRi, List<String> because) {
        if (evidence.card() == CardState.UNKNOWN) {
            return decision(Verdict.REFUSE, TransStatusReason.NO_CARD_RECORD, because, "card:unknown");
        }
        if (evidence.card() == CardState.BLOCKED) {
            return decision(fraud(issuer), TransStatusReason.STOLEN_CARD, because, "card:blocked");
        }
        if (!threeRi.isOffered()) {
            return decision(Verdict.UNAVAILABLE, TransStatusReason.THREE_RI_NOT_SUPPORTED, because, "3ri:not-offered");
        }
        if (threeRi.isSecondTry()) {
            because.add("3ri:second-try");
            return unproven(issuer, hits, evidence, because);
        }
        if (!threeRi.isCheck(evidence.signals().payment())) {
            because.add(threeRi.basis().because());
            if (threeRi.basis() == ThreeRi.Basis.OF_OTHERS) {
                return decision(
                        Verdict.REFUSE, TransStatusReason.CARD_AUTHENTICATION_FAILED, because, "3ri:not-a-basis");
            }
            if (threeRi.basis() != ThreeRi.Basis.PROVEN) {
                return unproven(issuer, hits, evidence, because);
            }
        }
        return decide(issuer, hits, evidence, because);
    }

    /** Suspicion and shared data go before the wish for proof, as they do where somebody is there. */
    private static Decision unproven(Issuer issuer, List<Rule> hits, Evidence evidence, List<String> because) {
        boolean proofCannotMatter = evidence.assessment().level() == Level.HIGH
                || any(hits, Rule.Then.REFUSE)
                || evidence.wish() == Wish.DATA_ONLY;
        return proofCannotMatter ? decide(issuer, hits, evidence, because) : proof(issuer, evidence.card(), because);
    }

    /**
     * The decision as it can be answered at once: where nobody is there, nobody is challenged, and what needed proof was not
     * authenticated. [3DS: transStatusReason 23, the cardholder would have to be asked apart from the merchant]
     */
    public static Decision answered(Decision made, Evidence evidence) {
        if (made.verdict() != Verdict.CHALLENGE || evidence.signals().threeRi() == null) {
            return made;
        }
        boolean silent = evidence.assessment().level() == Level.UNKNOWN;
        return decision(
                Verdict.UNAVAILABLE,
                silent ? TransStatusReason.TECHNICAL_ISSUE : TransStatusReason.DECOUPLED_NOT_REQUESTED,
                new ArrayList<>(made.because()),
                NOBODY);
    }

    private static List<String> because(Evidence evidence, RuleSet rules, List<Rule> hits) {
        List<String> because = new ArrayList<>();
        because.add("risk:" + evidence.assessment().level().name().toLowerCase(Locale.ROOT));
        because.addAll(evidence.assessment().reasons());
        if (rules.version() > 0) {
            because.add("rules:v" + rules.version());
        }
        hits.forEach(hit -> because.add("rule:" + hit.name()));
        return because;
    }

    private static boolean any(List<Rule> hits, Rule.Then then) {
        return hits.stream().anyMatch(hit -> hit.then() == then);
    }

    private static Decision proof(Issuer issuer, CardState card, List<String> because) {
        return switch (card) {
            case REGISTERED -> decision(Verdict.CHALLENGE, null, because, "risk:proof-needed");
            case LOCKED -> decision(Verdict.REFUSE, TransStatusReason.MAXIMUM_CHALLENGES, because, "credential:locked");
            case NOT_REGISTERED, UNKNOWN, BLOCKED ->
                switch (issuer.whenNotRegistered()) {
                    case ATTEMPT -> decision(Verdict.ATTEMPT, null, because, "card:not-registered");
                    case UNAVAILABLE ->
                        decision(Verdict.UNAVAILABLE, TransStatusReason.NOT_ENROLLED, because, "card:not-registered");
                    case REFUSE ->
                        decision(Verdict.REFUSE, TransStatusReason.NOT_ENROLLED, because, "card:not-registered");
                };
        };
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
