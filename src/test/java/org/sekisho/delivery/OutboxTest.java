package org.sekisho.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sekisho.testkit.Enrolment.PASSWORD;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Directory.Mood;
import org.sekisho.testkit.Directory.Received;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Page;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** Results reach a directory that was away, with the same bytes, and the browser is never told more than the directory. */
@SekishoTest
class OutboxTest {
    private static Directory directory;

    @Inject
    Enrolment enrolment;

    @Inject
    Tables tables;

    @Inject
    Deliveries deliveries;

    @BeforeAll
    static void startTheDirectory() {
        directory = Directory.start();
    }

    @AfterAll
    static void stopTheDirectory() {
        directory.close();
    }

    @AfterEach
    void cheerUp() {
        directory.becomes(Mood.GOOD);
    }

    @ParameterizedTest
    @EnumSource(names = {"SILENT", "BROKEN", "CLOSING", "NONSENSE"})
    void resultReachesADirectoryThatWasNotWell(Mood mood) {
        Challenge challenge = challenge();
        Page page = challenge.open();
        directory.becomes(mood);

        Page last = Challenge.submit(page, PASSWORD);
        directory.becomes(Mood.GOOD);
        untilDelivered(challenge);
        Page reloaded = challenge.open();

        List<Received> sent = directory.results(challenge);
        assertThat(sent).hasSizeGreaterThan(1);
        assertThat(sent).extracting(Received::text).containsOnly(sent.getFirst().text());
        assertThat(sent.getFirst().message().path("transStatus").asText()).isEqualTo("Y");
        assertThat(last.cRes().path("transStatus").asText()).isEqualTo("N");
        assertThat(reloaded.fields()).isEqualTo(last.fields());
        assertThat(directory.errors(challenge))
                .allMatch(one -> one.message().path("errorCode").asText().equals(mood == Mood.SILENT ? "402" : "101"));
        assertThat(directory.errors(challenge).isEmpty()).isEqualTo(mood == Mood.BROKEN || mood == Mood.CLOSING);
    }

    @Test
    void resultReachesADirectoryThatWasDown() {
        Challenge challenge = challenge();
        Page page = challenge.open();
        directory.goDown();
        Page last;
        try {
            last = Challenge.submit(page, PASSWORD);
        } finally {
            directory.comeUp();
        }

        untilDelivered(challenge);

        assertThat(directory.result(challenge).path("transStatus").asText()).isEqualTo("Y");
        assertThat(last.cRes().path("transStatus").asText()).isEqualTo("N");
        assertThat(challenge.open().fields()).isEqualTo(last.fields());
    }

    @Test
    void directoryThatIsLateIsToldOnce() {
        Challenge challenge = challenge();
        Page page = challenge.open();
        directory.becomes(Mood.SILENT);
        Challenge.submit(page, PASSWORD);

        makeDue(challenge);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> isOutbox(challenge, "attempts = 2 AND answer IS NOT NULL AND sender IS NULL"));

