package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sekisho.credential.Passwords;
import org.sekisho.credential.passkey.Presented;
import org.sekisho.credential.store.AppCodes;
import org.sekisho.credential.store.Codes;
import org.sekisho.credential.store.Credentials;
import org.sekisho.risk.store.Histories;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.State;
import org.sekisho.transaction.Transaction;
import org.sekisho.transaction.store.Transactions;
import org.sekisho.transaction.store.Transactions.Locked;

/** Looks at a counted answer, and commits what comes of it together with the message that tells the directory. */
@ApplicationScoped
class Judge {

    private static final Duration LEASE = Duration.ofSeconds(7);

    private final Transactions transactions;
    private final Credentials credentials;
    private final Codes codes;
    private final AppCodes appCodes;
    private final PasskeyQuestions passkeys;
    private final CodeSender sender;
    private final Ends ends;
    private final Histories histories;
    private final Events events;
    private final PurchaseNotices notices;

    Judge(
            Transactions transactions,
            Credentials credentials,
            Codes codes,
            AppCodes appCodes,
            PasskeyQuestions passkeys,
            CodeSender sender,
            Ends ends,
            Histories histories,
            Events events,
            PurchaseNotices notices) {
        this.transactions = transactions;
        this.credentials = credentials;
        this.codes = codes;
        this.appCodes = appCodes;
        this.passkeys = passkeys;
        this.sender = sender;
        this.ends = ends;
        this.histories = histories;
        this.events = events;
        this.notices = notices;
    }

    /** What came of an answer. */
    sealed interface Judgement {
        record Again(Transaction transaction, State.Asking asking, Screen.Notice notice) implements Judgement {}

        record Over(Transaction transaction, State.Final end, Ends.@Nullable Ending ending) implements Judgement {}
    }

    private enum Finding {
        RIGHT,
        WRONG,
        TOO_LATE
    }

    Uni<Judgement> password(
            Passwords.Place place,
            Transaction transaction,
            State.Asking counted,
            @Nullable String stored,
            String password) {
        if (stored == null) {
            throw new IllegalStateException("a password credential without a password");
        }
        return place.matches(password, stored)
                .chain(right -> commit(
                        transaction,
                        counted,
                        locked -> right
                                ? credentials
                                        .has(locked.db(), Ends.credential(locked.transaction()), stored)
                                        .map(still -> still ? Finding.RIGHT : Finding.WRONG)
                                : Uni.createFrom().item(Finding.WRONG)));
    }

    /** Looks at nothing and takes as long: a locked password must not be told from a wrong one. */
    Uni<Judgement> lockedPassword(
            Passwords.Place place, Transaction transaction, State.Asking counted, String password) {
        return place.matchesNothing(password).chain(() -> locked(transaction, counted));
    }

    /** Looks at nothing. */
    Uni<Judgement> locked(Transaction transaction, State.Asking counted) {
        return commit(transaction, counted, locked -> Uni.createFrom().item(Finding.WRONG));
    }

    /** The code is used in the same commit that ends the challenge: it is worth one success or none. */
    Uni<Judgement> code(Transaction transaction, State.Asking counted, String code) {
        Codes.Binding binding = sender.binding(transaction);
        return commit(transaction, counted, locked -> codes.use(locked.db(), binding, code)
                .chain(used -> used
                        ? Uni.createFrom().item(Finding.RIGHT)
                        : codes.isExpired(locked.db(), binding, code)
                                .map(late -> late ? Finding.TOO_LATE : Finding.WRONG)));
    }

    /** The app's code is used in the same commit as well. */
    Uni<Judgement> appCode(Transaction transaction, State.Asking counted, String code) {
        Codes.Binding binding = sender.binding(transaction);
        return commit(transaction, counted, locked -> appCodes.use(locked.db(), binding, code)
                .map(used -> used ? Finding.RIGHT : Finding.WRONG));
    }

    /** A passkey's answer and the question of its page are used up in the same commit, and the counter moves in it. */
    Uni<Judgement> passkey(Transaction transaction, State.Asking counted, int step, Presented presented) {
        return commit(transaction, counted, locked -> passkeys.right(locked.db(), locked.transaction(), step, presented)
                .map(right -> right ? Finding.RIGHT : Finding.WRONG));
    }

    private Uni<Judgement> commit(
            Transaction transaction, State.Asking counted, java.util.function.Function<Locked, Uni<Finding>> look) {
        return transactions
                .<Judgement>locked(transaction.acsTransId(), locked -> switch (locked.transaction()
                        .state()) {
                    case State.Asking asking
                    when asking.step() == counted.step() ->
                        look.apply(locked)
                                .invoke(finding -> events.answered(finding.name()))
                                .chain(finding -> finding == Finding.RIGHT
                                        ? ends.isStopped(locked)
                                                .chain(stopped -> stopped
                                                        ? over(locked, asking.stopped())
                                                        : right(locked, asking))
                                        : wrong(locked, asking, finding));
                    // the timer or a cancel was faster, or the check took too long: what stands, stands
                    case State.Asking asking ->
                        Uni.createFrom().item(new Judgement.Again(locked.transaction(), asking, Screen.Notice.STALE));
                    case State.Final end -> Uni.createFrom().item(new Judgement.Over(locked.transaction(), end, null));
                    case State.AwaitingCReq _, State.Decoupled _ ->
                        throw new IllegalStateException("counted before it was opened");
                })
                .map(judgement -> judgement.orElseThrow(() -> new IllegalStateException("the transaction is gone")))
                .invoke(this::tell);
    }

    private void tell(Judgement judgement) {
        if (judgement instanceof Judgement.Over over && over.ending() != null) {
            notices.listed(over.ending());
        }
    }

    private Uni<Judgement> right(Locked locked, State.Asking asking) {
        return credentials
                .succeeded(locked.db(), Ends.credential(locked.transaction()))
                .chain(() -> rememberDevice(locked))
                .chain(() -> over(locked, asking.correct()));
    }

    /** Whoever has proved who they are makes their device a known one. */
    private Uni<Void> rememberDevice(Locked locked) {
        Facts facts = locked.transaction().facts();
        return facts.deviceKey() == null || facts.account() == null
                ? Uni.createFrom().voidItem()
                : histories.rememberDevice(locked.db(), facts.account().cardId(), facts.deviceKey());
    }

    private Uni<Judgement> wrong(Locked locked, State.Asking asking, Finding finding) {
        Transaction transaction = locked.transaction();
        return switch (asking.wrong(transaction.facts().limits())) {
            case State.Final end -> over(locked, end);
            case State.Asking again ->
                transactions
                        .save(locked.db(), transaction.in(again))
                        .map(saved -> new Judgement.Again(
                                transaction.in(again),
                                again,
                                finding == Finding.TOO_LATE ? Screen.Notice.EXPIRED_CODE : Screen.Notice.WRONG));
        };
    }

    private Uni<Judgement> over(Locked locked, State.Final end) {
        return ends.write(locked, end, LEASE).map(ending -> new Judgement.Over(ending.transaction(), end, ending));
    }
}
