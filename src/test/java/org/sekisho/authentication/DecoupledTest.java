package org.sekisho.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.protocol.TransStatus;
import org.sekisho.protocol.TransStatusReason;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.AppInvitations;
import org.sekisho.testkit.AppInvitations.Invitation;
import org.sekisho.testkit.AppPhone;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.MailSink;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;
import org.sekisho.transaction.Facts;
import org.sekisho.transaction.State;

/** How long cardholders are asked elsewhere, and what comes when the time is over. */
@SekishoTest
class DecoupledTest {
    private static Directory directory;

    MailSink mails;

    @Inject
    AppInvitations invitations;

    @Inject
    Tables tables;

    @Inject
    Timers timers;

    @BeforeAll
    static void startTheDirectory() {
        directory = Directory.start();
    }

    @AfterAll
    static void stopTheDirectory() {
        directory.close();
    }

    @ParameterizedTest
    @CsvSource({"60, 60, 60, true", "59, 60, 59, true", "61, 60, 60, false"})
    void timeIsTheRequestorsOrOursIfThatIsShorter(long wanted, long longest, long minutes, boolean whole) {
        Facts.Decoupled asked = Decoupling.asked(
                new Opening.Decoupled(Duration.ofMinutes(wanted), Opening.Use.INSTEAD), Duration.ofMinutes(longest));

        assertThat(asked).isEqualTo(new Facts.Decoupled(Duration.ofMinutes(minutes), whole));
    }

    @Test
    void whoGaveMoreTimeThanWeTookLearnsThatNobodyActed() {
        State.Final whole = new State.Decoupled(Instant.EPOCH, true).timedOut();
        State.Final part = new State.Decoupled(Instant.EPOCH, false).timedOut();

        assertThat(whole.result().reason()).isEqualTo(TransStatusReason.DECOUPLED_TIMED_OUT);
        assertThat(part.result().reason()).isEqualTo(TransStatusReason.CARDHOLDER_DID_NOT_ACT);
        assertThat(List.of(whole, part))
                .allSatisfy(end -> assertThat(end.result().status()).isEqualTo(TransStatus.UNAVAILABLE));
    }

    @Test
    void ourShorterTimeIsKeptWithTheTransaction() {
        Challenge asked = decoupled(registered());
        tables.change(
                "UPDATE transaction SET facts = replace(facts, '\"whole\":true', '\"whole\":false') WHERE acs_trans_id = $1",
                asked.id());

        tables.letTimeRunOut(asked);

        assertThat(directory.result(asked).path("transStatusReason").asText()).isEqualTo("26");
    }

    @Test
    void replicasThatFireAtOnceEndItOnce() {
        Invitation card = registered();
        List<Challenge> all =
                IntStream.range(0, 3).mapToObj(each -> decoupled(card)).toList();
        all.forEach(tables::letTimeRunOut);

        Uni.join()
                .all(IntStream.range(0, 4)
                        .mapToObj(replica -> Uni.createFrom()
                                .voidItem()
                                .emitOn(Infrastructure.getDefaultExecutor())
                                .chain(timers::fire))
                        .toList())
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(10));

        assertThat(all).allSatisfy(asked -> {
            assertThat(directory.result(asked).path("challengeCancel").asText()).isEqualTo("03");
            assertThat(tables.number("SELECT count(*) FROM outbox WHERE acs_trans_id = $1", asked.id()))
                    .isOne();
        });
    }

    private Invitation registered() {
        Invitation card = invitations.ofNewCard(mails);
        assertThat(new AppPhone().register(card.name(), card.password()).statusCode())
                .isEqualTo(200);
        return card;
    }

    private static Challenge decoupled(Invitation card) {
        var aReq = Challenge.purchase(card.enrolled().pan(), directory)
                .put("threeDSRequestorDecReqInd", "Y")
                .put("threeDSRequestorDecMaxTime", "00060");
        JsonNode aRes = Acs.answer(aReq);
        assertThat(aRes.path("transStatus").asText()).isEqualTo("D");
        return new Challenge(aReq, aRes);
    }
}
