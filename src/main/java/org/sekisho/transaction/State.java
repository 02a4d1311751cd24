package org.sekisho.transaction;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sekisho.protocol.ChallengeCancel;
import org.sekisho.protocol.TransStatus;
import org.sekisho.protocol.TransStatusReason;

/**
 * Where a transaction stands. A move is a method of the state it starts from, and its return type says what can follow.
 *
 * <pre>
 *   AwaitingCReq ──opened──► Asking ──correct, cancelled──────────────► Final
 *        │                   │  ▲ │                                       ▲
 *        │                   └──┘ └─wrong (no attempts left)──────────────┤
 *        │    shown, counted, resent, chosen, wrong (attempts left)       │
 *        └──timedOut, failed──── timedOut, failed, locked, approved, refused
 *
 *   Decoupled ──approved, refused, timedOut, failed─────────────────────► Final
 * </pre>
 */
public sealed interface State {

    /** Not ended: there is a deadline. */
    sealed interface Open extends State {
        /** When silence ends it, by the database's clock. */
        Instant deadline();

        /** The deadline passed. */
        Final timedOut();

        /** Sekisho or the 3DS Requestor broke the conversation. [3DS: challengeCancel 06] */
        Final failed();
    }

    /** The cardholder may say yes or no on another device. */
    sealed interface Approvable extends Open {
        /** The purchase was approved there. */
        Final approved();

        /** The cardholder says that the purchase is somebody else's. */
        Final refused();

        /** The card was stopped by its holder, or for them, while they were asked. */
        Final stopped();
    }

    /** What an answer can lead to. */
    sealed interface Judged extends State {}

    /** The ARes said C; the browser has not come yet. */
    record AwaitingCReq(Instant deadline) implements Open {

        /** The first valid CReq came. */
        public Asking opened(Instant now, Limits limits) {
            return new Asking(now.plus(limits.idle()), 1, 0, 0, null);
        }

        @Override
        public Final timedOut() {
            return new Final(
                    new Result(
                            TransStatus.NOT_AUTHENTICATED,
                            TransStatusReason.TIMED_OUT,
                            ChallengeCancel.FIRST_CREQ_MISSING),
                    0);
        }

        @Override
        public Final failed() {
            return State.broken(0);
        }
    }

    /**
     * The cardholder is being asked.
     *
     * @param step          grows with every answer, so that each page is answered once
     * @param attempts      answers counted so far, the one being checked included
     * @param resends       codes sent after the first
     * @param checkingUntil while an answer is being checked: when to stop waiting for it, because its replica may have died
     */
    record Asking(
            Instant deadline,
            int step,
            int attempts,
            int resends,
            @Nullable Instant checkingUntil) implements Approvable, Judged {

        private static final Duration LONGEST_CHECK = Duration.ofSeconds(10);

        /** The page is shown again, unchanged. */
        public Asking shown(Instant now, Limits limits) {
            return new Asking(now.plus(limits.idle()), step, attempts, resends, checkingUntil);
        }

        /** An answer is about to be evaluated: counted first, so that nobody guesses for free. */
        public Asking counted(Instant now, Limits limits) {
            return new Asking(now.plus(limits.idle()), step + 1, attempts + 1, resends, now.plus(LONGEST_CHECK));
        }

        /** Another code is sent. */
        public Asking resent(Instant now, Limits limits) {
            return new Asking(now.plus(limits.idle()), step + 1, attempts, resends + 1, null);
        }

        /** The cardholder wants to answer in another way. */
        public Asking chosen(Instant now, Limits limits) {
            return new Asking(now.plus(limits.idle()), step + 1, attempts, resends, null);
        }

        /** No longer than this. */
        Asking until(Instant end) {
            return deadline.isAfter(end) ? new Asking(end, step, attempts, resends, checkingUntil) : this;
        }

        /** Whether another replica or request is evaluating an answer right now. */
        public boolean isChecking(Instant now) {
            return checkingUntil != null && now.isBefore(checkingUntil);
        }

        /** The answer was right. */
        public Final correct() {
            return new Final(Result.of(TransStatus.AUTHENTICATED), attempts);
        }

        /** The answer was wrong. */
        public Judged wrong(Limits limits) {
            return attempts < limits.attempts() ? new Asking(deadline, step, attempts, resends, null) : locked();
        }

        /** No further answer will be looked at. */
        public Final locked() {
            return new Final(Result.of(TransStatus.NOT_AUTHENTICATED, TransStatusReason.MAXIMUM_CHALLENGES), attempts);
        }

        /** One answer more, which was right. */
        @Override
        public Final approved() {
            return new Final(Result.of(TransStatus.AUTHENTICATED), attempts + 1);
        }

        @Override
        public Final refused() {
            return State.disowned(attempts + 1);
        }

        @Override
        public Final stopped() {
            return State.disowned(attempts);
        }

        /** The cardholder pressed Cancel. */
        public Final cancelled() {
            return new Final(
                    new Result(
                            TransStatus.NOT_AUTHENTICATED,
                            TransStatusReason.CARD_AUTHENTICATION_FAILED,
                            ChallengeCancel.CARDHOLDER),
                    attempts);
        }

        /** The merchant's app waits no longer. */
        public Final timedOutInApp() {
            return new Final(
                    new Result(
                            TransStatus.NOT_AUTHENTICATED, TransStatusReason.TIMED_OUT, ChallengeCancel.SDK_TIMED_OUT),
                    attempts);
        }

        @Override
        public Final timedOut() {
            return new Final(
                    new Result(TransStatus.NOT_AUTHENTICATED, TransStatusReason.TIMED_OUT, ChallengeCancel.TIMED_OUT),
                    attempts);
        }

        @Override
        public Final failed() {
            return State.broken(attempts);
        }
    }

