package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.sekisho.card.Card;
import org.sekisho.card.Method;
import org.sekisho.card.store.Cards;
import org.sekisho.card.store.Issuers;
import org.sekisho.credential.passkey.RelyingParty;
import org.sekisho.credential.store.AppDevices;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.Transaction;

/** The ways in which a cardholder can answer: those of the card that work here and that the issuer offers. */
@ApplicationScoped
class Choices {

    private final Cards cards;
    private final Issuers issuers;
    private final CodeSender codes;
    private final RelyingParty party;
    private final AppDevices devices;

    Choices(Cards cards, Issuers issuers, CodeSender codes, RelyingParty party, AppDevices devices) {
        this.devices = devices;
        this.cards = cards;
        this.issuers = issuers;
        this.codes = codes;
        this.party = party;
    }

    /** Read with the caller's lock. */
    Uni<List<Card.Proof>> of(SqlClient db, Transaction transaction) {
        String issuerId = transaction.facts().issuerId();
        return cards.proofs(db, card(transaction))
                .map(proofs -> offered(proofs, issuerId))
                .chain(offered -> withApproval(offered, id -> devices.hasAny(db, id)));
    }

    /** Read for a page. */
    Uni<List<Card.Proof>> of(Transaction transaction) {
        return of(card(transaction), transaction.facts().issuerId());
    }

    /** How the holder of a card can approve a purchase elsewhere, if there is a way that takes answers. */
    Uni<Optional<Card.Proof>> approval(UUID cardId, String issuerId) {
        return of(cardId, issuerId).map(offered -> find(offered, Method.APP_APPROVAL.name()));
    }

    private Uni<List<Card.Proof>> of(UUID cardId, String issuerId) {
        return cards.proofs(cardId)
                .map(proofs -> offered(proofs, issuerId))
                .chain(offered -> withApproval(offered, devices::hasAny));
    }

    /** Behind a credential for codes may stand authenticators alone, which can approve nothing. */
    private static Uni<List<Card.Proof>> withApproval(List<Card.Proof> offered, Function<UUID, Uni<Boolean>> hasApp) {
        Optional<Card.Proof> code = offered.stream()
                .filter(proof -> proof.method() == Method.APP_CODE)
                .findFirst();
        return code.isEmpty()
                ? Uni.createFrom().item(offered)
                : hasApp.apply(code.get().credentialId()).map(has -> has ? approvable(offered, code.get()) : offered);
    }

    private static List<Card.Proof> approvable(List<Card.Proof> offered, Card.Proof code) {
        List<Card.Proof> all = new ArrayList<>(offered);
        all.add(
                all.indexOf(code) + 1,
                new Card.Proof(code.credentialId(), Method.APP_APPROVAL, code.locked(), code.others()));
        return List.copyOf(all);
    }

    /** With what a challenge begins: the first that takes answers; where none does, the first, and it will take none. */
    static Optional<Card.Proof> first(List<Card.Proof> offered) {
        return offered.stream().filter(proof -> !proof.locked()).findFirst().or(() -> offered.stream()
                .findFirst());
    }

    /** Those that an app can ask for: neither its own screens nor pages of ours in it have a passkey. */
    static List<Card.Proof> inApps(List<Card.Proof> offered) {
        return offered.stream()
                .filter(proof -> proof.method() != Method.PASSKEY)
                .toList();
    }

    /** A way by its name, if it is offered and takes answers. */
    static Optional<Card.Proof> find(List<Card.Proof> offered, String method) {
        return offered.stream()
                .filter(proof -> !proof.locked() && proof.method().name().equals(method))
                .findFirst();
    }

    /** What may be chosen instead of what is asked for. */
    static List<Method> others(List<Card.Proof> offered, Transaction transaction) {
        Method asked = Ends.method(transaction);
        return offered.stream()
                .filter(proof -> !proof.locked() && proof.method() != asked)
                .map(Card.Proof::method)
                .toList();
    }

    static Transaction.Chosen chosen(Card.Proof proof) {
        return new Transaction.Chosen(proof.method().name(), proof.credentialId());
    }

    private List<Card.Proof> offered(List<Card.Proof> proofs, String issuerId) {
        boolean all = issuers.get(issuerId).otherProofs();
        return proofs.stream()
                .filter(proof -> works(proof.method()) && codes.reaches(proof.method()))
                .filter(proof ->
                        all || proof.credentialId().equals(proofs.getFirst().credentialId()))
                .toList();
    }

    private boolean works(Method method) {
        return method != Method.PASSKEY || party.isPossible();
    }

    private static UUID card(Transaction transaction) {
        Facts.Account account = transaction.facts().account();
        if (account == null) {
            throw new IllegalStateException("a challenge without a card");
        }
        return account.cardId();
    }
}
