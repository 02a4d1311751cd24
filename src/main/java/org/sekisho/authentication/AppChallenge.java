package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.protocol.ChallengeCancel;
import org.sekisho.protocol.Erro;
import org.sekisho.protocol.ErrorCode;
import org.sekisho.protocol.ProtocolException;
import org.sekisho.transaction.State;
import org.sekisho.transaction.Transaction;
import org.sekisho.transaction.store.Transactions;
import org.sekisho.transaction.store.Transactions.Locked;

/**
 * The challenge in a merchant's app: how it begins, and how it breaks. Between the two the cardholder does what a page would let them do
 * ({@link Answers}).
 */
@ApplicationScoped
public class AppChallenge {

    /** What stands where a browser would be remembered: no browser is one. */
    private static final String APP = "app";

    private final Transactions transactions;
    private final FirstQuestion first;
    private final Ends ends;
    private final Screens screens;
    private final Events events;

    AppChallenge(Transactions transactions, FirstQuestion first, Ends ends, Screens screens, Events events) {
        this.transactions = transactions;
        this.first = first;
        this.ends = ends;
        this.screens = screens;
        this.events = events;
    }

    /** What was done under the lock, to be shown after the commit. */
    private sealed interface Done {
        record Asked(FirstQuestion.Asked asked) implements Done {}

        record Over(Transaction transaction, State.Final end, Ends.@Nullable Ending ending) implements Done {}

        record NotThere() implements Done {}
    }

    /** The transaction of an app, also one without a challenge; empty for a browser's. */
    public Uni<Optional<Transaction>> find(UUID acsTransId) {
        return transactions
                .find(acsTransId)
                .map(found -> found.filter(one -> one.facts().app() != null));
    }

    /** An answer that is given without the merchant is none of its app's. */
    private static boolean isOfApp(Transaction transaction) {
        return transaction.facts().app() != null && transaction.facts().decoupled() == null;
    }

    /**
     * Opens the challenge.
     *
     * @param hash   of the message that does so
     * @param choose whether the cardholder chooses a way before anything is sent
     */
    public Uni<Screen> open(UUID acsTransId, byte[] hash, boolean choose) {
        return transactions
                .<Done>locked(acsTransId, locked -> decide(locked, hash, choose))
                .chain(done -> show(done.orElseGet(Done.NotThere::new)));
    }

    private Uni<Done> decide(Locked locked, byte[] hash, boolean choose) {
        Transaction transaction = locked.transaction();
        if (!isOfApp(transaction)) {
            return Uni.createFrom().item(new Done.NotThere());
        }
        return switch (transaction.state()) {
            case State.AwaitingCReq awaiting
            when locked.now().isAfter(awaiting.deadline()) -> over(locked, awaiting.timedOut());
            case State.AwaitingCReq awaiting -> begin(locked, awaiting, hash, choose);
            case State.Asking asking when locked.now().isAfter(asking.deadline()) -> silence(locked, asking.timedOut());
            // the replica that opened it died before it could answer
            case State.Asking asking ->
                Uni.createFrom().item(new Done.Asked(new FirstQuestion.Asked(transaction, asking, null)));
            // the ARes said D: there is no conversation to open
            case State.Decoupled _ -> Uni.createFrom().item(new Done.NotThere());
            case State.Final end -> Uni.createFrom().item(new Done.Over(transaction, end, null));
        };
    }

    private Uni<Done> begin(Locked locked, State.AwaitingCReq awaiting, byte[] hash, boolean choose) {
        return transactions
                .keepCReq(locked.db(), locked.transaction().acsTransId(), hash, null, APP)
                .chain(() -> choose ? first.chosen(locked, awaiting) : first.preferred(locked, awaiting))
                .map(Done.Asked::new);
    }

    private Uni<Done> silence(Locked locked, State.Final end) {
        return ends.silence(locked, end, Duration.ZERO)
                .map(ending -> new Done.Over(ending.transaction(), ending.end(), ending));
    }

    private Uni<Done> over(Locked locked, State.Final end) {
        return ends.write(locked, end, Duration.ZERO).map(ending -> new Done.Over(ending.transaction(), end, ending));
    }

    private Uni<Screen> show(Done done) {
        return switch (done) {
            case Done.NotThere _ -> Uni.createFrom().item(new Screen.Unknown());
            case Done.Asked(FirstQuestion.Asked asked) ->
                asked.newCode() == null
                        ? screens.ask(asked.transaction(), asked.asking(), Screen.Notice.NONE)
                        : screens.askWithCode(asked.transaction(), asked.asking(), asked.newCode(), Screen.Notice.NONE);
            case Done.Over over -> {
                events.ended(over.ending());
                yield isLate(over.end())
                        ? screens.broken(
                                over.transaction(),
                                new ProtocolException(ErrorCode.TIMED_OUT, "first CReq"),
                                null,
                                null)
                        : screens.ended(over.transaction(), over.end(), null);
            }
        };
    }

    private static boolean isLate(State.Final end) {
        return end.result().cancel() == ChallengeCancel.FIRST_CREQ_MISSING;
    }

    /**
     * Ends the challenge because its conversation broke. What has ended stays as it is.
     *
     * @param erro what the app is told, or told us
     */
    public Uni<Void> fail(UUID acsTransId, Erro erro) {
        return transactions
                .<Optional<Ends.Ending>>locked(
                        acsTransId,
                        locked -> isOfApp(locked.transaction())
                                        && locked.transaction().state() instanceof State.Open open
                                ? ends.failed(locked, open.failed(), erro).map(Optional::of)
                                : Uni.createFrom().item(Optional.empty()))
                .invoke(done -> done.flatMap(ending -> ending).ifPresent(events::ended))
                .replaceWithVoid();
    }
}
