package org.sekisho.sdk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.authentication.Answers;
import org.sekisho.authentication.AppChallenge;
import org.sekisho.authentication.Screen;
import org.sekisho.card.Method;
import org.sekisho.delivery.Deliveries;
import org.sekisho.protocol.ChallengeCancel;
import org.sekisho.protocol.Erro;
import org.sekisho.protocol.ErrorCode;
import org.sekisho.protocol.ProtocolException;
import org.sekisho.protocol.SdkCReq;
import org.sekisho.protocol.SdkCRes;
import org.sekisho.protocol.TransStatus;
import org.sekisho.protocol.Wire;
import org.sekisho.risk.Scripts;
import org.sekisho.risk.Several;
import org.sekisho.sdk.crypto.SecureMessage;
import org.sekisho.sdk.store.SdkSession;
import org.sekisho.sdk.store.SdkSession.Shown;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.Result;
import org.sekisho.transaction.Transaction;
import org.sekisho.transaction.store.Transactions;

/** Does what a message asks for, as the page would, and writes what the app shows next. */
@ApplicationScoped
class Steps {

    private final AppChallenge challenge;
    private final Answers answers;
    private final SdkScreens screens;
    private final Deliveries deliveries;
    private final Transactions transactions;
    private final SdkErros erros;
    private final Scripts scripts;

    Steps(
            AppChallenge challenge,
            Answers answers,
            SdkScreens screens,
            Deliveries deliveries,
            Transactions transactions,
            SdkErros erros,
            Scripts scripts) {
        this.scripts = scripts;
        this.challenge = challenge;
        this.answers = answers;
        this.screens = screens;
        this.deliveries = deliveries;
        this.transactions = transactions;
        this.erros = erros;
    }

    /**
     * What an app is sent.
     *
     * @param shown   what it shows then; null at the end
     * @param outcome for the counters
     */
    record Answer(String text, @Nullable Shown shown, String outcome) {}

    /** What came of a message, and whether a choice of ways is shown as long as the challenge goes on. */
    private record Next(Screen screen, boolean choice, boolean busy) {
        static Next entry(Screen screen) {
            return new Next(screen, false, false);
        }
    }

    Uni<Answer> answer(Transaction transaction, Arrived arrived, SdkSession session, byte[] hash) {
        return act(transaction, arrived.cReq(), session, hash)
                .chain(next -> write(transaction, arrived, session, next));
    }

    private Uni<Next> act(Transaction transaction, SdkCReq cReq, SdkSession session, byte[] hash) {
        Shown shown = session.shown();
        if (cReq.action() instanceof SdkCReq.Action.Begin) {
            return challenge
                    .open(transaction.acsTransId(), hash, session.selects())
                    .map(screen -> new Next(screen, session.selects() && hasChoice(screen, session), false));
        }
        if (shown == null) {
            throw new ProtocolException(ErrorCode.TRANSACTION_DATA_NOT_VALID, "nothing was asked for yet");
        }
        return trust(shown, cReq).chain(() -> act(transaction, shown, cReq, session));
    }

    /** Said beside what was done, so it is kept first. */
    private Uni<Void> trust(Shown shown, SdkCReq cReq) {
        Boolean trusts = cReq.action() instanceof SdkCReq.Action.Form(String query)
                ? FormEntry.of(query).trusts()
                : cReq.trusts();
        return trusts == null ? Uni.createFrom().voidItem() : answers.trust(shown.step(), trusts);
    }

    private Uni<Next> act(Transaction transaction, Shown shown, SdkCReq cReq, SdkSession session) {
        return switch (cReq.action()) {
            case SdkCReq.Action.Cancel(String code) -> cancel(shown, code);
            case SdkCReq.Action.Entry(String text) when shown.choice() -> choose(shown, session, text);
            case SdkCReq.Action.Entry(String text) ->
                submit(
                        shown,
                        several(transaction, session)
                                .map(question -> question.meant(text))
                                .orElse(text));
            case SdkCReq.Action.Form(String query) -> form(shown, FormEntry.of(query));
            case SdkCReq.Action.Resend _
            when !shown.choice() -> answers.resend(shown.step()).map(Next::entry);
            case SdkCReq.Action.Continue _
            when !shown.choice() -> answers.look(shown.step()).map(Next::entry);
            case SdkCReq.Action.Nothing _ when !shown.choice() -> submit(shown, "");
            case SdkCReq.Action.Resend _, SdkCReq.Action.Nothing _, SdkCReq.Action.Continue _ -> again(shown);
            case SdkCReq.Action.Begin _ -> throw new IllegalStateException("was looked at before");
        };
    }

    private Optional<Several> several(Transaction transaction, SdkSession session) {
        Facts.Account account = transaction.facts().account();
        return session.several() && account != null ? scripts.several(account.cardId()) : Optional.empty();
    }

    private static boolean hasChoice(Screen screen, SdkSession session) {
        return screen instanceof Screen.Ask ask
                && !SdkScreens.others(ask, session.elsewhere()).isEmpty();
    }

