package org.sekisho.challenge.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsEmptyOptions;
import com.microsoft.playwright.options.BoundingBox;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.challenge.page.EntryView.Notice;
import org.sekisho.testkit.Chromium;

/** The page says in time that it will end, and gives more time for one press. [WCAG 2.2.1] */
class TimeLeftTest {
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
    void lastMinuteIsAnnouncedOnceAndCountedDown() {
        try (var window = Window.open(chromium, new NewContextOptions().setViewportSize(390, 400))) {
            window.tab().clock().install();
            var tab = window.show(Views.in(Locale.ENGLISH).entry());

            assertThat(tab.locator(".clock").boundingBox().height).isZero();
            tab.clock().runFor(Duration.ofMinutes(8).toMillis());
            assertThat(said(tab)).isEmpty();
            tab.clock().runFor(Duration.ofMinutes(1).plusSeconds(1).toMillis());

            assertThat(said(tab)).isEqualTo("Time nearly up");
            assertThat(seconds(tab)).isCloseTo(59, within(1));
            tab.clock().runFor(20_000);
            assertThat(said(tab)).as("not said again").isEqualTo("Time nearly up");
            assertThat(seconds(tab)).isCloseTo(39, within(1));
            tab.clock().runFor(41_000);
            assertThat(said(tab)).startsWith("Time is up.");
            assertThat(tab.locator(".clock button").isVisible()).isFalse();
            assertThat(window.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"250,400", "390,400", "500,600", "600,400", "1280,800", "320,568"})
    void warningCoversNothingAndItsButtonAsksForMore(int width, int height) {
        try (var window = Window.open(chromium, new NewContextOptions().setViewportSize(width, height))) {
            var tab = window.show(Views.in(Locale.JAPANESE)
                    .lasting(new EntryView.Time(Duration.ofSeconds(50), true))
                    .entry());

            var clock = tab.locator(".clock").boundingBox();
            assertThat(clock.y).isZero();
            assertThat(clock.x + clock.width).isLessThanOrEqualTo(width);
            for (var element :
                    tab.locator(".brand, h1, .message, #answer, .submit").all()) {
                assertThat(element.boundingBox().y).isGreaterThanOrEqualTo(bottom(clock));
            }
            var posted = tab.waitForRequest(
                    Window.HERE + "/answer", () -> tab.locator(".clock button").click());
            assertThat(posted.postData()).contains("action=more");
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void whatIsTypedStaysWhenTimeIsAdded() {
        try (var window = Window.open(chromium, new NewContextOptions().setViewportSize(390, 400))) {
            var views = Views.in(Locale.ENGLISH);
            var tab = window.show(views.lasting(new EntryView.Time(Duration.ofSeconds(50), true))
                    .entry());
            tab.route(
                    Window.HERE + "/answer",
                    route -> route.fulfill(new FulfillOptions()
                            .setContentType("text/html")
                            .setBody(Rendering.html(
                                    views.saying(Notice.EXTENDED, 5).entry()))));
            tab.locator("#answer").fill("123");

            tab.locator(".clock button").click();

            assertThat(tab.locator(".clock p")).hasText("You have more time now.");
            assertThat(tab.locator(".clock button")).isHidden();
            assertThat(tab.locator("#answer")).hasValue("123");
            assertThat(tab.locator("#answer")).isFocused();
            assertThat(tab.locator(".clock p")).isEmpty(new IsEmptyOptions().setTimeout(7_000));
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void withoutScriptASentenceSaysItAndAButtonIsThere() {
        var options = new NewContextOptions().setJavaScriptEnabled(false);
        try (var window = Window.open(chromium, options)) {
            var tab = window.show(Views.in(Locale.ENGLISH).entry());

            assertThat(tab.locator(".life").innerText()).contains("10 min");
            var posted = tab.waitForRequest(
                    Window.HERE + "/answer", () -> tab.locator("#more").click());
            assertThat(posted.postData()).contains("action=more");
        }
    }

    @Test
    void whereNothingCanBeAddedNothingIsOffered() {
        var html = Rendering.html(Views.in(Locale.ENGLISH)
                .lasting(new EntryView.Time(Duration.ofSeconds(100), false))
                .entry());

        assertThat(html).contains("about 2 min").doesNotContain("value=\"more\"", "More time</button>");
    }

    private static double bottom(BoundingBox box) {
        return box.y + box.height;
    }

    private static String said(Page tab) {
        return tab.locator(".clock p").innerText();
    }

    private static int seconds(Page tab) {
        return Integer.parseInt(tab.locator(".clock b").innerText().replaceFirst("0:", ""));
    }
}
