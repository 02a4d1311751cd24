package org.sekisho.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.platform.page.Accent.Shade;

class AccentTest {
    private static final Colour DARK_PAGE = colour("#171b22");

    @ParameterizedTest
    @CsvSource({"#0b6e4f,#ffffff", "#12266b,#ffffff", "#f5c400,#000000", "#ffffff,#000000", "#000000,#ffffff"})
    void textOnTheAccentIsBlackOrWhite(String accent, String text) {
        assertThat(Accent.of(accent).light().text()).isEqualTo(text);
    }

    @Test
    void everyAccentCanBeReadAndSeenOnBothGrounds() {
        for (var rgb = 0; rgb <= 0xffffff; rgb += 0x010307) {
            var accent = Accent.of("#%06x".formatted(rgb));

            assertReadable(accent.light(), Colour.WHITE);
            assertReadable(accent.dark(), DARK_PAGE);
        }
    }

    /** The message stands on a breath of the accent, and its title is grey. */
    @Property
    void anyAccentLeavesTextReadableAndControlsVisible(@ForAll @IntRange(max = 0xffffff) int rgb) {
        var accent = Accent.of("#%06x".formatted(rgb));

        assertReadable(accent.light(), Colour.WHITE);
        assertReadable(accent.dark(), DARK_PAGE);
        assertThat(breath(accent.light(), Colour.WHITE).contrast(colour("#535c69")))
                .isGreaterThanOrEqualTo(4.5);
        assertThat(breath(accent.dark(), DARK_PAGE).contrast(colour("#a9b2be"))).isGreaterThanOrEqualTo(4.5);
    }

    private static Colour breath(Shade shade, Colour ground) {
        var fill = colour(shade.fill());
        return new Colour(
                breath(fill.red(), ground.red()),
                breath(fill.green(), ground.green()),
                breath(fill.blue(), ground.blue()));
    }

    private static int breath(int fill, int ground) {
        return (int) Math.round(fill * .09 + ground * .91);
    }

    @ParameterizedTest
    @CsvSource({"#151a21,#f3f5f8", "#535c69,#f3f5f8", "#edf0f4,#0d1015", "#a9b2be,#0d1015"})
    void textOfTheSideColumnCanBeRead(String text, String ground) {
        assertThat(colour(text).contrast(colour(ground))).isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "red", "#fff", "#12345g", "#123456;}body{display:none", "#123456 ", "123456"})
    void whatIsNoColourNeverReachesTheStyleSheet(String accent) {
        assertThat(Accent.of(accent)).isEqualTo(Accent.NEUTRAL);
    }

    @Test
    void contrastIsCountedAsInTheGuidelines() {
        assertThat(Colour.BLACK.contrast(Colour.WHITE)).isEqualTo(21);
        assertThat(colour("#767676").contrast(Colour.WHITE)).isBetween(4.54, 4.55);
    }

    private static void assertReadable(Shade shade, Colour ground) {
        var fill = colour(shade.fill());
        assertThat(fill.contrast(colour(shade.text()))).as("text on %s", shade).isGreaterThanOrEqualTo(4.5);
        assertThat(colour(shade.edge()).contrast(ground)).as("rim of %s", shade).isGreaterThanOrEqualTo(3);
    }

    private static Colour colour(String hex) {
        return Colour.parse(hex).orElseThrow();
    }
}