    private Uni<Next> cancel(Shown shown, String code) {
        return ChallengeCancel.SDK_TIMED_OUT.code().equals(code)
                ? answers.timedOutInApp(shown.step()).map(Next::entry)
                : answers.cancel(shown.step()).map(Next::entry);
    }

    private Uni<Next> choose(Shown shown, SdkSession session, String key) {
        return SdkScreens.method(key)
                .filter(method -> session.elsewhere() || method != Method.APP_APPROVAL)
                .map(method -> answers.choose(shown.step(), method.name()).map(Next::entry))
                .orElseGet(() -> again(shown));
    }

    private Uni<Next> submit(Shown shown, String text) {
        return answers.submit(shown.step(), text)
                .chain(screen -> screen instanceof Screen.Busy
                        ? answers.more(shown.step()).map(ask -> new Next(ask, false, true))
                        : Uni.createFrom().item(Next.entry(screen)));
    }

    private Uni<Next> form(Shown shown, FormEntry form) {
        return switch (form.action()) {
            case "cancel" -> answers.cancel(shown.step()).map(Next::entry);
            case "look" -> answers.look(shown.step()).map(Next::entry);
            case "resend" -> answers.resend(shown.step()).map(Next::entry);
            case "choose" -> answers.choose(shown.step(), form.answer()).map(Next::entry);
            default -> submit(shown, form.answer());
        };
    }

    /** Shows it once more: nothing was done that means anything here. */
    private Uni<Next> again(Shown shown) {
        return answers.more(shown.step()).map(screen -> new Next(screen, shown.choice(), false));
    }

    private Uni<Answer> write(Transaction transaction, Arrived arrived, SdkSession session, Next next) {
        return switch (next.screen()) {
            case Screen.Ask ask ->
                screens.of(ask, next.choice(), next.busy(), session.elsewhere(), several(transaction, session))
                        .map(ui -> SdkCRes.asking(head(transaction, arrived), ui))
                        .map(cRes -> new Answer(
                                sealed(cRes, transaction, arrived, session),
                                new Shown(next.choice(), ask.step()),
                                "ask"));
            case Screen.Ended ended -> ended(ended, arrived, session);
            case Screen.Broken broken -> Uni.createFrom().failure(broken.why());
            case Screen.Unknown _, Screen.Elsewhere _, Screen.Busy _ ->
                Uni.createFrom()
                        .failure(new ProtocolException(
                                ErrorCode.TRANSACTION_DATA_NOT_VALID, "the challenge does not stand where it was"));
        };
    }

    private Uni<Answer> ended(Screen.Ended ended, Arrived arrived, SdkSession session) {
        Result result = ended.end().result();
        ChallengeCancel cancel = result.cancel();
        if (result.status() == TransStatus.DECOUPLED) {
            return told(ended, arrived, session);
        }
        if (cancel == ChallengeCancel.TIMED_OUT || cancel == ChallengeCancel.FIRST_CREQ_MISSING) {
            return erro(ended, ErrorCode.TIMED_OUT, "the challenge");
        }
        if (cancel == ChallengeCancel.TRANSACTION_ERROR) {
            return erro(ended, ErrorCode.CREQ_AFTER_RREQ, "the challenge is over");
        }
        return told(ended, arrived, session);
    }

    /** The app hears of the result when the directory has it, and of an error when it has not: never of more than was told. */
    private Uni<Answer> told(Screen.Ended ended, Arrived arrived, SdkSession session) {
        UUID id = ended.transaction().acsTransId();
        return deliveries.receipted(id, ended.toReport()).chain(reported -> transactions
                .show(
                        id,
                        ended.end()
                                .result()
                                .told(reported, ended.transaction().facts().messageVersion())
                                .code())
                .chain(shown -> reported
                        ? Uni.createFrom().item(last(ended, TransStatus.of(shown), arrived, session))
                        : erro(ended, ErrorCode.TRANSIENT_FAILURE, "the result could not be told")));
    }

    private Answer last(Screen.Ended ended, TransStatus shown, Arrived arrived, SdkSession session) {
        SdkCRes cRes = SdkCRes.ended(head(ended.transaction(), arrived), shown);
        return new Answer(sealed(cRes, ended.transaction(), arrived, session), null, "ended");
    }

    private Uni<Answer> erro(Screen.Ended ended, ErrorCode code, String detail) {
        Erro erro = erros.of(ended.transaction(), new ProtocolException(code, detail));
        return Uni.createFrom().item(new Answer(Wire.write(erro), null, code.code()));
    }

    private static SdkCRes.Head head(Transaction transaction, Arrived arrived) {
        return new SdkCRes.Head(
                transaction.facts().messageVersion(),
                arrived.ids(),
                arrived.counter().toString());
    }

    private static String sealed(SdkCRes cRes, Transaction transaction, Arrived arrived, SdkSession session) {
        return SecureMessage.sealed(
                Wire.write(cRes),
                arrived.encryption(),
                transaction.acsTransId().toString(),
                arrived.counter(),
                session.key());
    }
}
