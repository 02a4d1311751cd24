package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.authvalue.AuthenticationValues;
import org.sekisho.authvalue.Eci;
import org.sekisho.card.Method;
import org.sekisho.card.store.Cards;
import org.sekisho.card.store.TrustedMerchants;
import org.sekisho.platform.Ids;
import org.sekisho.platform.key.Seal;
import org.sekisho.protocol.Erro;
import org.sekisho.protocol.ProtocolException;
import org.sekisho.protocol.RReq;
import org.sekisho.protocol.Rendering;
import org.sekisho.protocol.TrustListStatus;
import org.sekisho.protocol.Wire;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.Result;
import org.sekisho.transaction.State;
import org.sekisho.transaction.Transaction;
import org.sekisho.transaction.store.IssuedValues;
import org.sekisho.transaction.store.Outbox;
import org.sekisho.transaction.store.OutboxEntry;
import org.sekisho.transaction.store.Transactions;
import org.sekisho.transaction.store.Transactions.Locked;

/** Ends transactions: the result and the message that carries it are written in one commit. */
@ApplicationScoped
class Ends {

    private final Transactions transactions;
    private final Cards cards;
    private final IssuedValues issued;
    private final ThreeRiBasis basis;
    private final TrustedMerchants trusted;
    private final AuthenticationValues values;
    private final Outbox outbox;
    private final Webhooks webhooks;
    private final Seal seal;
    private final Ids ids;

    Ends(
            Transactions transactions,
            Cards cards,
            IssuedValues issued,
            ThreeRiBasis basis,
            TrustedMerchants trusted,
            AuthenticationValues values,
            Outbox outbox,
            Webhooks webhooks,
            Seal seal,
            Ids ids) {
        this.transactions = transactions;
        this.cards = cards;
        this.issued = issued;
        this.basis = basis;
        this.trusted = trusted;
        this.values = values;
        this.outbox = outbox;
        this.webhooks = webhooks;
        this.seal = seal;
        this.ids = ids;
    }

    /** A transaction that ended in this commit, with what has to be sent. */
    record Ending(
            Transaction transaction,
            State.Final end,
            @Nullable OutboxEntry entry) {

        /** The RReq that a waiting browser makes urgent; a webhook is not. */
        @Nullable
        OutboxEntry toReport() {
            return entry != null && entry.kind() == OutboxEntry.Kind.RREQ ? entry : null;
        }
    }

    /**
     * Writes the end of a locked transaction.
     *
     * @param lease how long only the caller sends the result; zero where nobody waits for it
     */
    Uni<Ending> write(Locked locked, State.Final end, Duration lease) {
        return write(locked, end, lease, null);
    }

    /**
     * Writes the end of a locked transaction that nobody answered, unless the card was stopped meanwhile: who stops it lets the time of
     * its challenges run out, and has said whose they are not.
     */
    Uni<Ending> silence(Locked locked, State.Final end, Duration lease) {
        return locked.transaction().state() instanceof State.Approvable asked
                ? isStopped(locked)
                        .chain(stopped -> write(
                                locked,
                                stopped ? asked.stopped() : locked.transaction().unanswered(end),
                                lease))
                : write(locked, end, lease);
    }

    /** Whether the holder has stopped the card: their commit waits for ours, or ours sees it. */
    Uni<Boolean> isStopped(Locked locked) {
        Facts.Account account = locked.transaction().facts().account();
        return account == null
                ? Uni.createFrom().item(false)
                : cards.plate(locked.db(), account.cardId())
                        .map(card -> card.isEmpty() || card.get().blocked());
    }

    /** The same where an Erro ended it, which newer results report. */
    Uni<Ending> failed(Locked locked, State.Final end, ProtocolException why) {
        Transaction transaction = locked.transaction();
        return failed(
                locked, end, why.toErroOf(transaction.ids(), transaction.facts().messageVersion()));
    }

    /** The same with the Erro itself, of whichever side. */
    Uni<Ending> failed(Locked locked, State.Final end, Erro erro) {
        return write(locked, end, Duration.ZERO, erro);
    }

