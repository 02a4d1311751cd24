package org.sekisho.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.card.MadeUpCards.MadeUp;
import org.sekisho.protocol.Pan;
import org.sekisho.risk.Script;
import org.sekisho.risk.Verdict;

/** Which numbers the simulator has, what each digit means, and that there is none where the demo is off. */
class SimulatorTest {

    private final Simulator simulator = new Simulator(config(true));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3569990100000003",
                "3569990199993263",
                "3569990112340072",
                "3569990100001171",
                "3569990100002070"
            })
    void numberInTheRangeWithDigitsThatMeanSomethingIsMadeUp(String number) {
        assertThat(simulator.find(new Pan(number))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3569990100004003", // no such version
                "3569990100000303", // no such Method
                "3569990100000083", // no such result
                "3569990100000073", // a challenge that nothing becomes of
                "3569990100000000", // no challenge, and yet something becomes of it
                "3569990200000003", // beyond the range
                "3569990000000003", // before it
                "356999010000003" // shorter
            })
    void everyOtherNumberIsNot(String number) {
        assertThat(simulator.find(new Pan(number))).isEmpty();
    }

    @Test
    void ofTenThousandEndingsAHundredAndTwentyMeanSomething() {
        long known = IntStream.range(0, 10_000)
                .filter(ending -> simulator
                        .find(new Pan("356999015555%04d".formatted(ending)))
                        .isPresent())
                .count();

        assertThat(known).isEqualTo(4 * 3 * (7 + 3));
    }

    @ParameterizedTest
    @CsvSource({"0,", "1, 2.1.0", "2, 2.2.0", "3, 2.3.1"})
    void firstDigitIsTheVersion(String digit, String version) {
        Optional<MadeUp> found = simulator.find(new Pan("356999010000" + digit + "003"));

        assertThat(found.map(MadeUp::versions)).contains(version == null ? Set.of() : Set.of(version));
    }

    @ParameterizedTest
    @CsvSource({
        "03, APPROVE",
        "13, REFUSE",
        "23, ATTEMPT",
        "33, REJECT",
        "43, INFORM",
        "53, UNAVAILABLE",
        "63, UNAVAILABLE",
        "70, CHALLENGE"
    })
    void thirdDigitIsTheResult(String row, Verdict verdict) {
        assertThat(script(row).verdict()).isEqualTo(verdict);
        assertThat(script(row).after().isPositive()).isEqualTo(row.equals("63"));
    }

    @ParameterizedTest
    @CsvSource({"70, RIGHT", "71, WRONG", "72, ASKED"})
    void fourthDigitIsWhatBecomesOfTheChallenge(String row, Script.Answer answer) {
        assertThat(script(row).answer()).isEqualTo(answer);
    }

    @Test
    void thereIsNoneWhereTheDemoIsOff() {
        Simulator off = new Simulator(config(false));

        assertThat(off.find(new Pan("3569990100000003"))).isEmpty();
        assertThat(Simulator.rows().map(Simulator::id).map(off::of)).allMatch(Optional::isEmpty);
    }

    private Script script(String row) {
        return simulator.of(Simulator.id(row)).orElseThrow();
    }

    private static DemoConfig config(boolean enabled) {
        return new DemoConfig() {
            @Override
            public boolean enabled() {
                return enabled;
            }

            @Override
            public boolean recorded() {
                return true;
            }

            @Override
            public Optional<List<URI>> serverOrigins() {
                return Optional.empty();
            }
        };
    }
}
