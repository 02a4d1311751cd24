package org.sekisho.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sekisho.testkit.Enrolment.PASSWORD;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Enrolment.Enrolled;
import org.sekisho.testkit.MailSink;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.Page;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** Failures count over purchases: five in a row and the credential rests, whatever is answered. */
@SekishoTest
@OverTheWire
class LockTest {
    private static Directory directory;

    MailSink mails;

    @Inject
    Enrolment enrolment;

    @Inject
    Tables tables;

    @BeforeAll
    static void startTheDirectory() {
        directory = Directory.start();
    }

    @AfterAll
    static void stopTheDirectory() {
        directory.close();
    }

    @Test
    void fiveFailuresOverSeveralPurchasesLock() {
        Enrolled holder = enrolment.withPassword();
        fail(holder, 2);
        fail(holder, 2);
        fail(holder, 1);

        JsonNode aRes = Acs.answer(purchase(holder));

        assertThat(aRes.path("transStatus").asText()).isEqualTo("N");
        assertThat(aRes.path("transStatusReason").asText()).isEqualTo("19");
        assertThat(aRes.path("cardholderInfo").asText())
                .contains("0120-000-000")
                .hasSizeLessThanOrEqualTo(128);
        assertThat(aRes.has("authenticationValue")).isFalse();
    }

    @Test
    void lowRiskNeedsNoProofSoALockDoesNotStopIt() {
        Enrolled holder = enrolment.withPassword();
        fail(holder, 5);

        JsonNode aRes = Acs.answer(purchase(holder).put("purchaseAmount", "5000"));

        assertThat(aRes.path("transStatus").asText()).isEqualTo("Y");
    }

    @Test
    void rightPasswordOnALockedCredentialDoesNotPass() {
        Enrolled holder = enrolment.withPassword();
        Challenge open = Challenge.of(holder.pan(), directory);
        Page page = open.open();
        fail(holder, 5);

        Page last = page;
        for (int answer = 1; answer <= 5; answer++) {
            assertThat(last.asks()).isTrue();
            last = Challenge.submit(last, PASSWORD);
        }

        assertThat(last.cRes().path("transStatus").asText()).isEqualTo("N");
        JsonNode rReq = directory.result(open);
        assertThat(rReq.path("transStatus").asText()).isEqualTo("N");
        assertThat(rReq.path("transStatusReason").asText()).isEqualTo("19");
    }

    @Test
    void lockEndsByTheClockOfTheDatabase() {
        Enrolled holder = enrolment.withPassword();
        fail(holder, 5);
        tables.change(
                "UPDATE credential SET locked_until = now() - interval '1 millisecond' WHERE id = $1",
                holder.credentialId());

        Page last = Challenge.submit(Challenge.of(holder.pan(), directory).open(), PASSWORD);

        assertThat(last.cRes().path("transStatus").asText()).isEqualTo("Y");
        assertThat(failures(holder)).isZero();
    }

    @Test
    void nextLockLastsTwiceAsLong() {
        Enrolled holder = enrolment.withPassword();
        fail(holder, 5);
        long first = minutesLocked(holder);
        tables.change("UPDATE credential SET locked_until = now() WHERE id = $1", holder.credentialId());

        fail(holder, 5);

        assertThat(first).isBetween(29L, 30L);
        assertThat(minutesLocked(holder)).isBetween(59L, 60L);
        assertThat(failures(holder)).isEqualTo(10);
    }

    @Test
    void successForgetsTheFailures() {
        Enrolled holder = enrolment.withPassword();
        fail(holder, 4);

        Page last = Challenge.submit(Challenge.of(holder.pan(), directory).open(), PASSWORD);

        assertThat(last.cRes().path("transStatus").asText()).isEqualTo("Y");
        assertThat(failures(holder)).isZero();
        assertThat(tables.number(
                        "SELECT count(*) FROM credential WHERE id = $1 AND locked_until IS NULL",
                        holder.credentialId()))
                .isOne();
    }

    @Test
    void hundredFailuresDisableForGood() {
        Enrolled holder = enrolment.withPassword();
        tables.change(
                "UPDATE credential SET failures = 99, failures_in_round = 0 WHERE id = $1", holder.credentialId());
        fail(holder, 1);
        tables.change("UPDATE credential SET locked_until = NULL WHERE id = $1", holder.credentialId());

        assertThat(Acs.answer(purchase(holder)).path("transStatusReason").asText())
                .isEqualTo("19");
    }

    @Test
    void holderIsToldOnceBeforeAnythingIsFinal() {
        Enrolled holder = enrolment.withPassword();
        tables.change("UPDATE credential SET failures = 48 WHERE id = $1", holder.credentialId());

        fail(holder, 4);

        await().until(() -> !mails.to(holder.email()).isEmpty());
        assertThat(mails.to(holder.email())).singleElement().satisfies(mail -> assertThat(mail.text())
                .contains("50回", "100回", "0120-000-000"));
    }

    private static void fail(Enrolled holder, int times) {
        Page page = Challenge.of(holder.pan(), directory).open();
        for (int time = 0; time < times; time++) {
            page = Challenge.submit(page, "guess");
        }
    }

    private static ObjectNode purchase(Enrolled holder) {
        return Challenge.purchase(holder.pan(), directory);
    }

    private long failures(Enrolled holder) {
        return tables.number("SELECT failures::bigint FROM credential WHERE id = $1", holder.credentialId());
    }

    private long minutesLocked(Enrolled holder) {
        return tables.number(
                "SELECT (extract(epoch FROM locked_until - now()) / 60)::bigint FROM credential WHERE id = $1",
                holder.credentialId());
    }
}
