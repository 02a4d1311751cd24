package org.sekisho.risk.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sekisho.risk.RuleReader;
import org.sekisho.risk.RuleSet;
import org.sekisho.risk.Signals.History;
import org.sekisho.risk.Window;
import org.sekisho.risk.Window.Per;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** What was before, counted in the database. */
@SekishoTest
class HistoriesTest {

    private static final Window CARD = new Window(Per.CARD, Duration.ofHours(1));
    private static final Window DEVICE = new Window(Per.DEVICE, Duration.ofHours(1));
    private static final Window MERCHANT = new Window(Per.MERCHANT, Duration.ofHours(1));
    private static final Window DAY = new Window(Per.CARD, Duration.ofDays(1));

    private static final RuleSets.InForce RULES = RuleSets.InForce.of(new RuleSet(1, RuleReader.read("""
            {"rules": [{"name": "all", "then": "NOTE", "when": [
                {"velocity": {"per": "CARD", "within": "PT1H", "atLeast": 2}},
                {"velocity": {"per": "CARD", "within": "PT24H", "atLeast": 2}},
                {"velocity": {"per": "DEVICE", "within": "PT1H", "atLeast": 2}},
                {"velocity": {"per": "MERCHANT", "within": "PT1H", "atLeast": 2}},
                {"knownDevice": false}]}]}
            """)));

    @Inject
    Histories histories;

    @Inject
    RuleSets ruleSets;

    @Inject
    Enrolment enrolment;

    @Inject
    Tables tables;

    @Inject
    Pool pool;

    private final UUID card = UUID.randomUUID();
    private final String device = "device-" + UUID.randomUUID();
    private final String merchant = "merchant-" + UUID.randomUUID();

    @Test
    void requestsAreCountedThisOneIncluded() {
        look();
        look();

        History third = look();

        assertThat(third.velocity())
                .containsEntry(CARD, 3)
                .containsEntry(DAY, 3)
                .containsEntry(DEVICE, 3)
                .containsEntry(MERCHANT, 3);
        assertThat(third.knownDevice()).isFalse();
    }

    @Test
    void requestsAtTheSameMomentSeeEachOther() {
        List<Integer> counted = Multi.createFrom()
                .items(IntStream.range(0, 400).boxed())
                .onItem()
                .transformToUni(one -> histories.look(subject(card), RULES))
                .merge(64)
                .map(history -> requireNonNull(history.velocity().get(CARD)))
                .collect()
                .asList()
                .await()
                .indefinitely();

        assertThat(counted)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 400).boxed().toList());
        assertThat(requireNonNull(look().velocity().get(MERCHANT))).isEqualTo(401);
    }

    @Test
    void windowForgetsWhatIsBefore() {
        look();
        tables.change(
                "UPDATE velocity SET slice = slice - interval '2 hours' WHERE kind = 'CARD' AND key = uuid_send($1)",
                card);

        History next = look();

        assertThat(next.velocity()).containsEntry(CARD, 1).containsEntry(DAY, 2);
    }

    @Test
    void requestThatIsSentAgainIsNotCountedAgain() {
        History first = look();
        tables.change(
                "INSERT INTO request_key (caller, key, body_hash, acs_trans_id) VALUES ('velocity', $1, '', $2)",
                device,
                UUID.randomUUID());

        History again = look();

        assertThat(again.velocity()).isEqualTo(first.velocity());
    }

    @Test
    void unknownCardAndDeviceAreNotCounted() {
        Histories.Subject nobody = new Histories.Subject(
                "demo", null, null, merchant, "velocity", UUID.randomUUID().toString());

        History history = histories.look(nobody, RULES).await().indefinitely();

        assertThat(history.velocity()).doesNotContainKeys(CARD, DAY, DEVICE).containsEntry(MERCHANT, 1);
        assertThat(history.knownDevice()).isFalse();
    }

    @Test
    void deviceIsKnownAfterItsHolderProvedWhoTheyAre() {
        UUID enrolled = UUID.fromString(requireNonNull(tables.text(
                "SELECT id::text FROM card WHERE credential_id = $1",
                enrolment.withPassword().credentialId())));

        pool.withTransaction(db -> histories.rememberDevice(db, enrolled, device))
                .await()
                .indefinitely();
        pool.withTransaction(db -> histories.rememberDevice(db, enrolled, device))
                .await()
                .indefinitely();

        assertThat(histories
                        .look(subject(enrolled), RULES)
                        .await()
                        .indefinitely()
                        .knownDevice())
                .isTrue();
        assertThat(look().knownDevice()).as("another card").isFalse();
    }

    @Test
    void nothingIsLookedUpForNobody() {
        History history = histories
                .look(subject(card), RuleSets.InForce.of(RuleSet.NONE))
                .await()
                .indefinitely();

        assertThat(history).isEqualTo(History.NOT_ASKED);
        assertThat(tables.number("SELECT count(*) FROM velocity WHERE key = uuid_send($1)", card))
                .isZero();
    }

    private History look() {
        return histories.look(subject(card), RULES).await().indefinitely();
    }

    private Histories.Subject subject(UUID ofCard) {
        return new Histories.Subject("demo", ofCard, device, merchant, "velocity", device);
    }
}
