package org.sekisho.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each preference of a 3DS Requestor does to a decision. */
class WishTest {

    @ParameterizedTest
    @CsvSource({
        "  , NONE",
        "01, NONE",
        "02, NONE",
        "03, CHALLENGE",
        "04, CHALLENGE",
        "05, NONE",
        "06, DATA_ONLY",
        "07, NONE",
        "08, NONE",
        "09, CHALLENGE",
        "10, NONE",
        "11, NONE",
        "12, CHALLENGE",
        "13, CHALLENGE",
        "14, CHALLENGE",
        "80, NONE",
        "82, NONE",
        "99, NONE"
    })
    void codeIsAWish(@Nullable String code, Wish wish) {
        assertThat(Wish.of(code)).isEqualTo(wish);
    }

    @Test
    void everyCodeIsDocumented() throws Exception {
        String docs = Files.readString(Path.of("docs/decisions.md"));
        for (int code = 1; code <= 14; code++) {
            assertThat(docs).contains("| %02d ".formatted(code));
        }
    }
}
