package org.sekisho.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.testkit.Enrolment.PASSWORD;

import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.Page;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** A cardholder who needs longer asks for it, and nothing else changes. */
@SekishoTest
@OverTheWire
class MoreTimeFlowTest {
    private static Directory directory;

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
    void deadlineMovesAndNothingIsCounted() {
        Challenge challenge = Challenge.of(enrolment.withPassword().pan(), directory);
        Page wrong = Challenge.submit(challenge.open(), "guess");
        tables.change(
                "UPDATE transaction SET deadline = now() + interval '40 seconds' WHERE acs_trans_id = $1",
                challenge.id());
        String before = counts(challenge);

        Page longer = Challenge.press(wrong, "more");

        assertThat(longer.asks()).isTrue();
        assertThat(longer.notice()).contains("時間を延長しました");
        assertThat(longer.step()).as("the page stays the same").isEqualTo(wrong.step());
        assertThat(longer.html()).contains("約10分間");
        assertThat(counts(challenge)).isEqualTo(before);
        assertThat(secondsLeft(challenge)).isBetween(580L, 600L);
        assertThat(Challenge.submit(longer, PASSWORD).cRes().path("transStatus").asText())
                .isEqualTo("Y");
        assertThat(directory.result(challenge).path("interactionCounter").asText())
                .isEqualTo("02");
    }

    @Test
    void whoAsksTooLateReadsThatTimeRanOut() {
        Challenge challenge = Challenge.of(enrolment.withPassword().pan(), directory);
        Page page = challenge.open();
        tables.change(
                "UPDATE transaction SET deadline = now() - interval '1 second' WHERE acs_trans_id = $1",
                challenge.id());

        Page late = Challenge.press(page, "more");

        assertThat(late.html()).contains("時間切れになりました");
        assertThat(late.cRes().path("transStatus").asText()).isEqualTo("N");
    }

    private @Nullable String counts(Challenge challenge) {
        return tables.text(
                "SELECT concat_ws(',', step, attempts, resends, checking_until) FROM transaction WHERE acs_trans_id = $1",
                challenge.id());
    }

    private long secondsLeft(Challenge challenge) {
        return tables.number(
                "SELECT extract(epoch FROM deadline - now())::bigint FROM transaction WHERE acs_trans_id = $1",
                challenge.id());
    }
}
