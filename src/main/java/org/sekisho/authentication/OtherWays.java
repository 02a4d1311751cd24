package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.sekisho.authentication.Turns.Done;
import org.sekisho.card.Card;
import org.sekisho.card.Method;
import org.sekisho.credential.store.Codes;
import org.sekisho.transaction.State;
import org.sekisho.transaction.Transaction;
import org.sekisho.transaction.store.Transactions;
import org.sekisho.transaction.store.Transactions.Locked;

/** Another code, or another way to answer: the moves after which something may be sent. */
@ApplicationScoped
class OtherWays {

    private final Transactions transactions;
    private final CodeSender codes;
    private final Choices choices;
    private final Turns turns;

    OtherWays(Transactions transactions, CodeSender codes, Choices choices, Turns turns) {
        this.transactions = transactions;
        this.codes = codes;
        this.choices = choices;
        this.turns = turns;
    }

    /** Sends another code, if one more is allowed. */
    Uni<Done> resend(Locked locked, State.Asking asking) {
        Method method = Ends.method(locked.transaction());
        if (method == null || !method.isSent()) {
            return turns.asked(locked, asking, Screen.Notice.STALE);
        }
        return codes.latest(locked.db(), locked.transaction())
                .chain(latest -> latest.map(Codes.Latest::justNow).orElse(false)
                        ? turns.asked(locked, asking, Screen.Notice.RESEND_WAIT)
                        : sendAgain(locked, asking, locked.transaction(), Screen.Notice.RESENT));
    }

    private Uni<Done> sendAgain(Locked locked, State.Asking asking, Transaction asked, Screen.Notice notice) {
        return asking.resends() >= asked.facts().limits().resends()
                ? turns.asked(locked, asking, Screen.Notice.RESEND_LIMIT)
                : sent(locked, asking.resent(locked.now(), asked.facts().limits()), asked, notice);
    }

    private Uni<Done> sent(Locked locked, State.Asking next, Transaction asked, Screen.Notice notice) {
        return transactions
                .save(locked.db(), asked.in(next))
                .chain(() -> codes.issue(locked.db(), asked))
                .map(code -> new Done.Sent(asked.in(next), next, code, notice));
    }

    /** Asks in another way; the attempts stay counted. */
    Uni<Done> choose(Locked locked, State.Asking asking, String method) {
        return choices.of(locked.db(), locked.transaction()).chain(offered -> {
            Optional<Card.Proof> proof = Choices.find(offered, method);
            return proof.isEmpty()
                    ? turns.asked(locked, asking, Screen.Notice.STALE)
                    : choose(locked, asking, locked.transaction().asking(Choices.chosen(proof.get())));
        });
    }

    /** A message that went the same way lives on; the first of all is not counted as one more. */
    private Uni<Done> choose(Locked locked, State.Asking asking, Transaction asked) {
        State.Asking next = asking.chosen(locked.now(), asked.facts().limits());
        Method method = Ends.method(asked);
        if (method == null || !method.isSent()) {
            return chosen(locked, next, asked);
        }
        return codes.latest(locked.db(), asked).chain(latest -> {
            if (latest.isEmpty()) {
                return sent(locked, next, asked, Screen.Notice.NONE);
            }
            return latest.get().channel().equals(CodeSender.channel(method).name())
                    ? chosen(locked, next, asked)
                    : sendAgain(locked, asking, asked, Screen.Notice.NONE);
        });
    }

    private Uni<Done> chosen(Locked locked, State.Asking next, Transaction asked) {
        return transactions
                .save(locked.db(), asked.in(next))
                .map(saved -> new Done.Asked(asked.in(next), next, Screen.Notice.NONE));
    }
}
