package org.sekisho.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageLanguageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ja-JP  | en-US,en;q=0.9     | en | ja
                    JA     |                    | en | ja
                    en_US  | ja                 | ja | en
                    en     |                    | ja | en
                    fr-FR  | ja;q=0.5,en;q=0.8  | ja | en
                    fr     | de, fr             | en | en
                    mitkwz |                    | en | en
                    mitkwz | ;;q=                | ja | ja
                    jam    |                    | en | en
                           | zh-CN,ja;q=0.3     | en | ja
                           | ja;q=0,en;q=0.1    | ja | en
                           | *                  | ja | ja
                           | ,                  | en | en
                           |                    | th | ja
                    ''     | ''                 | en | en
                    -      | -                  | en | en
                    """)
    void firstKnownLanguageWins(@Nullable String browser, @Nullable String header, String issuer, String chosen) {
        assertThat(PageLanguage.of(browser, header, Locale.of(issuer))).isEqualTo(Locale.of(chosen));
    }

    @Test
    void endlessListOfLanguagesIsNotRead() {
        var endless = "ja,".repeat(10_000);

        assertThat(PageLanguage.of(null, endless, Locale.ENGLISH)).isEqualTo(Locale.ENGLISH);
    }
}
