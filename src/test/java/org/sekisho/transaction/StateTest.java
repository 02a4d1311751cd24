package org.sekisho.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.sekisho.protocol.ChallengeCancel;
import org.sekisho.protocol.TransStatus;
import org.sekisho.protocol.TransStatusReason;

class StateTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Limits LIMITS = new Limits(3, 2, Duration.ofMinutes(10), Duration.ofMinutes(30));

    @Test
    void theFirstCReqStartsTenMinutesAndTheFirstStep() {
        var asking = awaiting().opened(NOON, LIMITS);

        assertThat(asking).isEqualTo(new State.Asking(NOON.plusSeconds(600), 1, 0, 0, null));
    }

    @Test
    void aMissingCReqEndsWithItsOwnCancelCode() {
        var end = awaiting().timedOut();

        assertThat(end.result())
                .isEqualTo(new Result(
                        TransStatus.NOT_AUTHENTICATED,
                        TransStatusReason.TIMED_OUT,
                        ChallengeCancel.FIRST_CREQ_MISSING));
        assertThat(end.attempts()).isZero();
    }

    @Test
    void silenceDuringTheChallengeEndsWithAnother() {
        var end = asking().counted(NOON, LIMITS).timedOut();

        assertThat(end.result().cancel()).isEqualTo(ChallengeCancel.TIMED_OUT);
        assertThat(end.attempts()).isEqualTo(1);
    }

    @Test
    void anAnswerIsCountedAndTakesItsStepBeforeItIsLookedAt() {
        var counted = asking().counted(NOON, LIMITS);

        assertThat(counted.attempts()).isEqualTo(1);
        assertThat(counted.step()).isEqualTo(2);
        assertThat(counted.isChecking(NOON)).isTrue();
    }

    @Test
    void nobodyWaitsForACheckForEver() {
        var counted = asking().counted(NOON, LIMITS);

        assertThat(counted.isChecking(NOON.plusSeconds(11))).isFalse();
    }

    @Test
    void theRightAnswerAuthenticates() {
        var end = asking().counted(NOON, LIMITS).correct();

        assertThat(end).isEqualTo(new State.Final(Result.of(TransStatus.AUTHENTICATED), 1));
        assertThat(end.result().isAuthenticated()).isTrue();
    }

    @Test
    void aWrongAnswerAsksAgain() {
        var again = asking().counted(NOON, LIMITS).wrong(LIMITS);

        assertThat(again).isInstanceOfSatisfying(State.Asking.class, asking -> {
            assertThat(asking.attempts()).isEqualTo(1);
            assertThat(asking.checkingUntil()).isNull();
        });
    }

    @Test
    void theLastWrongAnswerEndsTheChallenge() {
        var last = new State.Asking(NOON, 3, 2, 0, null).counted(NOON, LIMITS);

        assertThat(last.wrong(LIMITS))
                .isEqualTo(new State.Final(
                        Result.of(TransStatus.NOT_AUTHENTICATED, TransStatusReason.MAXIMUM_CHALLENGES), 3));
    }

    @Test
    void showingAPageAgainCountsNothingAndKeepsTheStep() {
        var shown = asking().shown(NOON.plusSeconds(60), LIMITS);

        assertThat(shown).isEqualTo(new State.Asking(NOON.plusSeconds(660), 1, 0, 0, null));
    }

    @Test
    void aResentCodeTakesTheStepButNoAttempt() {
        var resent = asking().resent(NOON, LIMITS);

        assertThat(resent.step()).isEqualTo(2);
        assertThat(resent.resends()).isEqualTo(1);
        assertThat(resent.attempts()).isZero();
    }

    @Test
    void cancelSaysThatTheCardholderDidIt() {
        assertThat(asking().cancelled().result().cancel()).isEqualTo(ChallengeCancel.CARDHOLDER);
    }

    @Test
    void whatBreaksBecomesUnavailableNeverAuthenticated() {
        assertThat(asking().failed().result().status()).isEqualTo(TransStatus.UNAVAILABLE);
        assertThat(awaiting().failed().result().isAuthenticated()).isFalse();
    }

    private static State.AwaitingCReq awaiting() {
        return new State.AwaitingCReq(NOON.plusSeconds(30));
    }

    private static State.Asking asking() {
        return awaiting().opened(NOON, LIMITS);
    }
}
