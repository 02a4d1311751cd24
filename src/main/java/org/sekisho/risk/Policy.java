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

    /**
     * The decision. An approval needs an opinion of the provider: low risk, or medium risk and a rule that exempts. A blocked or
     * unknown card is never approved, and nothing is where the provider said nothing.
     */
    public static Decision decide(Issuer issuer, RuleSet rules, Evidence evidence) {
        List<Rule> hits = rules.hits(evidence);
        List<String> because = because(evidence, rules, hits);
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
