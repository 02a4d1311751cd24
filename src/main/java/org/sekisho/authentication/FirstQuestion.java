package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Card;
import org.sekisho.card.Method;
import org.sekisho.credential.store.Codes;
import org.sekisho.transaction.State;
import org.sekisho.transaction.Transaction;
import org.sekisho.transaction.store.Transactions;
import org.sekisho.transaction.store.Transactions.Locked;

/** Begins a challenge under the lock of its transaction: what is asked for first, and the first code. */
@ApplicationScoped
class FirstQuestion {

    private final Transactions transactions;
    private final CodeSender codes;
    private final Choices choices;

    FirstQuestion(Transactions transactions, CodeSender codes, Choices choices) {
        this.transactions = transactions;
        this.codes = codes;
        this.choices = choices;
    }

    /** A challenge that has begun; a new code has to be sent after the commit. */
    record Asked(Transaction transaction, State.Asking asking, Codes.@Nullable Issued newCode) {}

    /** Asks for what the card's holder prefers. */
    Uni<Asked> preferred(Locked locked, State.AwaitingCReq awaiting) {
        return ask(locked, awaiting, false);
    }

    /** Lets the holder choose where there is a choice: nothing is sent before. */
    Uni<Asked> chosen(Locked locked, State.AwaitingCReq awaiting) {
        return ask(locked, awaiting, true);
    }

    private Uni<Asked> ask(Locked locked, State.AwaitingCReq awaiting, boolean choose) {
        Transaction transaction = locked.transaction();
        State.Asking asking = awaiting.opened(locked.now(), transaction.facts().limits());
        return choices.of(locked.db(), transaction).chain(all -> {
            List<Card.Proof> offered = transaction.facts().app() == null ? all : Choices.inApps(all);
            Transaction asked = first(transaction, offered).in(asking);
            boolean open = choose && !Choices.others(offered, asked).isEmpty();
            return transactions
                    .save(locked.db(), asked)
                    .chain(() -> open ? none() : firstCode(locked, asked))
                    .map(code -> new Asked(asked, asking, code.orElse(null)));
        });
    }

    private static Transaction first(Transaction transaction, List<Card.Proof> offered) {
        return Choices.first(offered)
                .map(proof -> transaction.asking(Choices.chosen(proof)))
                .orElse(transaction);
    }

    private Uni<Optional<Codes.Issued>> firstCode(Locked locked, Transaction asked) {
        Method method = Ends.method(asked);
        return method != null && method.isSent()
                ? codes.issue(locked.db(), asked).map(Optional::of)
                : none();
    }

    private static Uni<Optional<Codes.Issued>> none() {
        return Uni.createFrom().item(Optional.empty());
    }
}
