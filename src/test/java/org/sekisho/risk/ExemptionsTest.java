package org.sekisho.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.protocol.ChallengeExemption;

/** An exemption is called by its name only where its ground is known here. */
class ExemptionsTest {
    private static final RuleSet LOW_VALUES = new RuleSet(
            1,
            List.of(new Rule(
                    "small", List.of(new Condition.AmountIn("392", null, new BigDecimal("6000"))), Rule.Then.EXEMPT)));

    @ParameterizedTest
    @CsvSource({
        // asked, risk, trusted, rules, verdict, granted
        "01,    LOW,    true,  true,  APPROVE,   ",
        "02,    LOW,    true,  true,  APPROVE,   ",
        "07,    LOW,    true,  true,  APPROVE,   ",
        "05,    LOW,    false, false, APPROVE,   TRANSACTION_RISK",
        "05,    MEDIUM, true,  true,  APPROVE,   NONE",
        "05,    LOW,    false, false, CHALLENGE, NONE",
        "08,    LOW,    true,  false, APPROVE,   TRUST_LIST",
        "08,    MEDIUM, true,  false, APPROVE,   TRUST_LIST",
        "08,    LOW,    false, false, APPROVE,   NONE",
        "08,    LOW,    true,  false, CHALLENGE, NONE",
        "10,    MEDIUM, false, true,  APPROVE,   LOW_VALUE",
        "10,    LOW,    false, false, APPROVE,   NONE",
        "11,    LOW,    true,  true,  APPROVE,   NONE",
        "08 10, MEDIUM, false, true,  APPROVE,   LOW_VALUE",
        "02 08, LOW,    true,  false, APPROVE,   TRUST_LIST"
    })
    void groundIsKnownHere(
            String asked,
            Level risk,
            boolean trusted,
            boolean rules,
            Verdict verdict,
            @Nullable ChallengeExemption granted) {
        Evidence evidence = evidence(risk, trusted, asked.split(" "));

        assertThat(Exemptions.of(rules ? LOW_VALUES : RuleSet.NONE, evidence, verdict)
                        .orElse(null))
                .isEqualTo(granted);
    }

    @Test
    void ruleLooksAtBothPreferences() {
        Condition asks = new Condition.OneOf(Condition.Fact.CHALLENGE_IND, java.util.Set.of("08"));

        assertThat(asks.holds(evidence(Level.LOW, false, "02", "08"))).isTrue();
        assertThat(asks.holds(evidence(Level.LOW, false, "02"))).isFalse();
        assertThat(asks.holds(evidence(Level.LOW, false))).isFalse();
    }

    private static Evidence evidence(Level risk, boolean trusted, String... asked) {
        return new Evidence(
                CardState.REGISTERED,
                new Assessment(risk, List.of(), null),
                Wish.NONE,
                SignalsOf.aPurchase().atTrustedMerchant(trusted).wishing(asked).signals());
    }
}
