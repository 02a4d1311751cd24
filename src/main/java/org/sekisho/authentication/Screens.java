package org.sekisho.authentication;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Card;
import org.sekisho.card.Factor;
import org.sekisho.card.Holder;
import org.sekisho.card.Issuer;
import org.sekisho.card.Method;
import org.sekisho.card.store.Cards;
import org.sekisho.card.store.Issuers;
import org.sekisho.credential.store.AppCodes;
import org.sekisho.credential.store.Codes;
import org.sekisho.protocol.ProtocolException;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.State;
import org.sekisho.transaction.Transaction;
import org.sekisho.transaction.store.OutboxEntry;
import org.sekisho.transaction.store.Transactions;

/** Makes screens from transactions, after the commit. */
@ApplicationScoped
class Screens {

    private final Cards cards;
    private final Issuers issuers;
    private final Transactions transactions;
    private final StepToken tokens;
    private final CodeSender codes;
    private final Codes issued;
    private final AppCodes appCodes;
    private final Choices choices;
    private final PasskeyQuestions passkeys;

    Screens(
            Cards cards,
            Issuers issuers,
            Transactions transactions,
            StepToken tokens,
            CodeSender codes,
            Codes issued,
            AppCodes appCodes,
            Choices choices,
            PasskeyQuestions passkeys) {
        this.passkeys = passkeys;
        this.issued = issued;
        this.appCodes = appCodes;
        this.choices = choices;
        this.cards = cards;
        this.issuers = issuers;
        this.transactions = transactions;
        this.tokens = tokens;
        this.codes = codes;
    }

    Uni<Screen> ask(Transaction transaction, State.Asking asking, Screen.Notice notice) {
        return holder(transaction).chain(holder -> ask(transaction, asking, holder, notice));
    }

    /** Asks after a new code was issued: sends it first, so that the page can say so. */
    Uni<Screen> askWithCode(Transaction transaction, State.Asking asking, Codes.Issued code, Screen.Notice sent) {
        return holder(transaction).chain(holder -> codes.send(transaction, issuer(transaction), holder, code)
                .chain(taken -> ask(transaction, asking, holder, taken ? sent : Screen.Notice.NOT_SENT)));
    }

    private Uni<Screen> ask(Transaction transaction, State.Asking asking, Holder holder, Screen.Notice notice) {
        Method method = Ends.method(transaction);
        if (method == null) {
            throw new IllegalStateException("a challenge without a method");
        }
        Uni<Optional<Codes.Latest>> latest = method.isSent()
                ? issued.latest(transaction.acsTransId())
                : Uni.createFrom().item(Optional.empty());
        return choices.of(transaction).chain(offered -> Uni.combine()
                .all()
                .unis(latest, passkeys.ask(transaction, asking, offered))
                .with((last, passkey) ->
                        ask(transaction, asking, holder, notice, offered, last, passkey.orElse(null))));
    }

    private Screen ask(
            Transaction transaction,
            State.Asking asking,
            Holder holder,
            Screen.Notice notice,
            List<Card.Proof> offered,
            Optional<Codes.Latest> latest,
            Screen.@Nullable Passkey passkey) {
        Facts facts = transaction.facts();
        Method method = requireNonNull(Ends.method(transaction));
        boolean unsent =
                notice == Screen.Notice.NONE && !latest.map(Codes.Latest::sent).orElse(true);
        Instant deadline = asking.deadline().isAfter(transaction.end()) ? transaction.end() : asking.deadline();
        return new Screen.Ask(
                transaction,
                issuer(transaction),
                holder,
                method,
                Choices.others(offered, transaction),
                latest.map(Codes.Latest::mark).orElse(null),
                number(transaction, method),
                method == Method.APP_CODE ? AppCodes.DIGITS : codes.digits(),
                passkey,
                tokens.of(new StepToken.Step(transaction.acsTransId(), asking.step())),
                unsent ? Screen.Notice.NOT_SENT : notice,
                facts.limits().attempts() - asking.attempts(),
                method.isSent() && asking.resends() < facts.limits().resends(),
                deadline,
                deadline.isBefore(transaction.end()));
    }

    private @Nullable String number(Transaction transaction, Method method) {
        return method.factor() == Factor.APP ? appCodes.challengeDigits(codes.binding(transaction)) : null;
    }

    Uni<Screen> ended(Transaction transaction, State.Final end, @Nullable OutboxEntry toReport) {
        return Uni.combine()
                .all()
                .unis(transactions.conversation(transaction.acsTransId()), language(transaction))
                .with((talk, language) -> new Screen.Ended(
                        transaction, issuer(transaction), end, toReport, talk.sessionData(), language.orElse(null)));
    }

    Uni<Screen> broken(
            Transaction transaction,
            ProtocolException why,
            @Nullable OutboxEntry toReport,
            @Nullable String sessionData) {
        return Uni.combine()
                .all()
                .unis(transactions.conversation(transaction.acsTransId()), language(transaction))
                .with((talk, language) -> new Screen.Broken(
                        transaction,
                        issuer(transaction),
                        why,
                        toReport,
                        talk.sessionData() == null ? sessionData : talk.sessionData(),
                        language.orElse(null)));
    }

    private Uni<Optional<String>> language(Transaction transaction) {
        return transaction.facts().account() == null
                ? Uni.createFrom().item(Optional.empty())
                : holder(transaction).map(holder -> Optional.ofNullable(holder.language()));
    }

    Issuer issuer(Transaction transaction) {
        return issuers.get(transaction.facts().issuerId());
    }

    private Uni<Holder> holder(Transaction transaction) {
        Facts.Account account = transaction.facts().account();
        if (account == null) {
            throw new IllegalStateException("a challenge without a card");
        }
        return cards.holder(account.cardId());
    }
}
