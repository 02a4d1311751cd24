package org.sekisho.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sekisho.card.Issuer;
import org.sekisho.protocol.TransStatusReason;

/** The decision as a table: what is known of the card, what the provider thinks, what the shop wants. */
class PolicyTest {

    @ParameterizedTest
    @CsvSource({
        // card          risk     wish       verdict      reason                    rule
        "REGISTERED,     LOW,     NONE,      APPROVE,     ,                         risk:no-proof-needed",
        "REGISTERED,     LOW,     CHALLENGE, CHALLENGE,   ,                         risk:proof-needed",
        "REGISTERED,     LOW,     DATA_ONLY, INFORM,      ,                         requestor:data-only",
        "REGISTERED,     MEDIUM,  NONE,      CHALLENGE,   ,                         risk:proof-needed",
        "REGISTERED,     MEDIUM,  CHALLENGE, CHALLENGE,   ,                         risk:proof-needed",
        "REGISTERED,     MEDIUM,  DATA_ONLY, INFORM,      ,                         requestor:data-only",
        "REGISTERED,     UNKNOWN, NONE,      CHALLENGE,   ,                         risk:proof-needed",
        "REGISTERED,     UNKNOWN, CHALLENGE, CHALLENGE,   ,                         risk:proof-needed",
        "REGISTERED,     UNKNOWN, DATA_ONLY, INFORM,      ,                         requestor:data-only",
        "REGISTERED,     HIGH,    NONE,      REFUSE,      SUSPECTED_FRAUD,          issuer:fraud",
        "REGISTERED,     HIGH,    CHALLENGE, REFUSE,      SUSPECTED_FRAUD,          issuer:fraud",
        "REGISTERED,     HIGH,    DATA_ONLY, REFUSE,      SUSPECTED_FRAUD,          issuer:fraud",
        "LOCKED,         LOW,     NONE,      APPROVE,     ,                         risk:no-proof-needed",
        "LOCKED,         LOW,     CHALLENGE, REFUSE,      MAXIMUM_CHALLENGES,       credential:locked",
        "LOCKED,         MEDIUM,  NONE,      REFUSE,      MAXIMUM_CHALLENGES,       credential:locked",
        "LOCKED,         UNKNOWN, NONE,      REFUSE,      MAXIMUM_CHALLENGES,       credential:locked",
        "NOT_REGISTERED, LOW,     NONE,      APPROVE,     ,                         risk:no-proof-needed",
        "NOT_REGISTERED, LOW,     CHALLENGE, ATTEMPT,     ,                         card:not-registered",
        "NOT_REGISTERED, MEDIUM,  NONE,      ATTEMPT,     ,                         card:not-registered",
        "NOT_REGISTERED, UNKNOWN, NONE,      ATTEMPT,     ,                         card:not-registered",
        "NOT_REGISTERED, HIGH,    NONE,      REFUSE,      SUSPECTED_FRAUD,          issuer:fraud",
        "BLOCKED,        LOW,     NONE,      REFUSE,      STOLEN_CARD,              card:blocked",
        "BLOCKED,        HIGH,    NONE,      REFUSE,      STOLEN_CARD,              card:blocked",
        "BLOCKED,        LOW,     DATA_ONLY, REFUSE,      STOLEN_CARD,              card:blocked",
        "UNKNOWN,        LOW,     NONE,      REFUSE,      NO_CARD_RECORD,           card:unknown",
        "UNKNOWN,        UNKNOWN, CHALLENGE, REFUSE,      NO_CARD_RECORD,           card:unknown"
    })
    void decisionFollowsTheTable(
            CardState known, Level risk, Wish wish, Verdict verdict, @Nullable TransStatusReason reason, String rule) {
        Decision decision = Policy.decide(issuer(), RuleSet.NONE, evidence(known, assessed(risk), wish));

        assertThat(decision.verdict()).isEqualTo(verdict);
        assertThat(decision.reason()).isEqualTo(reason);
        assertThat(decision.because()).endsWith(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "ATTEMPT,     ATTEMPT,     ",
        "UNAVAILABLE, UNAVAILABLE, NOT_ENROLLED",
        "REFUSE,      REFUSE,      NOT_ENROLLED"
    })
    void issuerSaysWhatBecomesOfACardThatIsNotRegistered(
            Issuer.WhenNotRegistered setting, Verdict verdict, @Nullable TransStatusReason reason) {
        Issuer issuer = issuer(setting, Issuer.WhenFraud.NOT_AUTHENTICATED);

        Decision decision = Policy.decide(
                issuer, RuleSet.NONE, evidence(CardState.NOT_REGISTERED, assessed(Level.MEDIUM), Wish.NONE));

        assertThat(decision.verdict()).isEqualTo(verdict);
        assertThat(decision.reason()).isEqualTo(reason);
    }

