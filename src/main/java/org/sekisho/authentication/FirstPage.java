package org.sekisho.authentication;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sekisho.credential.store.Codes;
import org.sekisho.protocol.CReq;
import org.sekisho.protocol.ErrorCode;
import org.sekisho.protocol.Ids;
import org.sekisho.protocol.ProtocolException;
import org.sekisho.risk.Script;
import org.sekisho.risk.Scripts;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.Limits;
import org.sekisho.transaction.State;
import org.sekisho.transaction.Transaction;
import org.sekisho.transaction.store.Conversation;
import org.sekisho.transaction.store.Conversation.OpenedBy;
import org.sekisho.transaction.store.Transactions;
import org.sekisho.transaction.store.Transactions.Locked;

/**
 * The CReq opens the challenge, once. The same CReq again, by a reload, the back button or a second window, shows the challenge
 * as it stands, sends no code and counts nothing; another CReq ends it. Another browser is shown nothing, whatever it brings.
 */
@ApplicationScoped
public class FirstPage {

    /** While the browser waits for its last page, only the request that ended the challenge sends the RReq. */
    private static final Duration LEASE = Duration.ofSeconds(7);

    private final Transactions transactions;
    private final Ends ends;
    private final Screens screens;
    private final FirstQuestion first;
    private final Events events;
    private final BoundBrowser bound;
    private final Scripts scripts;

    FirstPage(
            Transactions transactions,
            Ends ends,
            Screens screens,
            FirstQuestion first,
            Events events,
            BoundBrowser bound,
            Scripts scripts) {
        this.scripts = scripts;
        this.bound = bound;
        this.transactions = transactions;
        this.ends = ends;
        this.screens = screens;
        this.first = first;
        this.events = events;
    }

    /**
     * What a browser brought.
     *
     * @param hash        of the decoded CReq
     * @param sessionData threeDSSessionData as it came; null when the field was absent
     */
    public record Brought(CReq cReq, byte[] hash, @Nullable String sessionData) {}

    /** What was done under the lock, to be shown after the commit. */
    private sealed interface Done {
        record Asked(Transaction transaction, State.Asking asking, Codes.@Nullable Issued newCode) implements Done {}

        record Over(Transaction transaction, State.Final end, Ends.@Nullable Ending ending) implements Done {}

        /** It went as it was written beforehand. */
        record Played(Transaction transaction, State.Final end, Ends.Ending ending) implements Done {}

        record Broke(Transaction transaction, ProtocolException why, Ends.@Nullable Ending ending) implements Done {}

        record NotThere() implements Done {}

        /** Another browser opened it. */
        record Elsewhere(Transaction transaction) implements Done {}
    }

    /** Opens the challenge or shows it as it stands. */
    public Uni<Screen> open(Brought brought, Browser browser) {
        UUID id;
        try {
            id = UUID.fromString(brought.cReq().acsTransID());
        } catch (IllegalArgumentException e) {
            return Uni.createFrom().item(new Screen.Unknown());
        }
        return transactions
                .<Done>locked(
                        id,
                        locked -> known(
                                locked,
                                brought.cReq().threeDSServerTransID(),
                                browser,
                                talk -> decide(locked, talk, brought, browser)))
                .chain(done -> show(done, brought));
    }

    /** A CReq that cannot be read but names a transaction: it ends the challenge, and the shop is told. */
    public Uni<Screen> unreadable(ProtocolException why, @Nullable String sessionData, Browser browser) {
        Ids ids = why.ids();
        if (ids.acsTransID() == null || ids.threeDSServerTransID() == null) {
            return Uni.createFrom().item(new Screen.Unknown());
        }
        UUID id = UUID.fromString(ids.acsTransID());
        return transactions
                .<Done>locked(
                        id, locked -> known(locked, ids.threeDSServerTransID(), browser, talk -> fail(locked, why)))
                .chain(done -> show(done, sessionData));
    }

    /** Who names a transaction by half, or comes in another browser than the first one, changes nothing. */
    private Uni<Done> known(
            Locked locked,
            @Nullable String threeDSServerTransID,
            Browser browser,
            Function<Conversation, Uni<Done>> work) {
        Transaction transaction = locked.transaction();
        // A challenge in an app is none of a browser's, whoever brings its ids.
        if (!belongs(locked, threeDSServerTransID) || transaction.facts().app() != null) {
            return Uni.createFrom().item(new Done.NotThere());
        }
        return transactions.conversation(locked.db(), transaction.acsTransId()).chain(talk -> {
            OpenedBy opener = talk.openedBy();
            return opener == null || bound.is(opener, transaction.acsTransId(), browser)
                    ? work.apply(talk)
                    : Uni.createFrom().item(new Done.Elsewhere(transaction));
        });
    }

