package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sekisho.authentication.StepToken.Step;
import org.sekisho.card.Card;
import org.sekisho.card.Method;
import org.sekisho.credential.Passwords;
import org.sekisho.credential.store.AppCodes;
import org.sekisho.credential.store.Codes;
import org.sekisho.credential.store.Credentials;
import org.sekisho.transaction.State;
import org.sekisho.transaction.Transaction;
import org.sekisho.transaction.store.Transactions;
import org.sekisho.transaction.store.Transactions.Locked;

/**
 * What the cardholder does on the page: answer, ask for another code, cancel. An answer is counted and committed before it is
 * looked at; each page is answered once, and whoever comes second sees what came of the first.
 */
@ApplicationScoped
public class Answers {

    /** While the browser waits for its last page, only the request that ended the challenge sends the RReq. */
    private static final Duration LEASE = Duration.ofSeconds(7);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(60);
    private static final int LOOKS = 80;

    private final Transactions transactions;
    private final Credentials credentials;
    private final Passwords passwords;
    private final CodeSender codes;
    private final StepToken tokens;
    private final Ends ends;
    private final Screens screens;
    private final Judge judge;
    private final Choices choices;
    private final PasskeyQuestions passkeys;
    private final Warnings warnings;
    private final Events events;

    Answers(
            Transactions transactions,
            Credentials credentials,
            Passwords passwords,
            CodeSender codes,
            StepToken tokens,
            Ends ends,
            Screens screens,
            Judge judge,
            Choices choices,
            PasskeyQuestions passkeys,
            Warnings warnings,
            Events events) {
        this.choices = choices;
        this.passkeys = passkeys;
        this.warnings = warnings;
        this.transactions = transactions;
        this.credentials = credentials;
        this.passwords = passwords;
        this.codes = codes;
        this.tokens = tokens;
        this.ends = ends;
        this.screens = screens;
        this.judge = judge;
        this.events = events;
    }

    /** What was done under the lock, to be carried on after the commit. */
    private sealed interface Done {
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

