package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Card;
import org.sekisho.card.CardRange;
import org.sekisho.card.Issuer;
import org.sekisho.card.store.Cards;
import org.sekisho.risk.Assessment;
import org.sekisho.risk.CardState;
import org.sekisho.risk.Consent;
import org.sekisho.risk.Evidence;
import org.sekisho.risk.FraudScoring;
import org.sekisho.risk.Level;
import org.sekisho.risk.Policy;
import org.sekisho.risk.Scripts;
import org.sekisho.risk.Signals;
import org.sekisho.risk.Signals.History;
import org.sekisho.risk.ThreeRi;
import org.sekisho.risk.store.Histories;
import org.sekisho.risk.store.RuleSets;
import org.sekisho.transaction.Facts;

/**
 * Gathers what a decision is made of and makes it. The provider and the database are asked at the same time, and the issuer's own
 * rules are looked at whatever the provider says, also when it says nothing.
 */
@Singleton
class Weighing {

    private final Cards cards;
    private final FraudScoring scoring;
    private final RuleSets rules;
    private final Histories histories;
    private final Clues clues;
    private final ThreeRiBasis basis;
    private final Scripts scripts;

    Weighing(
            Cards cards,
            FraudScoring scoring,
            RuleSets rules,
            Histories histories,
            Clues clues,
            ThreeRiBasis basis,
            Scripts scripts) {
        this.basis = basis;
        this.scripts = scripts;
        this.cards = cards;
        this.scoring = scoring;
        this.rules = rules;
        this.histories = histories;
        this.clues = clues;
    }

    /** A card that was looked up, and how long what was read about its member's consent holds. */
    private record LookedUp(Optional<Card> card, BooleanSupplier consent) {

        /** A card that is nobody's may become a member's at any moment, and with that one's wishes. */
        static LookedUp of(Optional<Card> card, Consent consent) {
            return new LookedUp(card, card.isPresent() ? consent : () -> true);
        }

        boolean mayBeTalkedAbout() {
            return card.map(Card::member).map(Card.Member::sharesData).orElse(true);
        }
    }

    /** All that is known, with what a request without a cardholder rests on. */
    private record Gathered(Assessment assessment, History history, Optional<ThreeRi> threeRi) {

        Gathered(Assessment assessment, History history) {
            this(assessment, history, Optional.empty());
        }

        Gathered with(Optional<ThreeRi> reason) {
            return new Gathered(assessment, history, reason);
        }
    }

    Uni<Weighed> weigh(Opening opening, CardRange range) {
        return clues.device(opening).chain(device -> weigh(opening, range, device.orElse(null)));
    }

    private Uni<Weighed> weigh(Opening opening, CardRange range, @Nullable String deviceKey) {
        Consent consent = Consent.askingNow();
        RuleSets.InForce inForce = rules.of(range.issuer().id());
        return cards.find(opening.pan(), MerchantNames.trusted(opening).orElse(null))
                .map(card -> LookedUp.of(card, consent))
                .chain(found -> gather(opening, range, found, inForce, deviceKey)
                        .chain(gathered -> basis.of(opening, found.card()).map(gathered::with))
                        .map(gathered -> decide(opening, range.issuer(), found, inForce, gathered, deviceKey))
                        .chain(weighed -> play(weighed, opening.messageVersion())));
    }

    /** Cards with a script get what is written there, when it is written. */
    private Uni<Weighed> play(Weighed weighed, String messageVersion) {
        Uni<Weighed> decided = Uni.createFrom().item(weighed);
        return weighed.card()
                .flatMap(card -> scripts.of(card.id()))
                .map(script -> script.after().isPositive()
                        ? decided.map(made -> made.by(script, messageVersion))
                                .onItem()
                                .delayIt()
                                .by(script.after())
                        : decided.map(made -> made.by(script, messageVersion)))
                .orElse(decided);
    }

    private Uni<Gathered> gather(
            Opening opening, CardRange range, LookedUp found, RuleSets.InForce inForce, @Nullable String deviceKey) {
        Uni<Assessment> assessment = assess(opening, range, found, deviceKey);
        return inForce.needsNothing()
                ? assessment.map(opinion -> new Gathered(opinion, History.NOT_ASKED))
                : Uni.combine()
                        .all()
                        .unis(assessment, histories.look(subject(opening, range, found, deviceKey), inForce))
                        .with(Gathered::new);
    }

    private Uni<Assessment> assess(Opening opening, CardRange range, LookedUp found, @Nullable String deviceKey) {
        return found.mayBeTalkedAbout()
                ? scoring.assess(
                        range.issuer().scoringProvider(),
                        Questions.of(opening, cards.token(opening.pan()), range.scheme(), deviceKey),
                        found.consent())
                : Uni.createFrom().item(scoring.notAsked());
    }

    private static Histories.Subject subject(
            Opening opening, CardRange range, LookedUp found, @Nullable String deviceKey) {
        return new Histories.Subject(
                range.issuer().id(),
                found.card().map(Card::id).orElse(null),
                deviceKey,
                MerchantNames.counted(opening),
                opening.key().caller(),
                opening.key().key());
    }

    private Weighed decide(
            Opening opening,
            Issuer issuer,
            LookedUp found,
            RuleSets.InForce inForce,
            Gathered gathered,
            @Nullable String deviceKey) {
        Signals looked = clues.signals(opening, issuer, TrustList.trusted(issuer, found.card()))
                .with(gathered.history());
        Signals signals = gathered.threeRi().map(looked::without).orElse(looked);
        Evidence evidence = new Evidence(
                CardState.of(found.card(), issuer.otherProofs()), gathered.assessment(), opening.wish(), signals);
        return new Weighed(
                found.card(),
                evidence,
                Policy.decide(issuer, inForce.rules(), evidence),
                scored(issuer, gathered.assessment()),
                deviceKey,
                inForce.rules());
    }

    /** Only who has answered will hear how it ended: a question may not have left, or not have arrived. */
    private static Facts.@Nullable Scored scored(Issuer issuer, Assessment assessment) {
        return assessment.level() == Level.UNKNOWN
                ? null
                : new Facts.Scored(issuer.scoringProvider(), assessment.reference());
    }
}
