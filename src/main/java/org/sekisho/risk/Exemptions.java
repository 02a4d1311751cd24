package org.sekisho.risk;

import static org.sekisho.protocol.ChallengeExemption.LOW_VALUE;
import static org.sekisho.protocol.ChallengeExemption.NONE;
import static org.sekisho.protocol.ChallengeExemption.TRANSACTION_RISK;
import static org.sekisho.protocol.ChallengeExemption.TRUST_LIST;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sekisho.protocol.ChallengeExemption;

/**
 * Names the exemption that an approval grants, where the 3DS Requestor asked for one. It decides nothing: an approval stands on the
 * provider's opinion and the issuer's rules, and is called by the name that was asked for only where we know its ground ourselves.
 */
public final class Exemptions {

    private static final List<String> ASKED = List.of("05", "08", "10", "11");

    private Exemptions() {}

    /** The exemption; empty where none was asked for. */
    public static Optional<ChallengeExemption> of(RuleSet rules, Evidence evidence, Verdict verdict) {
        List<String> asked = evidence.signals().challengeInd().stream()
                .filter(ASKED::contains)
                .toList();
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        return verdict != Verdict.APPROVE
                ? Optional.of(NONE)
                : asked.stream()
                        .map(code -> granted(code, rules, evidence))
                        .filter(granted -> granted != NONE)
                        .findFirst()
                        .or(() -> Optional.of(NONE));
    }

    /** Nothing tells a secure corporate payment (11) from another, so it is never granted as such. */
    private static ChallengeExemption granted(String asked, RuleSet rules, Evidence evidence) {
        return switch (asked) {
            case "05" -> evidence.assessment().level() == Level.LOW ? TRANSACTION_RISK : NONE;
            case "08" -> Objects.equals(evidence.signals().trustedMerchant(), true) ? TRUST_LIST : NONE;
            case "10" -> rules.hits(evidence).stream().anyMatch(Exemptions::isLowValue) ? LOW_VALUE : NONE;
            default -> NONE;
        };
    }

    /** What counts as low is the issuer's to say, by a rule that exempts amounts below one. */
    private static boolean isLowValue(Rule rule) {
        return rule.then() == Rule.Then.EXEMPT
                && rule.when().stream()
                        .anyMatch(
                                condition -> condition instanceof Condition.AmountIn amount && amount.below() != null);
    }
}