    @Test
    void issuerMayAskNotToTryAPurchaseThatLooksFraudulent() {
        Issuer issuer = issuer(Issuer.WhenNotRegistered.ATTEMPT, Issuer.WhenFraud.REJECTED);

        Decision decision =
                Policy.decide(issuer, RuleSet.NONE, evidence(CardState.REGISTERED, assessed(Level.HIGH), Wish.NONE));

        assertThat(decision.verdict()).isEqualTo(Verdict.REJECT);
        assertThat(decision.reason()).isEqualTo(TransStatusReason.SUSPECTED_FRAUD);
    }

    @ParameterizedTest
    @EnumSource(Wish.class)
    void onlyLowRiskWithoutAWishIsApproved(Wish wish) {
        for (CardState known : CardState.values()) {
            for (Level risk : Level.values()) {
                Verdict verdict = Policy.decide(issuer(), RuleSet.NONE, evidence(known, assessed(risk), wish))
                        .verdict();

                assertThat(verdict == Verdict.APPROVE)
                        .as("%s %s %s", known, risk, wish)
                        .isEqualTo(risk == Level.LOW
                                && wish == Wish.NONE
                                && known != CardState.BLOCKED
                                && known != CardState.UNKNOWN);
            }
        }
    }

    @Test
    void providersReasonsStandBetweenItsLevelAndTheRule() {
        Decision decision = Policy.decide(
                issuer(),
                RuleSet.NONE,
                evidence(
                        CardState.REGISTERED,
                        new Assessment(Level.MEDIUM, List.of("provider:new-device", "provider:night"), null),
                        Wish.NONE));

        assertThat(decision.because())
                .containsExactly("risk:medium", "provider:new-device", "provider:night", "risk:proof-needed");
    }

    @ParameterizedTest
    @CsvSource({
        // provider, then of the rule that holds, verdict
        "LOW,     CHALLENGE, CHALLENGE",
        "LOW,     REFUSE,    REFUSE",
        "LOW,     EXEMPT,    APPROVE",
        "LOW,     NOTE,      APPROVE",
        "MEDIUM,  EXEMPT,    APPROVE",
        "MEDIUM,  NOTE,      CHALLENGE",
        "MEDIUM,  REFUSE,    REFUSE",
        "HIGH,    EXEMPT,    REFUSE",
        "UNKNOWN, EXEMPT,    CHALLENGE",
        "UNKNOWN, NOTE,      CHALLENGE",
        "UNKNOWN, REFUSE,    REFUSE"
    })
    void ruleThatHoldsChangesTheDecision(Level risk, Rule.Then then, Verdict verdict) {
        RuleSet rules = new RuleSet(7, List.of(new Rule("always", List.of(), then)));

        Decision decision = Policy.decide(issuer(), rules, evidence(CardState.REGISTERED, assessed(risk), Wish.NONE));

        assertThat(decision.verdict()).isEqualTo(verdict);
        assertThat(decision.because()).containsSubsequence("rules:v7", "rule:always");
    }

    @Test
    void hardestRuleWins() {
        RuleSet rules = new RuleSet(
                1,
                List.of(
                        new Rule("exempt", List.of(), Rule.Then.EXEMPT),
                        new Rule("challenge", List.of(), Rule.Then.CHALLENGE)));

        Decision decision =
                Policy.decide(issuer(), rules, evidence(CardState.REGISTERED, assessed(Level.MEDIUM), Wish.NONE));

        assertThat(decision.verdict()).isEqualTo(Verdict.CHALLENGE);
        assertThat(decision.because()).contains("rule:exempt", "rule:challenge");
    }

    @ParameterizedTest
    @EnumSource(Rule.Then.class)
    void noRuleApprovesWhatTheProviderDidNotAnswer(Rule.Then then) {
        RuleSet rules = new RuleSet(1, List.of(new Rule("always", List.of(), then)));

        for (CardState card : CardState.values()) {
            assertThat(Policy.decide(issuer(), rules, evidence(card, assessed(Level.UNKNOWN), Wish.NONE))
                            .verdict())
                    .as("%s", card)
                    .isNotEqualTo(Verdict.APPROVE);
        }
    }

    private static Evidence evidence(CardState card, Assessment assessment, Wish wish) {
        return new Evidence(card, assessment, wish, SignalsOf.aPurchase().signals());
    }

    private static Assessment assessed(Level level) {
        return new Assessment(level, List.of(), null);
    }

    private static Issuer issuer() {
        return issuer(Issuer.WhenNotRegistered.ATTEMPT, Issuer.WhenFraud.NOT_AUTHENTICATED);
    }

    private static Issuer issuer(Issuer.WhenNotRegistered whenNotRegistered, Issuer.WhenFraud whenFraud) {
        return new Issuer(
                "issuer",
                "発行会社",
                "Issuer",
                "#2f4b8f",
                "0120-000-000",
                ZoneId.of("Asia/Tokyo"),
                Locale.JAPANESE,
                whenNotRegistered,
                whenFraud,
                "392",
                null,
                true);
    }
}
