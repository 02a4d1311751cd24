package org.sekisho.challenge.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekisho.platform.page.PlainText;
import org.sekisho.testkit.Chromium;

/** Whatever a merchant calls itself and whatever a cardholder writes is text: it runs nothing, moves nothing and covers nothing. */
class NaughtyTextTest {
    private static final String FACTS = """
            () => [
              document.querySelector(".shop bdi").textContent,
              document.querySelector(".words bdi").textContent,
              typeof window.ran,
              String(document.querySelectorAll("*").length),
              String(document.documentElement.scrollWidth <= innerWidth),
              String([...document.querySelectorAll(".shop, .words")].every((one) =>
                one.getBoundingClientRect().right <= innerWidth && one.scrollWidth <= one.clientWidth + 1))
            ]
            """;

    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void everyTextIsShownAsText() {
        var texts = Naughty.texts();
        var wrong = new ArrayList<String>();
        try (var window = Window.open(chromium, new NewContextOptions().setViewportSize(250, 400))) {
            var elements = facts(window, "plain").get(3);

            for (var text : texts) {
                var shown = PlainText.of(text);
                var expected = List.of(shown, shown, "undefined", elements, "true", "true");
                var facts = facts(window, text);
                if (!facts.equals(expected) || !window.complaints().isEmpty()) {
                    wrong.add(text + " became " + facts + " " + window.complaints());
                    window.complaints().clear();
                }
            }
        }

        assertThat(texts).hasSizeGreaterThanOrEqualTo(200);
        assertThat(wrong).isEmpty();
    }

    @Test
    void nothingInvisibleAndNothingThatPaintsOverItsNeighboursIsLeft() {
        assertThat(PlainText.of("a\u200Bb\uFEFF")).isEqualTo("ab");
        assertThat(PlainText.of("o" + "\u0301".repeat(200) + "k")).isEqualTo("o\u0301\u0301\u0301\u0301k");
        assertThat(PlainText.of("\uD800x")).isEqualTo("\uFFFDx");
        assertThat(PlainText.of("🏳️‍🌈 فروشگاه‌ها 葛󠄀")).isEqualTo("🏳️‍🌈 فروشگاه‌ها 葛󠄀");
    }

    private static List<?> facts(Window window, String text) {
        var page = Views.in(Locale.JAPANESE).buying(text, null).greeting(text).entry();
        return (List<?>) window.show(page).evaluate(FACTS);
    }
}