    private Uni<Done> decide(Locked locked, Conversation talk, Brought brought, Browser browser) {
        CReq cReq = brought.cReq();
        Transaction transaction = locked.transaction();
        if (!cReq.messageVersion().equals(transaction.facts().messageVersion())) {
            return fail(locked, ProtocolException.in(cReq, ErrorCode.FORMAT_INVALID, "messageVersion"));
        }
        boolean same = talk.fits(brought.hash());
        return switch (transaction.state()) {
            case State.AwaitingCReq awaiting
            when locked.now().isAfter(awaiting.deadline()) -> late(locked, awaiting, cReq);
            case State.AwaitingCReq awaiting -> begin(locked, awaiting, brought, browser);
            case State.Asking asking when locked.now().isAfter(asking.deadline()) -> timedOut(locked, asking);
            case State.Asking asking when same -> again(locked, asking);
            case State.Decoupled _ ->
                fail(locked, ProtocolException.in(cReq, ErrorCode.TRANSACTION_DATA_NOT_VALID, "no challenge"));
            case State.Final end
            when same && opened(talk) -> Uni.createFrom().item(new Done.Over(transaction, end, null));
            case State.Final end
            when timedOutEarly(end) ->
                Uni.createFrom()
                        .item(new Done.Broke(
                                transaction, ProtocolException.in(cReq, ErrorCode.TIMED_OUT, "first CReq"), null));
            case State.Asking _ ->
                fail(locked, ProtocolException.in(cReq, ErrorCode.TRANSACTION_DATA_NOT_VALID, "another CReq"));
            case State.Final end
            when !opened(talk)
                    && (end.result().cancel() == null || transaction.facts().decoupled() != null) ->
                fail(locked, ProtocolException.in(cReq, ErrorCode.TRANSACTION_DATA_NOT_VALID, "no challenge"));
            case State.Final _ -> fail(locked, ProtocolException.in(cReq, ErrorCode.CREQ_AFTER_RREQ, "another CReq"));
        };
    }

    private static boolean belongs(Locked locked, @Nullable String threeDSServerTransID) {
        return locked.transaction().facts().threeDSServerTransID().equalsIgnoreCase(threeDSServerTransID);
    }

    private static boolean opened(Conversation talk) {
        return talk.cReqHash() != null;
    }

    private static boolean timedOutEarly(State.Final end) {
        return end.result().cancel() == org.sekisho.protocol.ChallengeCancel.FIRST_CREQ_MISSING;
    }

    private Uni<Done> begin(Locked locked, State.AwaitingCReq awaiting, Brought brought, Browser browser) {
        Transaction transaction = locked.transaction();
        return transactions
                .keepCReq(
                        locked.db(),
                        transaction.acsTransId(),
                        brought.hash(),
                        brought.sessionData(),
                        bound.mark(transaction.acsTransId(), browser))
                .chain(() -> switch (answer(transaction)) {
                    case ASKED ->
                        first.preferred(locked, awaiting)
                                .map(asked -> new Done.Asked(asked.transaction(), asked.asking(), asked.newCode()));
                    case RIGHT -> played(locked, counted(locked, awaiting).correct());
                    case WRONG -> played(locked, counted(locked, awaiting).locked());
                });
    }

    private Script.Answer answer(Transaction transaction) {
        Facts.Account account = transaction.facts().account();
        return account == null
                ? Script.Answer.ASKED
                : scripts.of(account.cardId()).map(Script::answer).orElse(Script.Answer.ASKED);
    }

    private static State.Asking counted(Locked locked, State.AwaitingCReq awaiting) {
        Limits limits = locked.transaction().facts().limits();
        return awaiting.opened(locked.now(), limits).counted(locked.now(), limits);
    }

    private Uni<Done> played(Locked locked, State.Final end) {
        return ends.write(locked, end, LEASE).map(ending -> new Done.Played(ending.transaction(), end, ending));
    }

    private Uni<Done> again(Locked locked, State.Asking asking) {
        Transaction transaction = locked.transaction();
        State.Asking shown = asking.shown(locked.now(), transaction.facts().limits());
        return transactions
                .save(locked.db(), transaction.in(shown))
                .map(saved -> new Done.Asked(transaction.in(shown), shown, null));
    }

    private Uni<Done> late(Locked locked, State.AwaitingCReq awaiting, CReq cReq) {
        ProtocolException why = ProtocolException.in(cReq, ErrorCode.TIMED_OUT, "first CReq");
        return ends.write(locked, awaiting.timedOut(), Duration.ZERO)
                .map(ending -> new Done.Broke(ending.transaction(), why, ending));
    }

    private Uni<Done> timedOut(Locked locked, State.Asking asking) {
        return ends.silence(locked, asking.timedOut(), Duration.ZERO)
                .map(ending -> new Done.Over(ending.transaction(), ending.end(), ending));
    }

    /** What is answered without the merchant has no conversation that a CReq could break. */
    private Uni<Done> fail(Locked locked, ProtocolException why) {
        return locked.transaction().state() instanceof State.Open open && !(open instanceof State.Decoupled)
                ? ends.failed(locked, open.failed(), why)
                        .map(ending -> new Done.Broke(ending.transaction(), why, ending))
                : Uni.createFrom().item(new Done.Broke(locked.transaction(), why, null));
    }

    private Uni<Screen> show(Optional<Done> done, Brought brought) {
        return show(done, brought.sessionData());
    }

    private Uni<Screen> show(Optional<Done> done, @Nullable String sessionData) {
        return switch (done.orElseGet(Done.NotThere::new)) {
            case Done.NotThere _ -> Uni.createFrom().item(new Screen.Unknown());
            case Done.Elsewhere elsewhere ->
                Uni.createFrom().item(bound.another(elsewhere.transaction().acsTransId(), "open"));
            case Done.Over over -> {
                events.ended(over.ending());
                yield screens.ended(over.transaction(), over.end(), null);
            }
            case Done.Played played -> {
                events.ended(played.ending());
                yield screens.ended(
                        played.transaction(), played.end(), played.ending().toReport());
            }
            case Done.Broke broke -> {
                events.ended(broke.ending());
                yield screens.broken(broke.transaction(), broke.why(), null, sessionData);
            }
            case Done.Asked asked ->
                asked.newCode() == null
                        ? screens.ask(asked.transaction(), asked.asking(), Screen.Notice.NONE)
                        : screens.askWithCode(asked.transaction(), asked.asking(), asked.newCode(), Screen.Notice.NONE);
        };
    }
}
