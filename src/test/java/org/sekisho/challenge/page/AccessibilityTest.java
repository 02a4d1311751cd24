package org.sekisho.challenge.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sekisho.challenge.page.EntryView.Kind;
import org.sekisho.challenge.page.EntryView.Notice;
import org.sekisho.challenge.page.EntryView.Other;
import org.sekisho.challenge.page.NeutralView.Problem;
import org.sekisho.challenge.page.ReturnView.Outcome;
import org.sekisho.testkit.Axe;
import org.sekisho.testkit.Chromium;

/** axe-core finds nothing on any page, in any window of EMV 3-D Secure, in both languages, by day and by night. */
class AccessibilityTest {
    private static final int[][] WINDOWS = {{250, 400}, {390, 400}, {500, 600}, {600, 400}, {1280, 800}, {320, 568}};

    /** axe gives up on contrasts where a pseudo-element paints the ground; AccentTest counts those of the side column. */
    private static final String PLAIN_GROUND =
            "document.styleSheets[0].insertRule('.entry::before { display: none !important; }')";

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

    static Stream<Arguments> looks() {
        return Stream.of(Locale.JAPANESE, Locale.ENGLISH)
                .flatMap(locale ->
                        Stream.of(ColorScheme.LIGHT, ColorScheme.DARK).map(scheme -> Arguments.of(locale, scheme)));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void nothingIsFoundOnAnyPage(Locale locale, ColorScheme scheme) {
        var findings = new ArrayList<String>();
        try (var window = Window.open(chromium, new NewContextOptions())) {
            window.tab().emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
            pages(Views.in(locale)).forEach((name, page) -> {
                showStill(window, page);
                window.tab().evaluate(PLAIN_GROUND);
                window.tab().evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
                for (var size : WINDOWS) {
                    window.tab().setViewportSize(size[0], size[1]);
                    for (var finding : Axe.findings(window.tab())) {
                        findings.add(name + " " + size[0] + "×" + size[1] + " " + finding);
                    }
                }
            });
        }

        assertThat(findings).isEmpty();
    }

    @Test
    void noColourOfAnIssuerSpoilsAContrast() {
        var random = new Random(3);
        var findings = new ArrayList<String>();
        try (var window = Window.open(chromium, new NewContextOptions().setViewportSize(390, 600))) {
            for (var round = 0; round < 40; round++) {
                var scheme = round % 2 == 0 ? ColorScheme.LIGHT : ColorScheme.DARK;
                var accent = "#%06x".formatted(random.nextInt(0x1000000));
                window.tab().emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
                window.show(Views.in(Locale.JAPANESE).coloured(accent).entry());
                for (var finding : Axe.findings(window.tab())) {
                    findings.add(accent + " " + scheme + " " + finding);
                }
            }
        }

        assertThat(findings).isEmpty();
    }

    /** Pages that would leave by themselves stay. */
    private static void showStill(Window window, Page page) {
        if (page instanceof EntryPage) {
            window.show(page);
        } else {
            window.showStill(page);
        }
    }

    private static Map<String, Page> pages(Views views) {
        var pages = new LinkedHashMap<String, Page>();
        pages.put("password", views.asking(Kind.PASSWORD).entry());
        pages.put(
                "password wrong",
                views.asking(Kind.PASSWORD).saying(Notice.WRONG, 1).entry());
        pages.put(
                "password or passkey", views.asking(Kind.PASSWORD).withPasskey().entry());
        pages.put("passkey", views.asking(Kind.PASSKEY).entry());
        pages.put(
                "passkey refused",
                views.asking(Kind.PASSKEY)
                        .saying(Notice.WRONG, 1)
                        .offering(new Other(Kind.PASSWORD, null))
                        .entry());
        pages.put(
                "code of an app",
                views.asking(Kind.APP_CODE)
                        .saying(Notice.WRONG, 1)
                        .offering(new Other(Kind.SMS_CODE, "090******34"))
                        .entry());
        pages.put("approval", views.asking(Kind.APP_APPROVAL).entry());
        pages.put(
                "approval not yet",
                views.asking(Kind.APP_APPROVAL).saying(Notice.NOT_YET, 5).entry());
        for (var notice : Notice.values()) {
            pages.put("code " + notice, views.saying(notice, 3).entry());
        }
        pages.put(
                "choice",
                views.asking(Kind.SMS_CODE)
                        .offering(new Other(Kind.PASSWORD, null), new Other(Kind.MAILED_CODE, "t***@e***.jp"))
                        .entry());
        pages.put(
                "time almost up",
                views.lasting(new EntryView.Time(Duration.ofSeconds(45), true)).entry());
        pages.put("launch", views.launching());
        for (var problem : Problem.values()) {
            pages.put("neutral " + problem, views.neutral(problem));
            pages.put("busy", views.busy());
        }
        for (var outcome : Outcome.values()) {
            pages.put("returning " + outcome, views.returning(outcome, false));
        }
        pages.put("returning by itself", views.returning(Outcome.AUTHENTICATED, true));
        return pages;
    }
}
