package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sekisho.authentication.StepToken.Step;
import org.sekisho.credential.store.Codes;
import org.sekisho.credential.store.Credentials;
import org.sekisho.transaction.State;
import org.sekisho.transaction.Transaction;
import org.sekisho.transaction.store.Transactions;
import org.sekisho.transaction.store.Transactions.Locked;

/**
 * Moves of the cardholder on a page: each is made under the lock of its transaction and committed, and shown afterwards. A page is left
 * once; whoever comes second sees what came of the first.
 */
@ApplicationScoped
class Turns {

    /** While the browser waits for its last page, only the request that ended the challenge sends the RReq. */
    private static final Duration LEASE = Duration.ofSeconds(7);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(60);
    private static final int LOOKS = 80;

    private final Transactions transactions;
    private final StepToken tokens;
    private final Ends ends;
    private final Screens screens;
    private final Events events;

    Turns(Transactions transactions, StepToken tokens, Ends ends, Screens screens, Events events) {
        this.transactions = transactions;
        this.tokens = tokens;
        this.ends = ends;
        this.screens = screens;
        this.events = events;
    }

    /** What was done under the lock, to be carried on after the commit. */
    sealed interface Done {
        /** The answer may be looked at, unless the credential is locked. */
        record Counted(Transaction transaction, State.Asking asking, Optional<Credentials.Admitted> admitted)
                implements Done {}

        record Asked(Transaction transaction, State.Asking asking, Screen.Notice notice) implements Done {}

        record Sent(Transaction transaction, State.Asking asking, Codes.Issued code, Screen.Notice notice)
                implements Done {}

        record Over(Transaction transaction, State.Final end, Ends.@Nullable Ending ending) implements Done {}

        /** Another request is looking at an answer. */
        record Wait() implements Done {}

        record NotThere() implements Done {}
    }

    /** What is done under the lock, as long as the challenge goes on. */
    @FunctionalInterface
    interface Move {
        Uni<Done> of(Locked locked, State.Asking asking);
    }

    /** Makes a move from any page of the transaction, and shows what came of it. */
    Uni<Screen> turn(String token, Move move) {
        return tokens.read(token).map(step -> turn(step, move)).orElseGet(Turns::unknown);
    }

    /** The same from this page alone: an older one is told so. */
    Uni<Screen> turnOnce(String token, Move move) {
        return tokens.read(token)
                .map(step -> turn(
                        step,
                        (locked, asking) -> asking.step() == step.number()
                                ? move.of(locked, asking)
                                : asked(locked, asking, Screen.Notice.STALE)))
                .orElseGet(Turns::unknown);
    }

    /** The same also while an answer is being looked at: whoever wants out need not wait for it. */
    Uni<Screen> turnAtOnce(String token, Move move) {
        return tokens.read(token)
                .map(step -> under(step, move, false).chain(done -> show(done, step)))
                .orElseGet(Turns::unknown);
    }

    private Uni<Screen> turn(Step step, Move move) {
        return under(step, move).chain(done -> show(done, step));
    }

    /** Shows the page anew with a remark. */
    Uni<Screen> remark(Step step, Screen.Notice notice) {
        return turn(step, (locked, asking) -> asked(locked, asking, notice));
    }

    /** Makes a move under the lock; what it came to is to be shown. */
    Uni<Done> under(Step step, Move move) {
        return under(step, move, true);
    }

    private Uni<Done> under(Step step, Move move, boolean waits) {
        return transactions
                .locked(step.acsTransId(), locked -> switch (locked.transaction()
                        .state()) {
                    case State.Final end -> Uni.createFrom().<Done>item(new Done.Over(locked.transaction(), end, null));
                    case State.AwaitingCReq _, State.Decoupled _ ->
                        Uni.createFrom().<Done>item(new Done.NotThere());
                    case State.Asking asking
                    when locked.now().isAfter(asking.deadline()) -> silence(locked, asking.timedOut());
                    case State.Asking asking
                    when waits && asking.isChecking(locked.now()) ->
                        Uni.createFrom().<Done>item(new Done.Wait());
                    case State.Asking asking -> move.of(locked, asking);
                })
                .map(done -> done.orElseGet(Done.NotThere::new));
    }

    /** The page anew, with a later deadline. */
    Uni<Done> asked(Locked locked, State.Asking asking, Screen.Notice notice) {
        Transaction transaction = locked.transaction();
        State.Asking shown = asking.shown(locked.now(), transaction.facts().limits());
        return transactions
                .save(locked.db(), transaction.in(shown))
                .map(saved -> new Done.Asked(transaction.in(shown), shown, notice));
    }

    /** The end of what nobody answered. */
    Uni<Done> silence(Locked locked, State.Final end) {
        return ends.silence(locked, end, LEASE)
                .map(ending -> new Done.Over(ending.transaction(), ending.end(), ending));
    }

    /** The end. */
    Uni<Done> over(Locked locked, State.Final end) {
        return ends.write(locked, end, LEASE).map(ending -> new Done.Over(ending.transaction(), end, ending));
    }

    /** The screen for what a move came to. */
    Uni<Screen> show(Done done, Step step) {
        return switch (done) {
            case Done.NotThere _ -> unknown();
            case Done.Wait _ -> afterTheOther(step, LOOKS);
            case Done.Counted _ -> throw new IllegalStateException("a counted answer is looked at");
            case Done.Asked asked -> screens.ask(asked.transaction(), asked.asking(), asked.notice());
            case Done.Sent sent -> screens.askWithCode(sent.transaction(), sent.asking(), sent.code(), sent.notice());
            case Done.Over over -> over(over.transaction(), over.end(), over.ending());
        };
    }

    /** The screen for what an answer came to. */
    Uni<Screen> show(Judge.Judgement judgement) {
        return switch (judgement) {
            case Judge.Judgement.Again again -> screens.ask(again.transaction(), again.asking(), again.notice());
            case Judge.Judgement.Over over -> over(over.transaction(), over.end(), over.ending());
        };
    }

    private Uni<Screen> over(Transaction transaction, State.Final end, Ends.@Nullable Ending ending) {
        events.ended(ending);
        return screens.ended(transaction, end, ending == null ? null : ending.toReport());
    }

    /** Waits for the request that is looking at an answer, so that a double click shows one page, whichever comes last. */
    private Uni<Screen> afterTheOther(Step step, int looks) {
        return transactions
                .find(step.acsTransId())
                .onItem()
                .delayIt()
                .by(LOOK_AGAIN)
                .chain(found -> switch (found.map(Transaction::state).orElse(null)) {
                    case null -> unknown();
                    case State.Final end -> screens.ended(found.get(), end, null);
                    case State.AwaitingCReq _, State.Decoupled _ -> unknown();
                    case State.Asking asking
                    when asking.checkingUntil() != null && looks > 0 -> afterTheOther(step, looks - 1);
                    // whoever looked at it may be gone: then nobody knows whether it was right
                    case State.Asking asking ->
                        screens.ask(
                                found.get(),
                                asking,
                                asking.checkingUntil() == null ? Screen.Notice.WRONG : Screen.Notice.STALE);
                });
    }

    static Uni<Screen> unknown() {
        return Uni.createFrom().item(new Screen.Unknown());
    }
}
