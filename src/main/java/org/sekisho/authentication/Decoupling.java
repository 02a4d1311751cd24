package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Card;
import org.sekisho.card.Issuer;
import org.sekisho.card.store.Cards;
import org.sekisho.protocol.TransStatusReason;
import org.sekisho.risk.Verdict;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.store.Transactions;

/**
 * Where the cardholder has to prove something and the 3DS Requestor lets them do so elsewhere: whether they can. If not, they are asked as
 * usual, and where nobody is there to be asked, nothing was authenticated.
 */
@ApplicationScoped
class Decoupling {

    /** Whoever floods a holder with questions may get an answer that was not meant; and the app shows no more than five. */
    static final int MOST = 3;

    private final Choices choices;
    private final Transactions transactions;
    private final Cards cards;
    private final DecoupledConfig config;

    Decoupling(Choices choices, Transactions transactions, Cards cards, DecoupledConfig config) {
        this.transactions = transactions;
        this.choices = choices;
        this.cards = cards;
        this.config = config;
    }

    /** How the cardholder is asked elsewhere. */
    record Apart(Facts.Decoupled asked, Card.Proof proof) {}

    /**
     * A decision with the way it takes.
     *
     * @param apart     absent where the cardholder is asked as usual, or not at all
     * @param fallsBack whether who does not answer can be asked apart from the merchant later
     */
    record Routed(Weighed weighed, @Nullable Apart apart, boolean fallsBack) {
        /** Who is not there and is asked nowhere is not asked. */
        Routed answerable() {
            return apart == null ? new Routed(weighed.answerable(), null, fallsBack) : this;
        }

        static Routed usual(Weighed weighed) {
            return new Routed(weighed, null, false);
        }
    }

    Uni<Routed> route(Opening opening, Issuer issuer, Weighed weighed) {
        Opening.Decoupled wanted = opening.decoupled();
        Optional<Card> card = weighed.card();
        if (wanted == null || card.isEmpty() || weighed.decision().verdict() != Verdict.CHALLENGE) {
            return Uni.createFrom().item(Routed.usual(weighed));
        }
        if (wanted.use() == Opening.Use.AFTERWARDS) {
            return mayFallBack(wanted, issuer, card.get()).map(may -> new Routed(weighed, null, may));
        }
        if (isShort(wanted)) {
            return Uni.createFrom()
                    .item(not(wanted, weighed, "decoupled:too-short", TransStatusReason.DECOUPLED_TIME_TOO_SHORT));
        }
        return transactions
                .asking(card.get().id(), MOST)
                .chain(waiting -> waiting.size() == MOST
                        ? Uni.createFrom().item(crowded(opening, weighed))
                        : route(wanted, issuer, weighed, card.get()));
    }

    /** Others of the card were faster. */
    static Routed crowded(Opening opening, Weighed weighed) {
        Opening.Decoupled wanted = Objects.requireNonNull(opening.decoupled());
        return not(wanted, weighed, "decoupled:too-many", TransStatusReason.TOO_MANY_AUTHENTICATIONS);
    }

    private Uni<Routed> route(Opening.Decoupled wanted, Issuer issuer, Weighed weighed, Card card) {
        return way(wanted, issuer, card).map(proof -> proof.map(
                        found -> new Routed(weighed, new Apart(asked(wanted, config.longest()), found), false))
                .orElseGet(() -> not(wanted, weighed, "decoupled:no-way", TransStatusReason.NOT_ENROLLED)));
    }

    /** Whoever promises to be asked later has a way to be asked now. */
    private Uni<Boolean> mayFallBack(Opening.Decoupled wanted, Issuer issuer, Card card) {
        return isShort(wanted)
                ? Uni.createFrom().item(false)
                : way(wanted, issuer, card).map(Optional::isPresent);
    }

    private boolean isShort(Opening.Decoupled wanted) {
        return wanted.time().compareTo(config.shortest()) < 0;
    }

    private Uni<Optional<Card.Proof>> way(Opening.Decoupled wanted, Issuer issuer, Card card) {
        return choices.approval(card.id(), issuer.id())
                .chain(proof -> proof.isEmpty()
                        ? Uni.createFrom().item(Optional.<Card.Proof>empty())
                        : hears(card, wanted).map(hears -> proof.filter(_ -> hears)));
    }

    /** Who is in no shop is told by nobody but us. */
    private Uni<Boolean> hears(Card card, Opening.Decoupled wanted) {
        return wanted.use() == Opening.Use.INSTEAD
                ? Uni.createFrom().item(true)
                : cards.holder(card.id()).map(holder -> holder.email() != null);
    }

    private static Routed not(Opening.Decoupled wanted, Weighed weighed, String because, TransStatusReason reason) {
        return Routed.usual(wanted.use() == Opening.Use.ONLY ? weighed.without(because, reason) : weighed);
    }

    /** What the 3DS Requestor gives, or less. */
    static Facts.Decoupled asked(Opening.Decoupled wanted, Duration longest) {
        boolean whole = wanted.time().compareTo(longest) <= 0;
        return new Facts.Decoupled(whole ? wanted.time() : longest, whole);
    }
}