    /** Keeps what an answer says of the shop beside it: the list changes if the answer turns out right, and not before. */
    public Uni<Void> trust(String token, boolean trusts) {
        return tokens.read(token)
                .map(step -> transactions.trust(step.acsTransId(), step.number(), trusts))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Takes an answer: a password or a code, as the page asks for. */
    public Uni<Screen> submit(String token, String answer) {
        return tokens.read(token).map(step -> find(step, answer)).orElseGet(Answers::unknown);
    }

    private Uni<Screen> find(Step step, String answer) {
        return transactions.find(step.acsTransId()).chain(found -> {
            Method method = found.map(Ends::method).orElse(null);
            if (method != Method.APP_APPROVAL && answer.isBlank()) {
                return remark(step, Screen.Notice.EMPTY);
            }
            return method == null
                    ? unknown()
                    : switch (method) {
                        case PASSWORD -> password(step, answer);
                        case MAILED_CODE, SMS_CODE -> code(step, answer, codes.digits(), judge::code);
                        case APP_CODE -> code(step, answer, AppCodes.DIGITS, judge::appCode);
                        case APP_APPROVAL -> remark(step, Screen.Notice.NOT_YET);
                        case PASSKEY -> remark(step, Screen.Notice.FORMAT);
                    };
        });
    }

    private Uni<Screen> password(Step step, String password) {
        // The place comes first: who finds no room has not lost an attempt.
        Optional<Passwords.Place> place = passwords.place();
        return place.isEmpty()
                ? Uni.createFrom().item(new Screen.Busy())
                : count(step, counted -> look(place.get(), counted, password))
                        .onTermination()
                        .invoke(place.get()::close);
    }

    private Uni<Judge.Judgement> look(Passwords.Place place, Done.Counted counted, String password) {
        return counted.admitted().isEmpty()
                ? judge.lockedPassword(place, counted.transaction(), counted.asking(), password)
                : judge.password(
                        place,
                        counted.transaction(),
                        counted.asking(),
                        counted.admitted().get().secret(),
                        password);
    }

    @FunctionalInterface
    private interface CodeCheck {
        Uni<Judge.Judgement> of(Transaction transaction, State.Asking counted, String code);
    }

    private Uni<Screen> code(Step step, String typed, int digits, CodeCheck check) {
        Optional<String> code = TypedCode.read(typed, digits);
        return code.isEmpty()
                ? remark(step, Screen.Notice.FORMAT)
                : count(
                        step,
                        counted -> counted.admitted().isEmpty()
                                ? judge.locked(counted.transaction(), counted.asking())
                                : check.of(counted.transaction(), counted.asking(), code.get()));
    }

    /** Takes a passkey's answer, whatever else the page asks for: nobody has to choose first what the browser offers by itself. */
    public Uni<Screen> passkey(String token, String answer) {
        return tokens.read(token)
                .map(step -> passkeys.read(answer)
                        .map(presented -> count(
                                step,
                                this::admitPasskey,
                                counted -> counted.admitted().isEmpty()
                                        ? judge.locked(counted.transaction(), counted.asking())
                                        : judge.passkey(
                                                counted.transaction(), counted.asking(), step.number(), presented)))
                        .orElseGet(() -> remark(step, Screen.Notice.FORMAT)))
                .orElseGet(Answers::unknown);
    }

    private Uni<Done> admitPasskey(Locked locked, State.Asking asking) {
        return choices.of(locked.db(), locked.transaction())
                .chain(offered -> Choices.find(offered, Method.PASSKEY.name())
                        .map(proof -> locked.transaction().asking(Choices.chosen(proof)))
                        .map(asked -> admit(new Locked(asked, locked.now(), locked.db()), asking))
                        .orElseGet(() -> asked(locked, asking, Screen.Notice.STALE)));
    }

    private Uni<Screen> count(Step step, Function<Done.Counted, Uni<Judge.Judgement>> look) {
        return count(step, this::admit, look);
    }

    private Uni<Screen> count(Step step, Move admission, Function<Done.Counted, Uni<Judge.Judgement>> look) {
        return under(
                        step,
                        (locked, asking) -> asking.step() == step.number()
                                ? admission.of(locked, asking)
                                : asked(locked, asking, Screen.Notice.STALE))
                .invoke(done -> {
                    if (done instanceof Done.Counted counted) {
                        counted.admitted().ifPresent(admitted -> warnings.counted(counted.transaction(), admitted));
                    }
                })
                .chain(done -> done instanceof Done.Counted counted
                        ? look.apply(counted).chain(this::show)
                        : show(done, step));
    }

    /** A locked credential is not told from a wrong answer, so it costs one of the challenge's answers as well. */
    private Uni<Done> admit(Locked locked, State.Asking asking) {
        Transaction transaction = locked.transaction();
        State.Asking counted = asking.counted(locked.now(), transaction.facts().limits());
        return credentials
                .count(locked.db(), Ends.credential(transaction))
                .call(() -> transactions.save(locked.db(), transaction.in(counted)))
                .map(admitted -> new Done.Counted(transaction.in(counted), counted, admitted));
    }

    /** Sends another code, if one more is allowed. */
    public Uni<Screen> resend(String token) {
        return tokens.read(token)
                .map(step -> under(step, (locked, asking) -> resend(locked, asking, step))
                        .chain(done -> show(done, step)))
                .orElseGet(Answers::unknown);
    }

    private Uni<Done> resend(Locked locked, State.Asking asking, Step step) {
        Method method = Ends.method(locked.transaction());
        if (method == null || !method.isSent() || asking.step() != step.number()) {
            return asked(locked, asking, Screen.Notice.STALE);
        }
        return codes.latest(locked.db(), locked.transaction())
                .chain(latest -> latest.map(Codes.Latest::justNow).orElse(false)
                        ? asked(locked, asking, Screen.Notice.RESEND_WAIT)
                        : sendAgain(locked, asking, locked.transaction(), Screen.Notice.RESENT));
    }

    private Uni<Done> sendAgain(Locked locked, State.Asking asking, Transaction asked, Screen.Notice notice) {
        return asking.resends() >= asked.facts().limits().resends()
                ? asked(locked, asking, Screen.Notice.RESEND_LIMIT)
                : sent(locked, asking.resent(locked.now(), asked.facts().limits()), asked, notice);
    }

    private Uni<Done> sent(Locked locked, State.Asking next, Transaction asked, Screen.Notice notice) {
        return transactions
                .save(locked.db(), asked.in(next))
                .chain(() -> codes.issue(locked.db(), asked))
                .map(code -> new Done.Sent(asked.in(next), next, code, notice));
    }

    /** Lets the cardholder answer in another way; the attempts stay counted. */
    public Uni<Screen> choose(String token, String method) {
        return tokens.read(token)
                .map(step -> under(step, (locked, asking) -> choose(locked, asking, step, method))
                        .chain(done -> show(done, step)))
                .orElseGet(Answers::unknown);
    }

    private Uni<Done> choose(Locked locked, State.Asking asking, Step step, String method) {
        return choices.of(locked.db(), locked.transaction()).chain(offered -> {
            Optional<Card.Proof> proof = Choices.find(offered, method);
            return proof.isEmpty() || asking.step() != step.number()
                    ? asked(locked, asking, Screen.Notice.STALE)
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

    /** Ends the challenge, because the cardholder wants out; any page of the transaction may say so. */
    public Uni<Screen> cancel(String token) {
        return tokens.read(token)
                .map(step -> under(step, (locked, asking) -> over(locked, asking.cancelled()))
                        .chain(done -> show(done, step)))
                .orElseGet(Answers::unknown);
    }

    /** Ends the challenge, because the merchant's app waits no longer. */
    public Uni<Screen> timedOutInApp(String token) {
        return tokens.read(token)
                .map(step -> under(step, (locked, asking) -> over(locked, asking.timedOutInApp()))
                        .chain(done -> show(done, step)))
                .orElseGet(Answers::unknown);
    }

    /** Moves the deadline, as every page does: nothing is counted, and the longest time stands. */
    public Uni<Screen> more(String token) {
        return tokens.read(token)
                .map(step -> remark(step, Screen.Notice.EXTENDED))
                .orElseGet(Answers::unknown);
    }

    /** Shows what became of a question that is answered elsewhere; nothing is counted. */
    public Uni<Screen> look(String token) {
        return tokens.read(token)
                .map(step -> under(step, (locked, asking) -> asked(locked, asking, looked(locked.transaction())))
                        .chain(done -> show(done, step)))
                .orElseGet(Answers::unknown);
    }

    private static Screen.Notice looked(Transaction transaction) {
        return Ends.method(transaction) == Method.APP_APPROVAL ? Screen.Notice.NOT_YET : Screen.Notice.NONE;
    }

    /** Whether a page still stands as it was shown. Moves nothing, so that a page can ask often, and silence stays silence. */
    public Uni<Boolean> waits(String token) {
        return tokens.read(token)
                .map(step -> transactions
                        .find(step.acsTransId())
                        .map(found -> found.map(Transaction::state).orElse(null) instanceof State.Asking asking
                                && asking.step() == step.number()))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    private Uni<Screen> remark(Step step, Screen.Notice notice) {
        return under(step, (locked, asking) -> asked(locked, asking, notice)).chain(done -> show(done, step));
    }

    @FunctionalInterface
    private interface Move {
        Uni<Done> of(Locked locked, State.Asking asking);
    }

    private Uni<Done> under(Step step, Move move) {
        return transactions
                .locked(step.acsTransId(), locked -> switch (locked.transaction()
                        .state()) {
                    case State.Final end -> Uni.createFrom().<Done>item(new Done.Over(locked.transaction(), end, null));
                    case State.AwaitingCReq _, State.Decoupled _ ->
                        Uni.createFrom().<Done>item(new Done.NotThere());
                    case State.Asking asking
                    when locked.now().isAfter(asking.deadline()) -> over(locked, asking.timedOut());
                    case State.Asking asking
                    when asking.isChecking(locked.now()) -> Uni.createFrom().<Done>item(new Done.Wait());
                    case State.Asking asking -> move.of(locked, asking);
                })
                .map(done -> done.orElseGet(Done.NotThere::new));
    }

    private Uni<Done> asked(Locked locked, State.Asking asking, Screen.Notice notice) {
        Transaction transaction = locked.transaction();
        State.Asking shown = asking.shown(locked.now(), transaction.facts().limits());
        return transactions
                .save(locked.db(), transaction.in(shown))
                .map(saved -> new Done.Asked(transaction.in(shown), shown, notice));
    }

    private Uni<Done> over(Locked locked, State.Final end) {
        return ends.write(locked, end, LEASE).map(ending -> new Done.Over(ending.transaction(), end, ending));
    }

    private Uni<Screen> show(Done done, Step step) {
        return switch (done) {
            case Done.NotThere _ -> unknown();
            case Done.Wait _ -> afterTheOther(step, LOOKS);
            case Done.Counted _ -> throw new IllegalStateException("a counted answer is looked at");
            case Done.Asked asked -> screens.ask(asked.transaction(), asked.asking(), asked.notice());
            case Done.Sent sent -> screens.askWithCode(sent.transaction(), sent.asking(), sent.code(), sent.notice());
            case Done.Over over -> over(over.transaction(), over.end(), over.ending());
        };
    }

    private Uni<Screen> show(Judge.Judgement judgement) {
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
                    case State.Asking asking -> screens.ask(found.get(), asking, Screen.Notice.WRONG);
                });
    }

    private static Uni<Screen> unknown() {
        return Uni.createFrom().item(new Screen.Unknown());
    }
}
