package org.sekisho.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All right answers and no others are the answer. */
class SeveralTest {

    private static final Several QUESTION = new Several(
            new Several.Words("どれ", "Which"),
            List.of(
                    new Several.Option("a", new Several.Words("あ", "A")),
                    new Several.Option("b", new Several.Words("い", "B")),
                    new Several.Option("c", new Several.Words("う", "C"))),
            Set.of("a", "c"),
            "the answer");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,c    | true",
                "c,a    | true",
                "a, c   | true",
                "a      | false",
                "a,b,c  | false",
                "a,a,c  | false",
                "a,c,   | false",
                "a;c    | false",
                "A,C    | false",
                "b      | false"
            })
    void onlyTheWholeOfItIsRight(String chosen, boolean right) {
        assertThat(QUESTION.meant(chosen).equals("the answer")).isEqualTo(right);
    }
}