        assertThat(directory.results(challenge)).hasSizeGreaterThan(1);
        assertThat(directory.errors(challenge)).hasSize(1);
    }

    @Test
    void secondTryWithinTheCardholdersPatienceIsSoonEnough() {
        Challenge challenge = challenge();
        Page page = challenge.open();
        directory.becomes(Mood.BROKEN);

        CompletableFuture<Page> last = CompletableFuture.supplyAsync(() -> Challenge.submit(page, PASSWORD));
        await().pollInterval(Duration.ofMillis(20)).until(() -> isOutbox(challenge, "answer = 'HTTP 500'"));
        directory.becomes(Mood.GOOD);
        makeDue(challenge);

        assertThat(last.join().cRes().path("transStatus").asText()).isEqualTo("Y");
        assertThat(directory.results(challenge)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"ERRO", "WRONG_IDS"})
    void directoryThatAnswersWithAMessageHasTheResult(Mood mood) {
        Challenge challenge = challenge();
        Page page = challenge.open();
        directory.becomes(mood);

        Page last = Challenge.submit(page, PASSWORD);

        assertThat(last.cRes().path("transStatus").asText()).isEqualTo("Y");
        assertThat(isOutbox(challenge, "delivered_at IS NOT NULL")).isTrue();
        assertThat(directory.results(challenge)).hasSize(1);
        assertThat(directory.errors(challenge)).hasSize(mood == Mood.ERRO ? 0 : 1);
    }

    @Test
    void invalidRResIsToldToTheDirectory() {
        Challenge challenge = challenge();
        Page page = challenge.open();
        directory.becomes(Mood.WRONG_IDS);

        Challenge.submit(page, PASSWORD);

        var erro = directory.errors(challenge).getFirst().message();
        assertThat(erro.path("errorCode").asText()).isEqualTo("301");
        assertThat(erro.path("errorComponent").asText()).isEqualTo("A");
        assertThat(erro.path("errorMessageType").asText()).isEqualTo("RRes");
        assertThat(erro.get("dsTransID")).isEqualTo(challenge.aReq().get("dsTransID"));
    }

    @Test
    void entryOfADeadSenderIsSentAgainAfterItsLeaseAndNotBefore() {
        Challenge challenge = delivered();
        Instant begin = Instant.now();
        tables.change(
                "UPDATE outbox SET delivered_at = NULL, due_at = now() + interval '1500 milliseconds' WHERE acs_trans_id = $1",
                challenge.id());

        await().until(() -> directory.results(challenge).size() == 2);

        assertThat(Duration.between(begin, Instant.now())).isGreaterThan(Duration.ofMillis(1_400));
        assertThat(directory.results(challenge))
                .extracting(Received::text)
                .containsOnly(directory.results(challenge).getFirst().text());
    }

    @Test
    void replicasThatSendAtOnceSendEachEntryOnce() {
        List<Challenge> all =
                IntStream.range(0, 20).mapToObj(each -> delivered()).toList();
        all.forEach(challenge -> tables.change(
                "UPDATE outbox SET delivered_at = NULL, due_at = now() WHERE acs_trans_id = $1", challenge.id()));

        Uni.join()
                .all(IntStream.range(0, 4)
                        .mapToObj(replica -> Uni.createFrom()
                                .voidItem()
                                .emitOn(Infrastructure.getDefaultExecutor())
                                .chain(deliveries::sendRReqs))
                        .toList())
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(10));

        all.forEach(this::untilDelivered);
        assertThat(all).allSatisfy(challenge -> assertThat(directory.results(challenge))
                .hasSize(2));
    }

    @Test
    void entryThatFailedTwelveTimesIsGivenUpAndStays() {
        Challenge challenge = delivered();
        directory.becomes(Mood.BROKEN);
        tables.change(
                "UPDATE outbox SET delivered_at = NULL, due_at = now(), attempts = 11 WHERE acs_trans_id = $1",
                challenge.id());

        await().until(() -> isOutbox(challenge, "dead_at IS NOT NULL"));

        assertThat(isOutbox(challenge, "delivered_at IS NULL AND answer = 'HTTP 500'"))
                .isTrue();
    }

    private Challenge challenge() {
        return Challenge.of(enrolment.withPassword().pan(), directory);
    }

    private Challenge delivered() {
        Challenge challenge = challenge();
        Challenge.submit(challenge.open(), PASSWORD);
        assertThat(isOutbox(challenge, "delivered_at IS NOT NULL")).isTrue();
        return challenge;
    }

    private void untilDelivered(Challenge challenge) {
        makeDue(challenge);
        await().until(() -> isOutbox(challenge, "delivered_at IS NOT NULL"));
    }

    /** The pause after a failure passes. */
    private void makeDue(Challenge challenge) {
        tables.change(
                "UPDATE outbox SET due_at = now() WHERE acs_trans_id = $1 AND answer IS NOT NULL", challenge.id());
    }

    private boolean isOutbox(Challenge challenge, String condition) {
        return tables.number("SELECT count(*) FROM outbox WHERE acs_trans_id = $1 AND " + condition, challenge.id())
                == 1;
    }
}
