package org.sekisho.challenge.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.challenge.page.EntryView.Kind;
import org.sekisho.challenge.page.EntryView.Notice;
import org.sekisho.challenge.page.EntryView.Other;
import org.sekisho.challenge.page.ReturnView.Outcome;
import org.sekisho.testkit.Chromium;

/** The page follows what people set: their colours, less motion, a zoom of 400 %, a keyboard instead of a mouse. */
class AdaptationTest {
    /** 1280×1024 at 400 %. */
    private static final int WIDTH = 320;

    private static final int HEIGHT = 256;
    private static final String FOCUS = """
            () => {
              const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
              const clock = document.querySelector(".clock").getBoundingClientRect();
              const seen = box.top >= (at.closest(".clock") ? 0 : clock.bottom) - 1 && box.bottom <= innerHeight + 1;
              return (at.id || at.value || at.className || at.textContent.trim().slice(0, 12) || at.tagName)
                + (at === document.body || seen ? "" : " out of sight at " + Math.round(box.top))
                + (at === document.body || parseFloat(style.outlineWidth) >= 2 ? "" : " without a ring");
            }
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

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void atFourHundredPercentNothingIsLostAndTheFocusIsSeen(Locale locale) {
        try (var window = Window.open(chromium, new NewContextOptions().setViewportSize(WIDTH, HEIGHT))) {
            for (var page : List.of(everything(locale), Views.in(locale).returning(Outcome.TIMED_OUT, false))) {
                var tab = window.showStill(page);
                assertThat((Boolean) tab.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .isTrue();
            }
            var tab = window.show(everything(locale));
            var stops = new ArrayList<String>();
            do {
                tab.keyboard().press("Tab");
                stops.add(String.valueOf(tab.evaluate(FOCUS)));
            } while (stops.size() < 20 && !stops.getLast().contains("cancel"));

            assertThat(stops).noneMatch(stop -> stop.contains("out of sight") || stop.contains("without"));
        }
    }

    @Test
    void keyboardAloneIsEnough() {
        try (var window = Window.open(chromium, new NewContextOptions().setViewportSize(390, 400))) {
            var tab = window.show(Views.in(Locale.ENGLISH)
                    .asking(Kind.PASSWORD)
                    .offering(new Other(Kind.SMS_CODE, "090******34"))
                    .entry());
            tab.keyboard().press("Tab");
            tab.keyboard().type("correct horse");
            tab.keyboard().press("Tab");
            tab.keyboard().press("Space");
            assertThat(tab.locator("#answer").getAttribute("type")).isEqualTo("text");
            // back in the field: to the eye, Submit, Cancel, and what is folded
            for (var press = 0; press < 4; press++) {
                tab.keyboard().press("Tab");
            }
            tab.keyboard().press("Enter");
            assertThat(tab.locator(".choices").getAttribute("open")).isNotNull();
            tab.keyboard().press("Tab");

            var posted = tab.waitForRequest(
                    Window.HERE + "/answer", () -> tab.keyboard().press("Space"));

            assertThat(posted.postData()).contains("action=choose%3ASMS_CODE");
        }
    }

    @Test
    void forcedColoursLeaveEveryControlAnOutline() {
        var options = new NewContextOptions().setViewportSize(390, 600).setForcedColors(ForcedColors.ACTIVE);
        try (var window = Window.open(chromium, options)) {
            var tab = window.show(everything(Locale.JAPANESE));

            assertThat((List<?>) tab.evaluate("""
                            () => [...document.querySelectorAll("#answer, .submit, .others button, .clock button, .notice")]
                              .filter((one) => one.offsetParent)
                              .filter((one) => parseFloat(getComputedStyle(one).borderTopWidth) < 1)
                              .map((one) => one.outerHTML)
                            """)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingTurnsForWhoWantsNoMotion(boolean reduced) {
        var options =
                new NewContextOptions().setReducedMotion(reduced ? ReducedMotion.REDUCE : ReducedMotion.NO_PREFERENCE);
        try (var window = Window.open(chromium, options)) {
            var tab = window.showStill(Views.in(Locale.ENGLISH).returning(Outcome.AUTHENTICATED, true));

            assertThat(tab.evaluate("getComputedStyle(document.querySelector('.spinner')).animationName"))
                    .isEqualTo(reduced ? "none" : "turn");
        }
    }

    private static EntryPage everything(Locale locale) {
        return Views.in(locale)
                .saying(Notice.WRONG, 1)
                .offering(new Other(Kind.PASSWORD, null), new Other(Kind.SMS_CODE, "090******34"))
                .buying("リヴァプール・アンド・マンチェスター・レイルウェイ・ブックストア", Views.in(locale).amount())
                .lasting(new EntryView.Time(Duration.ofSeconds(45), true))
                .entry();
    }
}
