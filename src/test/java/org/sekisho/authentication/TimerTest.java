package org.sekisho.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.testkit.Enrolment.PASSWORD;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Page;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** What ends because nobody came, or nobody said anything. */
@SekishoTest
class TimerTest {
    /** The timer looks every second, and the RReq leaves at the next look at the outbox. */
    private static final Duration SOON = Duration.ofSeconds(4);

    private static Directory directory;

    @Inject
    Enrolment enrolment;

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

    @Test
    void missingCReqIsReported() {
        Challenge challenge = challenge();
        Instant begin = Instant.now();
        tables.letTimeRunOut(challenge);

        JsonNode rReq = directory.result(challenge);

        assertThat(Duration.between(begin, Instant.now())).isLessThan(SOON);
        assertThat(rReq.path("transStatus").asText()).isEqualTo("N");
        assertThat(rReq.path("transStatusReason").asText()).isEqualTo("14");
        assertThat(rReq.path("challengeCancel").asText()).isEqualTo("05");
        assertThat(rReq.path("interactionCounter").asText()).isEqualTo("00");
    }

    @Test
    void silentCardholderIsReported() {
        Challenge challenge = challenge();
        Page page = Challenge.submit(challenge.open(), "guess");
        Instant begin = Instant.now();
        tables.letTimeRunOut(challenge);

        JsonNode rReq = directory.result(challenge);

        assertThat(Duration.between(begin, Instant.now())).isLessThan(SOON);
        assertThat(rReq.path("transStatus").asText()).isEqualTo("N");
        assertThat(rReq.path("transStatusReason").asText()).isEqualTo("14");
        assertThat(rReq.path("challengeCancel").asText()).isEqualTo("04");
        assertThat(rReq.path("interactionCounter").asText()).isEqualTo("01");
        assertThat(Challenge.submit(page, PASSWORD).cRes().path("transStatus").asText())
                .isEqualTo("N");
    }

    @Test
    void rightPasswordAfterTheDeadlineCountsForNothing() {
        Challenge challenge = challenge();
        Page page = challenge.open();
        tables.letTimeRunOut(challenge);

        Page last = Challenge.submit(page, PASSWORD);

        assertThat(last.cRes().path("transStatus").asText()).isEqualTo("N");
        assertThat(directory.result(challenge).path("challengeCancel").asText()).isEqualTo("04");
    }

    @Test
    void lateCReqGetsAnErroThroughTheBrowser() {
        Challenge challenge = challenge();
        tables.letTimeRunOut(challenge);

        Page atOnce = challenge.open("data");
        JsonNode rReq = directory.result(challenge);
        Page later = challenge.open("data");

        assertThat(rReq.path("challengeCancel").asText()).isEqualTo("05");
        for (Page page : new Page[] {atOnce, later}) {
            assertThat(page.action())
                    .isEqualTo(challenge.aReq().get("notificationURL").asText());
            assertThat(page.erro().path("errorCode").asText()).isEqualTo("402");
            assertThat(page.erro().path("errorMessageType").asText()).isEqualTo("CReq");
            assertThat(page.fields().get("threeDSSessionData")).isEqualTo("data");
        }
    }

    @Test
    void everyPageStartsTheSilenceAnew() {
        Challenge challenge = challenge();
        challenge.open();
        tables.change(
                "UPDATE transaction SET deadline = now() + interval '1 minute' WHERE acs_trans_id = $1",
                challenge.id());

        challenge.open();

        assertThat(tables.number(
                        "SELECT extract(epoch FROM deadline - now())::bigint FROM transaction WHERE acs_trans_id = $1",
                        challenge.id()))
                .isBetween(590L, 600L);
    }

    @Test
    void replicasThatFireAtOnceEndATransactionOnce() {
        var all = IntStream.range(0, 20).mapToObj(each -> challenge()).toList();
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

        assertThat(all).allSatisfy(challenge -> assertThat(
                        directory.result(challenge).path("challengeCancel").asText())
                .isEqualTo("05"));
        assertThat(all).allSatisfy(challenge -> assertThat(
                        tables.number("SELECT count(*) FROM outbox WHERE acs_trans_id = $1", challenge.id()))
                .isOne());
    }

    @Test
    void oneThatCannotBeEndedKeepsNoOtherFromIt() {
        Challenge unreadable = challenge();
        Challenge ofANewerVersion = challenge();
        Challenge usual = challenge();
        unreadable.open();
        tables.change(
                "UPDATE transaction SET method = 'TELEPATHY', credential_id = gen_random_uuid() WHERE acs_trans_id = $1",
                unreadable.id());
        tables.change("UPDATE transaction SET state = 'DREAMING' WHERE acs_trans_id = $1", ofANewerVersion.id());

        tables.letTimeRunOut(unreadable);
        tables.letTimeRunOut(ofANewerVersion);
        tables.letTimeRunOut(usual);

        assertThat(directory.result(usual).path("challengeCancel").asText()).isEqualTo("05");
        assertThat(state(unreadable)).isEqualTo("ASKING");
        assertThat(state(ofANewerVersion)).isEqualTo("DREAMING");
        tables.change(
                "UPDATE transaction SET method = NULL, credential_id = NULL WHERE acs_trans_id = $1", unreadable.id());
        tables.change("UPDATE transaction SET state = 'AWAITING_CREQ' WHERE acs_trans_id = $1", ofANewerVersion.id());
        assertThat(directory.result(unreadable).path("challengeCancel").asText())
                .isEqualTo("04");
        assertThat(directory.result(ofANewerVersion).path("challengeCancel").asText())
                .isEqualTo("05");
    }

    private String state(Challenge challenge) {
        return tables.text("SELECT state FROM transaction WHERE acs_trans_id = $1", challenge.id());
    }

    private Challenge challenge() {
        return Challenge.of(enrolment.withPassword().pan(), directory);
    }
}
