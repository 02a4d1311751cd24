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
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.card.Issuer;
import org.sekisho.protocol.TransStatusReason;
import org.sekisho.risk.ThreeRi.Basis;

/** What becomes of a request while the cardholder is absent. */
class ThreeRiPolicyTest {

    @ParameterizedTest
    @CsvSource({
        // card           ind basis      risk     verdict      reason
        "REGISTERED,     01, PROVEN,    LOW,     APPROVE,     ",
        "REGISTERED,     11, PROVEN,    LOW,     APPROVE,     ",
        "REGISTERED,     01, PROVEN,    MEDIUM,  UNAVAILABLE, DECOUPLED_NOT_REQUESTED",
        "REGISTERED,     01, PROVEN,    UNKNOWN, UNAVAILABLE, TECHNICAL_ISSUE",
        "REGISTERED,     01, PROVEN,    HIGH,    REJECT,      SUSPECTED_FRAUD",
        "REGISTERED,     01, NOT_NAMED, LOW,     UNAVAILABLE, DECOUPLED_NOT_REQUESTED",
        "REGISTERED,     01, NOT_NAMED, HIGH,    REJECT,      SUSPECTED_FRAUD",
        "REGISTERED,     01, NOT_FOUND, LOW,     UNAVAILABLE, DECOUPLED_NOT_REQUESTED",
        "REGISTERED,     01, EXCEEDED,  LOW,     UNAVAILABLE, DECOUPLED_NOT_REQUESTED",
        "REGISTERED,     01, OF_OTHERS, LOW,     REFUSE,      CARD_AUTHENTICATION_FAILED",
        "REGISTERED,     05, NOT_NAMED, LOW,     UNAVAILABLE, DECOUPLED_NOT_REQUESTED",
        "NOT_REGISTERED, 01, PROVEN,    LOW,     APPROVE,     ",
        "NOT_REGISTERED, 01, NOT_NAMED, LOW,     UNAVAILABLE, NOT_ENROLLED",
        "LOCKED,         01, NOT_NAMED, LOW,     REFUSE,      MAXIMUM_CHALLENGES",
        "BLOCKED,        01, PROVEN,    LOW,     REJECT,      STOLEN_CARD",
        "UNKNOWN,        01, PROVEN,    LOW,     REFUSE,      NO_CARD_RECORD",
        "REGISTERED,     10, PROVEN,    LOW,     UNAVAILABLE, THREE_RI_NOT_SUPPORTED",
        "REGISTERED,     17, PROVEN,    LOW,     UNAVAILABLE, THREE_RI_NOT_SUPPORTED"
    })
    void paymentFollowsTheTable(
            CardState card, String ind, Basis basis, Level risk, Verdict verdict, @Nullable TransStatusReason reason) {
        Decision answered = answered(evidence(card, risk, SignalsOf.aPurchase(), ind, basis), RuleSet.NONE);

        assertThat(answered.verdict()).isEqualTo(verdict);
        assertThat(answered.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "03, NOT_NAMED, UNAVAILABLE",
        "03, PROVEN,    APPROVE",
        "04, NOT_NAMED, APPROVE",
        "05, NOT_NAMED, APPROVE",
        "05, OF_OTHERS, APPROVE",
        "12, NOT_NAMED, UNAVAILABLE",
        "80, NOT_NAMED, APPROVE",
        "13, PROVEN,    UNAVAILABLE",
        "14, PROVEN,    UNAVAILABLE"
    })
    void whetherACardIsGoodCanBeToldWithoutProofAndNothingElse(String ind, Basis basis, Verdict verdict) {
        Evidence evidence =
                evidence(CardState.REGISTERED, Level.LOW, SignalsOf.aPurchase().withoutAmount(), ind, basis);

        assertThat(answered(evidence, RuleSet.NONE).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @EnumSource(Rule.Then.class)
    void noRuleMakesAnApprovalOfAnythingButAProof(Rule.Then then) {
        RuleSet rules = new RuleSet(1, List.of(new Rule("always", List.of(), then)));

        for (Basis basis : Basis.values()) {
            for (Level risk : Level.values()) {
                Evidence evidence = evidence(CardState.REGISTERED, risk, SignalsOf.aPurchase(), "11", basis);

                assertThat(answered(evidence, rules).verdict() == Verdict.APPROVE)
                        .as("%s %s", basis, risk)
                        .isEqualTo(basis == Basis.PROVEN
                                && then != Rule.Then.CHALLENGE
                                && then != Rule.Then.REFUSE
                                && (risk == Level.LOW || risk == Level.MEDIUM && then == Rule.Then.EXEMPT));
            }
        }
    }

    @Test
    void nobodyIsChallengedWhoIsNotThere() {
        for (CardState card : CardState.values()) {
            for (Level risk : Level.values()) {
                for (Basis basis : Basis.values()) {
                    for (Wish wish : Wish.values()) {
                        Evidence evidence = new Evidence(
                                card,
                                new Assessment(risk, List.of(), null),
                                wish,
                                SignalsOf.aPurchase().signals().without(new ThreeRi("11", basis)));

                        assertThat(answered(evidence, RuleSet.NONE).verdict()).isNotEqualTo(Verdict.CHALLENGE);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "09", "11", "16", "80"})
    void moneyNeedsProofWhateverItIsFor(String ind) {
        Evidence evidence = evidence(CardState.REGISTERED, Level.LOW, SignalsOf.aPurchase(), ind, Basis.NOT_NAMED);

        assertThat(answered(evidence, RuleSet.NONE).because()).contains("3ri:no-prior");
        assertThat(answered(evidence, RuleSet.NONE).verdict()).isEqualTo(Verdict.UNAVAILABLE);
    }

    private static Decision answered(Evidence evidence, RuleSet rules) {
        return Policy.answered(Policy.decide(issuer(), rules, evidence), evidence);
    }

    private static Evidence evidence(CardState card, Level risk, SignalsOf signals, String ind, Basis basis) {
        return new Evidence(
                card,
                new Assessment(risk, List.of(), null),
                Wish.NONE,
                signals.signals().without(new ThreeRi(ind, basis)));
    }

    private static Issuer issuer() {
        return new Issuer(
                "issuer",
                "発行会社",
                "Issuer",
                "#2f4b8f",
                "0120-000-000",
                ZoneId.of("Asia/Tokyo"),
                Locale.JAPANESE,
                Issuer.WhenNotRegistered.UNAVAILABLE,
                Issuer.WhenFraud.REJECTED,
                "392",
                null,
                true);
    }
}