    private Uni<Ending> write(Locked locked, State.Final end, Duration lease, @Nullable Erro sent) {
        Transaction ended = locked.transaction().in(end);
        return value(locked, end.result())
                .call(value -> value.map(given -> issued.given(locked.db(), ended.acsTransId(), values.hash(given)))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .map(value -> new Ending(ended, end, entry(ended, end, value.orElse(null), sent)))
                .call(ending -> transactions.save(locked.db(), ended))
                .call(ending -> end.result().isAuthenticated()
                        ? basis.proven(locked)
                        : Uni.createFrom().voidItem())
                .call(() -> trust(locked, ended, end.result()))
                .call(ending -> ending.entry() == null
                        ? Uni.createFrom().voidItem()
                        : outbox.add(locked.db(), ending.entry(), ending.toReport() == null ? Duration.ZERO : lease));
    }

    /** Only who has proved to be the holder puts a shop on the list: in the same commit as the proof. */
    private Uni<Void> trust(Locked locked, Transaction ended, Result result) {
        Facts facts = ended.facts();
        Facts.Trust trust = facts.trust();
        Facts.Account account = facts.account();
        return trust == null
                        || account == null
                        || trust.listed()
                        || trust.merchant() == null
                        || trust.after(result.isAuthenticated(), said(ended)) != TrustListStatus.LISTED
                ? Uni.createFrom().voidItem()
                : trusted.add(
                        locked.db(), account.cardId(), trust.merchant(), facts.merchantName(), ended.acsTransId());
    }

    /**
     * What the cardholder said of the shop; nothing where the proof came from the one-time-code app, which does not ask: the page may be in
     * somebody else's hands.
     */
    static @Nullable Boolean said(Transaction ended) {
        return method(ended) == Method.APP_APPROVAL ? null : ended.trusts();
    }

    private Uni<Optional<String>> value(Locked locked, Result result) {
        Transaction transaction = locked.transaction();
        UUID id = transaction.acsTransId();
        return result.isAuthenticated()
                ? transactions
                        .sealedValue(locked.db(), id)
                        .map(found -> found.map(bytes ->
                                ProvenValues.of(seal.open(bytes, Results.SEALED_VALUE, id), method(transaction))))
                : Uni.createFrom().item(Optional.empty());
    }

    private @Nullable OutboxEntry entry(
            Transaction ended, State.Final end, @Nullable String value, @Nullable Erro sent) {
        Facts facts = ended.facts();
        Result result = end.result();
        String eci = Eci.of(facts.scheme(), result.status(), facts.isPayment());
        String dsURL = facts.dsURL();
        if (dsURL == null) {
            return webhooks.of(ended.acsTransId(), facts, result, value, eci);
        }
        RReq rReq = listed(rendered(rReq(ended, end).proven(value, eci), facts), ended, result);
        return new OutboxEntry(
                ids.next(),
                ended.acsTransId(),
                OutboxEntry.Kind.RREQ,
                null,
                dsURL,
                Wire.write(sent == null ? rReq : rReq.reporting(sent)));
    }

    private static RReq rendered(RReq rReq, Facts facts) {
        if (facts.decoupled() != null) {
            return rReq.decoupled();
        }
        Facts.App app = facts.app();
        return app == null
                ? rReq
                : rReq.rendered(Rendering.of(app.acsInterface(), app.acsUiTemplate(), facts.messageVersion()));
    }

    private static RReq listed(RReq rReq, Transaction ended, Result result) {
        Facts.Trust trust = ended.facts().trust();
        return trust == null ? rReq : rReq.listed(trust.after(result.isAuthenticated(), said(ended)));
    }

    private static RReq rReq(Transaction ended, State.Final end) {
        Facts facts = ended.facts();
        Method method = method(ended);
        return RReq.of(
                ended.ids(),
                facts.messageVersion(),
                facts.messageCategory(),
                end.result().status(),
                end.result().reason(),
                method == null ? null : method.type(),
                method == null ? null : method.wireMethod(facts.messageVersion()),
                end.attempts(),
                end.result().cancel());
    }

    /** How the cardholder is asked, or will be as far as is known; null where there is nothing to ask for. */
    static @Nullable Method method(Transaction transaction) {
        Transaction.Chosen chosen = transaction.chosen();
        if (chosen != null) {
            return Method.valueOf(chosen.method());
        }
        Facts.Account account = transaction.facts().account();
        return account == null || account.kind() == null ? null : Method.valueOf(account.kind());
    }

    /** The credential behind it. */
    static UUID credential(Transaction transaction) {
        Transaction.Chosen chosen = transaction.chosen();
        Facts.Account account = transaction.facts().account();
        UUID credential = chosen != null ? chosen.credentialId() : account == null ? null : account.credentialId();
        if (credential == null) {
            throw new IllegalStateException("a challenge without a credential");
        }
        return credential;
    }
}
