package org.sekisho.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Enrolment.Enrolled;
import org.sekisho.testkit.MailSink;
import org.sekisho.testkit.Page;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** A card that is stopped while a right answer is being looked at is not paid with. */
@SekishoTest
@Timeout(60)
class StoppedCardTest {

    private static final String WAITING = "SELECT count(*) FROM pg_stat_activity"
            + " WHERE wait_event_type = 'Lock' AND query LIKE 'UPDATE one_time_code SET used_at%'";

    MailSink mails;

    @Inject
    Enrolment enrolment;

    @Inject
    Tables tables;

    @Inject
    Pool pool;

    @Test
    void rightCodeOfACardThatWasStoppedMeanwhileIsNoSuccess() throws Exception {
        try (Directory directory = Directory.start()) {
            Enrolled holder = enrolment.withMailedCode();
            Challenge challenge = Challenge.of(holder.pan(), directory);
            Page page = challenge.open();
            await().until(() -> !mails.to(holder.email()).isEmpty());
            String code = mails.to(holder.email()).getFirst().code();

            Page last = whileTheCodeIsHeld(
                    challenge,
                    () -> Challenge.submit(page, code),
                    () -> tables.change(
                            "UPDATE card SET status = 'BLOCKED' WHERE credential_id = $1", holder.credentialId()));

            assertThat(last.cRes().path("transStatus").asText()).isEqualTo("N");
            JsonNode rReq = directory.result(challenge);
            assertThat(rReq.path("transStatus").asText()).isEqualTo("N");
            assertThat(rReq.path("transStatusReason").asText()).isEqualTo("11");
            assertThat(rReq.has("challengeCancel")).isFalse();
            assertThat(rReq.has("authenticationValue")).isFalse();
        }
    }

    /** Lets something be done once, after the answer was counted and before it is found right. */
    private Page whileTheCodeIsHeld(Challenge challenge, Callable<Page> answer, Runnable meanwhile) throws Exception {
        SqlConnection holder = pool.getConnection().await().indefinitely();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var held = holder.begin().await().indefinitely();
            holder.preparedQuery("SELECT 1 FROM one_time_code WHERE acs_trans_id = $1 FOR UPDATE")
                    .execute(Tuple.of(challenge.id()))
                    .await()
                    .indefinitely();
            var shown = threads.submit(answer);
            await().until(() -> tables.number(WAITING) > 0);
            meanwhile.run();
            held.commit().await().indefinitely();
            return shown.get();
        } finally {
            holder.closeAndAwait();
        }
    }
}
