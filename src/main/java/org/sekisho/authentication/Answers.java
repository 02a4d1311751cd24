package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.sekisho.authentication.StepToken.Step;
import org.sekisho.authentication.Turns.Done;
import org.sekisho.authentication.Turns.Move;
import org.sekisho.card.Method;
import org.sekisho.credential.Passwords;
import org.sekisho.credential.store.AppCodes;
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

    private final Transactions transactions;
    private final Credentials credentials;
    private final Passwords passwords;
    private final CodeSender codes;
    private final StepToken tokens;
    private final Turns turns;
    private final OtherWays otherWays;
    private final Judge judge;
    private final Choices choices;
    private final PasskeyQuestions passkeys;
    private final Warnings warnings;

    Answers(
            Transactions transactions,
            Credentials credentials,
            Passwords passwords,
            CodeSender codes,
            StepToken tokens,
            Turns turns,
            OtherWays otherWays,
            Judge judge,
            Choices choices,
            PasskeyQuestions passkeys,
            Warnings warnings) {
        this.choices = choices;
        this.passkeys = passkeys;
        this.warnings = warnings;
        this.transactions = transactions;
        this.credentials = credentials;
        this.passwords = passwords;
        this.codes = codes;
        this.tokens = tokens;
        this.turns = turns;
        this.otherWays = otherWays;
        this.judge = judge;
    }

    /** Keeps what an answer says of the shop beside it: the list changes if the answer turns out right, and not before. */
    public Uni<Void> trust(String token, boolean trusts) {
        return tokens.read(token)
                .map(step -> transactions.trust(step.acsTransId(), step.number(), trusts))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Takes an answer: a password or a code, as the page asks for. */
    public Uni<Screen> submit(String token, String answer) {
        return tokens.read(token).map(step -> find(step, answer)).orElseGet(Turns::unknown);
    }

    private Uni<Screen> find(Step step, String answer) {
        return transactions.find(step.acsTransId()).chain(found -> {
            Method method = found.map(Ends::method).orElse(null);
            if (method != Method.APP_APPROVAL && answer.isBlank()) {
                return turns.remark(step, Screen.Notice.EMPTY);
            }
            return method == null
                    ? Turns.unknown()
                    : switch (method) {
                        case PASSWORD -> password(step, answer);
                        case MAILED_CODE, SMS_CODE -> code(step, answer, codes.digits(), judge::code);
                        case APP_CODE -> code(step, answer, AppCodes.DIGITS, judge::appCode);
                        case APP_APPROVAL -> turns.remark(step, Screen.Notice.NOT_YET);
                        case PASSKEY -> turns.remark(step, Screen.Notice.FORMAT);
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
                ? turns.remark(step, Screen.Notice.FORMAT)
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
                        .orElseGet(() -> turns.remark(step, Screen.Notice.FORMAT)))
                .orElseGet(Turns::unknown);
    }

    @FunctionalInterface
    private interface Admission {
        Uni<Optional<Credentials.Admitted>> of(SqlClient db, UUID credentialId);
    }

    /** A signature cannot be guessed: it costs one of the challenge's answers, and a passkey is locked by nobody. */
    private Uni<Done> admitPasskey(Locked locked, State.Asking asking) {
        return choices.of(locked.db(), locked.transaction())
                .chain(offered -> Choices.find(offered, Method.PASSKEY.name())
                        .map(proof -> locked.transaction().asking(Choices.chosen(proof)))
                        .map(asked -> admit(new Locked(asked, locked.now(), locked.db()), asking, credentials::open))
                        .orElseGet(() -> turns.asked(locked, asking, Screen.Notice.STALE)));
    }

    private Uni<Screen> count(Step step, Function<Done.Counted, Uni<Judge.Judgement>> look) {
        return count(step, this::admit, look);
    }

    private Uni<Screen> count(Step step, Move admission, Function<Done.Counted, Uni<Judge.Judgement>> look) {
        return turns.under(
                        step,
                        (locked, asking) -> asking.step() == step.number()
                                ? admission.of(locked, asking)
                                : turns.asked(locked, asking, Screen.Notice.STALE))
                .invoke(done -> {
                    if (done instanceof Done.Counted counted) {
                        counted.admitted().ifPresent(admitted -> warnings.counted(counted.transaction(), admitted));
                    }
                })
                .chain(done -> done instanceof Done.Counted counted
                        ? look.apply(counted).chain(turns::show)
                        : turns.show(done, step));
    }

    /** A locked credential is not told from a wrong answer, so it costs one of the challenge's answers as well. */
    private Uni<Done> admit(Locked locked, State.Asking asking) {
        return admit(locked, asking, credentials::count);
    }

    private Uni<Done> admit(Locked locked, State.Asking asking, Admission admission) {
        Transaction transaction = locked.transaction();
        State.Asking counted = asking.counted(locked.now(), transaction.facts().limits());
        return admission
                .of(locked.db(), Ends.credential(transaction))
                .call(() -> transactions.save(locked.db(), transaction.in(counted)))
                .map(admitted -> new Done.Counted(transaction.in(counted), counted, admitted));
    }

    /** Sends another code, if one more is allowed. */
    public Uni<Screen> resend(String token) {
        return turns.turnOnce(token, otherWays::resend);
    }

    /** Lets the cardholder answer in another way; the attempts stay counted. */
    public Uni<Screen> choose(String token, String method) {
        return turns.turnOnce(token, (locked, asking) -> otherWays.choose(locked, asking, method));
    }

    /** Ends the challenge, because the cardholder wants out; any page of the transaction may say so. */
    public Uni<Screen> cancel(String token) {
        return turns.turnAtOnce(token, (locked, asking) -> turns.over(locked, asking.cancelled()));
    }

    /** Ends the challenge, because the merchant's app waits no longer. */
    public Uni<Screen> timedOutInApp(String token) {
        return turns.turn(token, (locked, asking) -> turns.silence(locked, asking.timedOutInApp()));
    }

    /** Moves the deadline, as every page does: nothing is counted, and the longest time stands. */
    public Uni<Screen> more(String token) {
        return turns.turn(token, (locked, asking) -> turns.asked(locked, asking, Screen.Notice.EXTENDED));
    }

    /** Shows what became of a question that is answered elsewhere; nothing is counted. */
    public Uni<Screen> look(String token) {
        return turns.turn(token, (locked, asking) -> turns.asked(locked, asking, looked(locked.transaction())));
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
}
