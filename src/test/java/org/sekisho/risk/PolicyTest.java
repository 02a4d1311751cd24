package org.sekisho.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sekisho.card.Card;
import org.sekisho.card.Issuer;
import org.sekisho.card.Method;
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
            Known known, Level risk, Wish wish, Verdict verdict, @Nullable TransStatusReason reason, String rule) {
        Decision decision = Policy.decide(issuer(), known.card(), assessed(risk), wish);

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

        Decision decision = Policy.decide(issuer, Known.NOT_REGISTERED.card(), assessed(Level.MEDIUM), Wish.NONE);

        assertThat(decision.verdict()).isEqualTo(verdict);
        assertThat(decision.reason()).isEqualTo(reason);
    }

    @Test
    void issuerMayAskNotToTryAPurchaseThatLooksFraudulent() {
        Issuer issuer = issuer(Issuer.WhenNotRegistered.ATTEMPT, Issuer.WhenFraud.REJECTED);

        Decision decision = Policy.decide(issuer, Known.REGISTERED.card(), assessed(Level.HIGH), Wish.NONE);

        assertThat(decision.verdict()).isEqualTo(Verdict.REJECT);
        assertThat(decision.reason()).isEqualTo(TransStatusReason.SUSPECTED_FRAUD);
    }

    @ParameterizedTest
    @EnumSource(Wish.class)
    void onlyLowRiskWithoutAWishIsApproved(Wish wish) {
        for (Known known : Known.values()) {
            for (Level risk : Level.values()) {
                Verdict verdict = Policy.decide(issuer(), known.card(), assessed(risk), wish)
                        .verdict();

                assertThat(verdict == Verdict.APPROVE)
                        .as("%s %s %s", known, risk, wish)
                        .isEqualTo(risk == Level.LOW
                                && wish == Wish.NONE
                                && known != Known.BLOCKED
                                && known != Known.UNKNOWN);
            }
        }
    }

    @Test
    void providersReasonsStandBetweenItsLevelAndTheRule() {
        Decision decision = Policy.decide(
                issuer(),
                Known.REGISTERED.card(),
                new Assessment(Level.MEDIUM, List.of("provider:new-device", "provider:night")),
                Wish.NONE);

        assertThat(decision.because())
                .containsExactly("risk:medium", "provider:new-device", "provider:night", "risk:proof-needed");
    }

    /** What may be known of a card. */
    enum Known {
        REGISTERED,
        LOCKED,
        NOT_REGISTERED,
        BLOCKED,
        UNKNOWN;

        Optional<Card> card() {
            if (this == UNKNOWN) {
                return Optional.empty();
            }
            Card.Proof proof =
                    this == NOT_REGISTERED ? null : new Card.Proof(UUID.randomUUID(), Method.PASSWORD, this == LOCKED);
            return Optional.of(new Card(UUID.randomUUID(), "issuer", "0011", this == BLOCKED, null, proof));
        }
    }

    private static Assessment assessed(Level level) {
        return new Assessment(level, List.of());
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
                whenFraud);
    }
}
