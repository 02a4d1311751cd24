package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Card;
import org.sekisho.risk.Signals;
import org.sekisho.risk.ThreeRi;
import org.sekisho.risk.ThreeRi.Basis;
import org.sekisho.risk.store.PriorAuthentications;
import org.sekisho.risk.store.PriorAuthentications.Deal;
import org.sekisho.risk.store.PriorAuthentications.Named;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.Transaction;
import org.sekisho.transaction.store.Transactions.Locked;

/** What a request without a cardholder rests on, and what later ones will be able to rest on. */
@Singleton
class ThreeRiBasis {

    private final PriorAuthentications priors;

    ThreeRiBasis(PriorAuthentications priors) {
        this.priors = priors;
    }

    /** Empty where the cardholder is there. */
    Uni<Optional<ThreeRi>> of(Opening opening, Optional<Card> card) {
        Opening.Absent absent = opening.clues().absent();
        return absent == null
                ? Uni.createFrom().item(Optional.empty())
                : basis(opening, absent, card).map(basis -> Optional.of(new ThreeRi(absent.threeRIInd(), basis)));
    }

    private Uni<Basis> basis(Opening opening, Opening.Absent absent, Optional<Card> card) {
        if (absent.priors().isEmpty()) {
            return Uni.createFrom().item(Basis.NOT_NAMED);
        }
        List<Named> named = absent.priors().stream()
                .flatMap(prior -> Named.of(prior.acsTransID(), prior.dsTransID()).stream())
                .toList();
        return card.map(found -> priors.basis(
                        absent.threeRIInd(), deal(found.id(), MerchantNames.asker(opening), opening.purchase()), named))
                .orElseGet(() -> Uni.createFrom().item(Basis.NOT_FOUND));
    }

    /** Keeps that the cardholder of a locked transaction has proved who they are, in its commit. */
    Uni<Void> proven(Locked locked) {
        Transaction transaction = locked.transaction();
        Facts facts = transaction.facts();
        Facts.Account account = facts.account();
        Facts.Asker asker = facts.asker();
        return account == null || asker == null
                ? Uni.createFrom().voidItem()
                : priors.proven(
                        locked.db(),
                        transaction.acsTransId(),
                        facts.dsTransID(),
                        deal(account.cardId(), asker, facts.purchase()));
    }

    private static Deal deal(UUID cardId, Facts.Asker asker, Facts.@Nullable Purchase purchase) {
        return new Deal(
                cardId,
                asker.requestor(),
                asker.merchant(),
                purchase == null
                        ? null
                        : new Signals.Amount(purchase.amount(), purchase.exponent(), purchase.currency()));
    }
}
