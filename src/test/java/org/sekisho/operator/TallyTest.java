package org.sekisho.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sekisho.card.Issuer;
import org.sekisho.operator.Counts.Shift;
import org.sekisho.risk.RuleReader;
import org.sekisho.risk.RuleSet;
import org.sekisho.risk.Verdict;
import org.sekisho.transaction.store.Decisions.Piece;

/** Deciding again and counting. */
class TallyTest {

    private static final RuleSet ASK_FROM_500 = new RuleSet(1, RuleReader.read("""
            {"rules": [{"name": "from-500", "then": "CHALLENGE", "when": [{"amount": {"currency": "392", "atLeast": "500"}}]},
             {"name": "new", "then": "NOTE", "when": [{"knownDevice": false}]}]}"""));

    private static final Issuer ISSUER = new Issuer(
            "issuer",
            "発行会社",
            "Issuer",
            "#2f4b8f",
            "0120-000-000",
            ZoneId.of("Asia/Tokyo"),
            Locale.JAPANESE,
            Issuer.WhenNotRegistered.ATTEMPT,
            Issuer.WhenFraud.NOT_AUTHENTICATED,
            "392",
            null,
            true);

    @Test
    void shiftsHitsAndWhatWasNotKnownAreCounted() {
        Counts counts = counted(Counts.NONE, purchases(0, 1_000));

        assertThat(counts.shifts())
                .extracting(Shift::was, Shift::now, Shift::count)
                .containsExactly(
                        tuple(Verdict.APPROVE, Verdict.APPROVE, 500), tuple(Verdict.APPROVE, Verdict.CHALLENGE, 500));
        assertThat(counts.hits()).containsOnlyKeys("from-500").containsEntry("from-500", 500);
        assertThat(counts.notLookedUp()).containsEntry("knownDevice", 1_000);
    }

    @Test
    void onlyChangesHaveExamplesAndNoMoreThanTwenty() {
        Counts counts = counted(Counts.NONE, purchases(0, 1_000));

        assertThat(counts.shifts()).extracting(shift -> shift.examples().size()).containsExactly(0, 20);
    }

    @Test
    void whoeverGoesOnCountsTheSameAsInOneGo() {
        List<Piece> all = purchases(0, 1_000);

        Counts half = counted(Counts.NONE, all.subList(0, 730));
        Counts whole = counted(half, all.subList(730, 1_000));

        assertThat(whole).isEqualTo(counted(Counts.NONE, all));
    }

    @Test
    void whatDoesNotSayWhatWasDecidedIsSkipped() {
        Piece piece = purchases(1, 2).getFirst();
        Piece older = new Piece(piece.acsTransId(), piece.evidence().replace("\"verdict\":\"APPROVE\",", ""));

        Counts counts = counted(Counts.NONE, List.of(older, new Piece(UUID.randomUUID(), "{}")));

        assertThat(counts.skipped()).isEqualTo(2);
        assertThat(counts.shifts()).isEmpty();
    }

    private static Counts counted(Counts before, List<Piece> pieces) {
        Tally tally = new Tally(ISSUER, ASK_FROM_500, before);
        tally.add(pieces);
        return tally.counts();
    }

    private static List<Piece> purchases(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(yen -> new Piece(new UUID(yen, yen), """
                        {"card":"REGISTERED","verdict":"APPROVE","wish":"NONE","level":"LOW","reasons":[],"amount":"%d",\
                        "exponent":0,"currency":"392","hour":14,"payment":true,"velocity":{}}""".formatted(yen)))
                .toList();
    }
}
