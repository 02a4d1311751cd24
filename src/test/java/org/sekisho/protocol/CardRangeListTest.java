package org.sekisho.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.protocol.CardRangeList.Range;

class CardRangeListTest {

    /** Ranges as start, end and last version; an action stands before each change. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, -",
                "10-19:1, 10-19:1, -",
                "-, 10-19:1, A10-19:1",
                "10-19:1, -, D10-19:1",
                "10-19:1, 10-19:2, M10-19:2",
                "10-19:1 20-29:1, 20-29:1 30-39:1, D10-19:1 A30-39:1",
                "10-19:1, 10-14:1 15-19:1, D10-19:1 A10-14:1 A15-19:1",
                "10-19:1 20-29:1, 10-19:2 20-29:1 30-39:1, M10-19:2 A30-39:1"
            })
    void changesLeadFromTheEarlierListToTheLater(
            @Nullable String earlier, @Nullable String later, @Nullable String changes) {
        List<String> found = list(later).since(list(earlier)).stream()
                .map(change -> change.action().code() + text(change.range()))
                .toList();

        assertThat(String.join(" ", found)).isEqualTo(changes == null ? "" : changes);
    }

    @Test
    void whatIsTakenAwayComesFirstSoThatNothingOverlaps() {
        var changes = list("10-14:1 15-19:1").since(list("10-19:1"));

        assertThat(changes.getFirst().action()).isEqualTo(CardRangeList.Action.DELETE);
    }

    @Test
    void orderOfTheRangesMakesNoOtherList() {
        assertThat(list("20-29:1 10-19:1 100-199:1")).isEqualTo(list("100-199:1 10-19:1 20-29:1"));
        assertThat(list("100-199:1 20-29:1 10-19:1").ranges().getLast().start()).isEqualTo("100");
    }

    @Test
    void listIsReadBackAsItWasWritten() {
        CardRangeList list = CardRangeList.of(List.of(
                new Range("10", "19", List.of("2.1.0", "2.2.0"), List.of("01", "02"), "https://acs.example/method"),
                new Range("20", "29", List.of("2.2.0"), List.of("01"), null)));

        CardRangeList bare = CardRangeList.of(List.of(new Range("10", "19", List.of("2.2.0"), List.of(), null)));

        assertThat(CardRangeList.ours(Wire.write(list))).isEqualTo(list);
        assertThat(CardRangeList.ours(Wire.write(bare))).isEqualTo(bare);
        assertThat(CardRangeList.ours(Wire.write(list(null)))).isEqualTo(list(null));
        assertThat(CardRangeList.ours(Wire.write(list("20-29:1"))).since(list)).isNotEmpty();
    }

    private static CardRangeList list(@Nullable String ranges) {
        return CardRangeList.of(
                ranges == null
                        ? List.of()
                        : Stream.of(ranges.split(" "))
                                .map(CardRangeListTest::range)
                                .toList());
    }

    private static Range range(String text) {
        String[] parts = text.split("[-:]");
        return new Range(parts[0], parts[1], List.of(parts[2]), List.of("01"), null);
    }

    private static String text(Range range) {
        return range.start() + '-' + range.end() + ':' + range.versions().getLast();
    }
}
