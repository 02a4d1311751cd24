package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.sekisho.card.Card;
import org.sekisho.card.Method;
import org.sekisho.credential.passkey.Presented;
import org.sekisho.credential.passkey.RelyingParty;
import org.sekisho.credential.passkey.WebAuthn;
import org.sekisho.credential.store.PasskeyChallenges;
import org.sekisho.credential.store.PasskeyUses;
import org.sekisho.credential.store.Passkeys;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.State;
import org.sekisho.transaction.Transaction;

/** Asks for a passkey on one page of one purchase, and takes the answer for that page alone. */
@ApplicationScoped
class PasskeyQuestions {

    private final Passkeys passkeys;
    private final PasskeyChallenges challenges;
    private final PasskeyUses uses;
    private final RelyingParty party;
    private final WebAuthn webAuthn;

    PasskeyQuestions(
            Passkeys passkeys, PasskeyChallenges challenges, PasskeyUses uses, RelyingParty party, WebAuthn webAuthn) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.uses = uses;
        this.party = party;
        this.webAuthn = webAuthn;
    }

    /** What the page asks with, where a passkey may be used on it. */
    Uni<Optional<Screen.Passkey>> ask(Transaction transaction, State.Asking asking, List<Card.Proof> offered) {
        return Choices.find(offered, Method.PASSKEY.name())
                .map(proof -> passkeys.ofCredential(proof.credentialId()).chain(known -> challenges
                        .draw(
                                aim(transaction, asking.step()),
                                transaction.facts().limits().longest())
                        .map(challenge -> Optional.of(new Screen.Passkey(challenge, party.id(), known(known))))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private static List<Screen.Passkey.Known> known(List<Passkeys.Shown> passkeys) {
        return passkeys.stream()
                .map(one -> new Screen.Passkey.Known(one.rawId(), one.transports()))
                .toList();
    }

    Optional<Presented> read(String answer) {
        return webAuthn.presented(answer);
    }

    /** Whether an answer is that of the transaction's credential to the question of one page; in the caller's commit. */
    Uni<Boolean> right(SqlClient db, Transaction transaction, int step, Presented presented) {
        return uses.forPurchase(db, aim(transaction, step), Ends.credential(transaction), presented)
                .map(PasskeyUses.Used::right);
    }

    private static PasskeyChallenges.Aim aim(Transaction transaction, int step) {
        Facts facts = transaction.facts();
        Facts.Purchase purchase = facts.purchase();
        return PasskeyChallenges.Aim.purchase(
                transaction.acsTransId(),
                step,
                purchase == null ? "" : purchase.amount() + " " + purchase.currency() + " " + purchase.exponent(),
                facts.merchantName());
    }
}
