package org.sekisho.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekisho.card.store.Cards;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Messages;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** A member stops the sharing of data: what leaves afterwards says nothing about them. */
@SekishoTest
class ConsentTest {

    private static final String STOP = "UPDATE member SET shares_data = false WHERE id = $1";

    @Inject
    Enrolment enrolment;

    @Inject
    Tables tables;

    @Inject
    Cards cards;

    @Inject
    Pool pool;

    private String pan = "";
    private UUID card = new UUID(0, 0);
    private UUID member = new UUID(0, 0);

    @BeforeEach
    void enrol() {
        Enrolment.Enrolled enrolled = enrolment.withPassword();
        pan = enrolled.pan();
        card = id("SELECT id::text FROM card WHERE credential_id = $1", enrolled.credentialId());
        member = id("SELECT member_id::text FROM card WHERE credential_id = $1", enrolled.credentialId());
    }

    @Test
    void memberWhoStoppedItIsNotAskedAboutButAskedThemselves() {
        tables.change(STOP, member);

        JsonNode aRes = Acs.answer(Messages.aReq(pan));

        assertThat(aRes.path("transStatus").asText()).isEqualTo("C");
        assertThat(reasons(aRes)).contains("provider:not-asked");
        assertThat(calls(aRes)).isZero();
    }

    @Test
    void memberWhoSharesIsAskedAbout() {
        JsonNode aRes = Acs.answer(Messages.aReq(pan));

        assertThat(aRes.path("transStatus").asText()).isEqualTo("Y");
        assertThat(calls(aRes)).isPositive();
    }

    @Test
    void whileSomebodyIsStoppingItNobodyMayAskAnyMore() {
        CompletableFuture<?> stopping =
                pool.preparedQuery(STOP).execute(Tuple.of(member)).subscribeAsCompletionStage();

        await().atMost(Duration.ofSeconds(5)).until(() -> !mayBeTalkedAbout());

        assertThat(stopping).isNotDone();
        assertThat(tables.number("SELECT count(*) FROM member WHERE id = $1 AND shares_data", member))
                .as("not committed yet")
                .isOne();
        stopping.join();
    }

    /** A question may leave half a second after the consent was read: the commit has to come later than that. */
    @Test
    void stoppingItTakesLongerThanAQuestionMayTakeToLeave() {
        long begin = System.nanoTime();

        tables.change(STOP, member);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(740));
    }

    @Test
    void changesThatStopNothingDoNotWait() {
        tables.change(STOP, member);
        long begin = System.nanoTime();

        tables.change(STOP, member);
        tables.change("UPDATE member SET shares_data = true WHERE id = $1", member);
        tables.change("UPDATE member SET language = 'en' WHERE id = $1", member);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(700));
        assertThat(mayBeTalkedAbout()).isTrue();
    }

    private boolean mayBeTalkedAbout() {
        return cards.mayBeTalkedAbout(card).await().indefinitely();
    }

    private UUID id(String select, UUID credential) {
        return UUID.fromString(String.valueOf(tables.text(select, credential)));
    }

    private String reasons(JsonNode aRes) {
        return String.valueOf(tables.text("SELECT facts FROM transaction WHERE acs_trans_id = $1", acsTransID(aRes)));
    }

    private long calls(JsonNode aRes) {
        return tables.number(
                "SELECT count(*) FROM demo.exchange WHERE acs_trans_id = $1 AND receiver = 'SCORER'",
                acsTransID(aRes).toString());
    }

    private static UUID acsTransID(JsonNode aRes) {
        return UUID.fromString(aRes.path("acsTransID").asText());
    }
}