    /**
     * The ARes said D: the cardholder answers elsewhere, without the merchant, and no browser or app of it takes part.
     *
     * @param whole whether the deadline is the 3DS Requestor's, and not one of ours before it
     */
    record Decoupled(Instant deadline, boolean whole) implements Approvable {

        @Override
        public Final approved() {
            return new Final(Result.of(TransStatus.AUTHENTICATED), 1);
        }

        @Override
        public Final refused() {
            return State.disowned(1);
        }

        @Override
        public Final stopped() {
            return State.disowned(0);
        }

        /** [3DS: challengeCancel 03] */
        @Override
        public Final timedOut() {
            return new Final(
                    new Result(
                            TransStatus.UNAVAILABLE,
                            whole ? TransStatusReason.DECOUPLED_TIMED_OUT : TransStatusReason.CARDHOLDER_DID_NOT_ACT,
                            ChallengeCancel.DECOUPLED_TIMED_OUT),
                    0);
        }

        @Override
        public Final failed() {
            return State.broken(0);
        }
    }

    /**
     * Ended. Nothing leads out of here.
     *
     * @param attempts answers evaluated, the interactionCounter of the RReq
     */
    record Final(Result result, int attempts) implements Judged {

        /**
         * The same, and the cardholder is to be asked again without the merchant, where a challenge had begun and silence ended it: who
         * cancels or fails is not asked again. [3DS: transStatus D, transStatusReason 29]
         */
        Final fallingBack() {
            boolean silence =
                    result.cancel() == ChallengeCancel.TIMED_OUT || result.cancel() == ChallengeCancel.SDK_TIMED_OUT;
            return silence
                    ? new Final(
                            new Result(TransStatus.DECOUPLED, TransStatusReason.DECOUPLED_FALLBACK, result.cancel()),
                            attempts)
                    : this;
        }
    }

    private static Final disowned(int attempts) {
        return new Final(Result.of(TransStatus.NOT_AUTHENTICATED, TransStatusReason.SUSPECTED_FRAUD), attempts);
    }

    private static Final broken(int attempts) {
        return new Final(
                new Result(
                        TransStatus.UNAVAILABLE, TransStatusReason.TECHNICAL_ISSUE, ChallengeCancel.TRANSACTION_ERROR),
                attempts);
    }
}
