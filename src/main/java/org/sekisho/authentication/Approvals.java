package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.card.Card;
import org.sekisho.card.Method;
import org.sekisho.card.store.Cards;
import org.sekisho.credential.store.AppCodes;
import org.sekisho.credential.store.AppDevices;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.State;
import org.sekisho.transaction.Transaction;
import org.sekisho.transaction.store.Transactions;
import org.sekisho.transaction.store.Transactions.Locked;

/**
 * What the holder of a card says on another device of a purchase that waits: that it is theirs, or somebody else's. Nothing is typed, so
 * nothing can be guessed and nothing is counted; whichever end comes first under the lock of the row is the only one.
 */
@ApplicationScoped
public class Approvals {

    private final Transactions transactions;
    private final Choices choices;
    private final Cards cards;
    private final CodeSender sender;
    private final AppCodes codes;
    private final AppDevices devices;
    private final Ends ends;
    private final Events events;
    private final PurchaseNotices notices;

    Approvals(
            Transactions transactions,
            Choices choices,
            Cards cards,
            CodeSender sender,
            AppCodes codes,
            AppDevices devices,
            Ends ends,
            Events events,
            PurchaseNotices notices) {
        this.transactions = transactions;
        this.choices = choices;
        this.cards = cards;
        this.sender = sender;
        this.codes = codes;
        this.devices = devices;
        this.ends = ends;
        this.events = events;
        this.notices = notices;
    }

    /**
     * A purchase as a device names it.
     *
     * @param number that the device showed, which transaction, amount and payee make: nothing else is approved than what was read
     */
    public record Named(UUID acsTransId, String number) {}

    /** The device, which has signed what it says. */
    public record Device(UUID id, UUID cardId) {}

    /** Ends the authentication with success. False, and nothing done, where the purchase does not wait for an approval of this device. */
    public Uni<Boolean> approve(Device device, Named purchase) {
        return decide(device, purchase, this::approved).map(done -> {
            done.ifPresent(ending -> events.answered("APPROVED"));
            return done.isPresent();
        });
    }

    /** Ends the authentication without success, however its holder is being asked, and warns them. False where nothing waits. */
    public Uni<Boolean> refuse(Device device, Named purchase) {
        return decide(device, purchase, (locked, waiting, _) -> end(locked, waiting.refused()))
                .map(done -> {
                    done.ifPresent(ending -> {
                        events.answered("REFUSED");
                        notices.refused(ending.transaction());
                    });
                    return done.isPresent();
                });
    }

    @FunctionalInterface
    private interface Move {
        Uni<Optional<Ends.Ending>> of(Locked locked, State.Approvable waiting, Device device);
    }

    private Uni<Optional<Ends.Ending>> decide(Device device, Named purchase, Move move) {
        return transactions
                .locked(purchase.acsTransId(), locked -> under(locked, device, purchase, move))
                .map(done -> done.flatMap(ending -> ending))
                .invoke(ending -> ending.ifPresent(events::ended));
    }

    private Uni<Optional<Ends.Ending>> under(Locked locked, Device device, Named purchase, Move move) {
        Transaction transaction = locked.transaction();
        Facts.Account account = transaction.facts().account();
        boolean theirs = account != null
                && account.cardId().equals(device.cardId())
                && codes.challengeDigits(sender.binding(transaction)).equals(purchase.number());
        return theirs
                        && transaction.state() instanceof State.Approvable waiting
                        && !locked.now().isAfter(waiting.deadline())
                ? move.of(locked, waiting, device)
                : nothing();
    }

    private Uni<Optional<Ends.Ending>> approved(Locked locked, State.Approvable waiting, Device device) {
        return Ends.method(locked.transaction()) != Method.APP_APPROVAL
                ? nothing()
                : mayApprove(locked, device).chain(may -> may ? end(locked, waiting.approved()) : nothing());
    }

    /** Days may lie between the question and its answer: card, credential and device are looked at again. */
    private Uni<Boolean> mayApprove(Locked locked, Device device) {
        return cards.plate(locked.db(), device.cardId())
                .chain(card -> card.isEmpty() || card.get().blocked()
                        ? Uni.createFrom().item(List.<Card.Proof>of())
                        : choices.of(locked.db(), locked.transaction()))
                .chain(offered -> Choices.find(offered, Method.APP_APPROVAL.name())
                        .map(proof -> devices.use(locked.db(), device.id(), proof.credentialId()))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    /** Whoever waits at a page is told by that page, so nobody but the outbox sends the result. */
    private Uni<Optional<Ends.Ending>> end(Locked locked, State.Final end) {
        return ends.write(locked, end, Duration.ZERO).map(Optional::of);
    }

    private static Uni<Optional<Ends.Ending>> nothing() {
        return Uni.createFrom().item(Optional.empty());
    }
}
