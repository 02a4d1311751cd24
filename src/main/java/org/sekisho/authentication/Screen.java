package org.sekisho.authentication;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sekisho.card.Holder;
import org.sekisho.card.Issuer;
import org.sekisho.card.Method;
import org.sekisho.protocol.ProtocolException;
import org.sekisho.transaction.State;
import org.sekisho.transaction.Transaction;
import org.sekisho.transaction.store.OutboxEntry;

/** What the cardholder's browser is to show next. */
public sealed interface Screen {

    /**
     * Ask the cardholder.
     *
     * @param others       what may be chosen instead
     * @param mark         two digits of the message to read; absent where none was sent
     * @param number       of the purchase, for the app; absent where nothing is asked of one
     * @param passkey      what a passkey is asked for with; absent where none may be used
     * @param step         goes into the page and comes back with the answer
     * @param attemptsLeft answers that will still be evaluated
     * @param mayResend    whether another code can be sent
     * @param deadline     when silence ends the challenge
     * @param mayExtend    whether the cardholder can have more time than that
     */
    record Ask(
            Transaction transaction,
            Issuer issuer,
            Holder holder,
            Method method,
            List<Method> others,
            @Nullable Integer mark,
            @Nullable String number,
            int codeDigits,
            @Nullable Passkey passkey,
            String step,
            Notice notice,
            int attemptsLeft,
            boolean mayResend,
            Instant deadline,
            boolean mayExtend)
            implements Screen {}

    /**
     * What a passkey has to sign for this page.
     *
     * @param challenge in base64url
     * @param site      the RP ID
     * @param known     the passkeys that will do
     */
    record Passkey(String challenge, String site, List<Known> known) {

        /**
         * One of them.
         *
         * @param id         in base64url
         * @param transports how browsers reach it
         */
        public record Known(String id, List<String> transports) {}
    }

    /**
     * The result is fixed: tell the directory, then the shop through the browser.
     *
     * @param toReport   the RReq that this request must send; absent when another one does
     * @param sessionData threeDSSessionData to give back
     * @param language   the holder's, as the pages before had it; absent where they chose none
     */
    record Ended(
            Transaction transaction,
            Issuer issuer,
            State.Final end,
            @Nullable OutboxEntry toReport,
            @Nullable String sessionData,
            @Nullable String language)
            implements Screen {}

    /** The conversation broke: the shop gets an Erro through the browser. The language is that of {@link Ended}. */
    record Broken(
            Transaction transaction,
            Issuer issuer,
            ProtocolException why,
            @Nullable OutboxEntry toReport,
            @Nullable String sessionData,
            @Nullable String language)
            implements Screen {}

    /** There is nothing to show and nowhere to send the browser. */
    record Unknown() implements Screen {}

    /** Another browser opened this challenge. */
    record Elsewhere() implements Screen {}

    /** Too many are being checked at the moment; nothing was counted. */
    record Busy() implements Screen {}

    /** What the page says about the step before. */
    enum Notice {
        NONE,
        /** Nothing was entered. */
        EMPTY,
        /** Not what a code looks like. */
        FORMAT,
        WRONG,
        EXPIRED_CODE,
        RESENT,
        /** Too early for another message. */
        RESEND_WAIT,
        RESEND_LIMIT,
        /** This step was answered before. */
        STALE,
        /** The code could not be sent. */
        NOT_SENT,
        /** The cardholder asked for more time and got it. */
        EXTENDED,
        /** Nothing was approved elsewhere up to now. */
        NOT_YET
    }
}
