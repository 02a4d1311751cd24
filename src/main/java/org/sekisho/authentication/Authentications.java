package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Card;
import org.sekisho.card.CardRange;
import org.sekisho.card.store.Cards;
import org.sekisho.card.store.Issuers;
import org.sekisho.platform.key.Seal;
import org.sekisho.risk.Assessment;
import org.sekisho.risk.Decision;
import org.sekisho.risk.FraudScoring;
import org.sekisho.risk.Policy;
import org.sekisho.risk.Question;
import org.sekisho.transaction.store.NewTransaction;
import org.sekisho.transaction.store.Transactions;

/** Opens authentications: look the card up, ask the fraud-scoring provider, decide, store, answer. */
@Singleton
public class Authentications {

    private final Issuers issuers;
    private final Cards cards;
    private final FraudScoring scoring;
    private final Results results;
    private final Transactions transactions;
    private final Seal seal;
    private final ChallengeConfig config;
    private final Events events;

    Authentications(
            Issuers issuers,
            Cards cards,
            FraudScoring scoring,
            Results results,
            Transactions transactions,
            Seal seal,
            ChallengeConfig config,
            Events events) {
        this.issuers = issuers;
        this.cards = cards;
        this.scoring = scoring;
        this.results = results;
        this.transactions = transactions;
        this.seal = seal;
        this.config = config;
        this.events = events;
    }

    private record LookedUp(Opening opening, CardRange range, Optional<Card> card) {}

    /**
     * Opens an authentication and gives its answer, or the earlier answer to the same request.
     *
     * @param answer writes the answer
     * @return fails with {@link Refused} when nothing is opened
     */
    public Uni<String> open(Opening opening, Opened.Answer answer) {
        Optional<CardRange> range = issuers.find(opening.pan());
        if (range.isEmpty()) {
            return Uni.createFrom().failure(new Refused(Refused.Why.NOT_OUR_CARD));
        }
        return cards.find(opening.pan())
                .map(card -> new LookedUp(opening, range.get(), card))
                .chain(found -> assess(found).map(assessment -> decide(found, assessment)))
                .chain(opened -> store(opening, opened, answer));
    }

    private Uni<Assessment> assess(LookedUp found) {
        boolean stopped = found.card()
                .map(Card::member)
                .map(member -> !member.sharesData())
                .orElse(false);
        return stopped ? Uni.createFrom().item(scoring.notAsked()) : scoring.assess(question(found));
    }

    private Question question(LookedUp found) {
        Opening opening = found.opening();
        Opening.Merchant merchant = opening.merchant();
        return new Question(
                opening.acsTransId().toString(),
                opening.threeDSServerTransID(),
                "BROWSER",
                opening.payment() ? "PAYMENT" : "NON_PAYMENT",
                new Question.Card(
                        opening.pan().bin(),
                        cards.token(opening.pan()),
                        found.range().scheme()),
                new Question.Merchant(merchant.id(), merchant.name(), merchant.mcc(), merchant.country()),
                opening.purchase() == null
                        ? null
                        : new Question.Purchase(
                                opening.purchase().amount(),
                                opening.purchase().currency(),
                                opening.purchase().exponent(),
                                opening.purchase().date()),
                opening.device());
    }

    private Decided decide(LookedUp found, Assessment assessment) {
        Decision decision = Policy.decide(
                found.range().issuer(),
                found.card(),
                assessment,
                found.opening().wish());
        return results.decided(found.opening(), found.range(), found.card(), decision, config.limits());
    }

    private Uni<String> store(Opening opening, Decided decided, Opened.Answer answer) {
        String text = answer.to(decided.opened());
        NewTransaction added = new NewTransaction(
                opening.key(),
                opening.acsTransId(),
                decided.opened().facts(),
                decided.result(),
                config.firstCreq(),
                seal.seal(opening.stored(), "transaction.areq", opening.acsTransId()),
                text,
                sealed(opening, decided.valueForSuccess()),
                decided.outbox());
        return transactions
                .add(added)
                .invoke(stored -> {
                    if (stored) {
                        events.opened(decided);
                    }
                })
                .chain(stored -> stored ? Uni.createFrom().item(text) : earlier(opening));
    }

    private byte @Nullable [] sealed(Opening opening, @Nullable String value) {
        return value == null ? null : seal.seal(value, Results.SEALED_VALUE, opening.acsTransId());
    }

    private Uni<String> earlier(Opening opening) {
        return transactions
                .answered(opening.key().caller(), opening.key().key())
                .map(earlier -> earlier.filter(one -> MessageDigest.isEqual(
                                one.bodyHash(), opening.key().bodyHash()))
                        .map(Transactions.Answered::answer)
                        .orElseThrow(() -> new Refused(Refused.Why.KEY_TAKEN)));
    }
}
