package org.sekisho.challenge.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.ForcedColors;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sekisho.challenge.page.EntryView.Kind;
import org.sekisho.challenge.page.EntryView.Notice;
import org.sekisho.challenge.page.PageHeaders.Leads;
import org.sekisho.challenge.page.ReturnView.Outcome;
import org.sekisho.testkit.Chromium;
import org.sekisho.transaction.Money;

/** Real pages with their real headers in a real browser, at the window sizes of EMV 3-D Secure. */
class PageLayoutTest {
    private static final String HERE = "https://acs.example/challenge";
    private static final String SHOP = "https://shop.example/";
    private static final double TARGET = 44;

    private static Chromium chromium;

    private final List<String> complaints = new ArrayList<>();
    private final List<AutoCloseable> opened = new ArrayList<>();

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

    @AfterEach
    void closeAndComplain() throws Exception {
        for (var context : opened) {
            context.close();
        }
        assertThat(complaints).isEmpty();
    }

    static Stream<Arguments> windows() {
        // The first is the second beside a scroll bar that takes room, as on Windows.
        return Stream.of(new int[][] {{225, 400}, {250, 400}, {390, 400}, {500, 600}, {600, 400}, {1280, 800}})
                .flatMap(size -> Stream.of(Locale.JAPANESE, Locale.ENGLISH).flatMap(locale -> Stream.of(Kind.values())
                        .map(kind -> Arguments.of(size[0], size[1], locale, kind))));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void submitIsVisibleWithoutScrolling(int width, int height, Locale locale, Kind kind) {
        var views = Views.in(locale).asking(kind);
        // Every notice where room is scarcest; elsewhere none and one of two lines.
        var notices =
                width == 225 || width == 600 ? EnumSet.allOf(Notice.class) : EnumSet.of(Notice.NONE, Notice.WRONG);
        if (kind == Kind.APP_APPROVAL) {
            notices.retainAll(EnumSet.of(Notice.NONE, Notice.NOT_YET, Notice.EXTENDED)); // nothing is typed or sent
        }
        if (kind == Kind.APP_CODE) {
            notices.remove(Notice.NOT_SENT); // nothing is sent to an app
        }

        var tab = tab(new NewContextOptions().setViewportSize(width, height));

        for (var notice : notices) {
            show(tab, views.saying(notice, 1).entry());
            assertNothingSticksOut(tab);
            assertThat(tab.evaluate("scrollY"))
                    .as("not even the focus scrolls: " + notice)
                    .isEqualTo(0);
            assertInside(tab.locator(".submit"), width, height);
            if (kind != Kind.PASSKEY && kind != Kind.APP_APPROVAL) {
                assertInside(tab.locator("#answer"), width, height);
            }
        }
        assertLargeEnoughForAThumb(tab);
    }

    @ParameterizedTest
    @CsvSource({"250, ja", "250, en", "390, ja", "600, ja", "600, en"})
    void passkeyIsVisibleWithoutScrolling(int width, Locale locale) {
        var tab = tab(new NewContextOptions().setViewportSize(width, 400));

        show(tab, Views.in(locale).asking(Kind.PASSWORD).withPasskey().entry());

        assertNothingSticksOut(tab);
        assertInside(tab.locator("#passkey .submit"), width, 400);
        assertInside(tab.locator("#answer"), width, 400);
        assertLargeEnoughForAThumb(tab);
    }

    /** An approval elsewhere comes without the box. */
    static Stream<Arguments> windowsThatAskHere() {
        return windows().filter(arguments -> arguments.get()[3] != Kind.APP_APPROVAL);
    }

    @ParameterizedTest
    @MethodSource("windowsThatAskHere")
    void boxOfTrustPushesNothingOffTheWindow(int width, int height, Locale locale, Kind kind) {
        var tab = tab(new NewContextOptions().setViewportSize(width, height));

        for (var notice : EnumSet.of(Notice.NONE, Notice.WRONG)) {
            show(tab, Views.in(locale).asking(kind).saying(notice, 1).offeringTrust());

            assertNothingSticksOut(tab);
            assertInside(tab.locator(".submit"), width, height);
            if (kind != Kind.PASSKEY) {
                assertInside(tab.locator("#answer"), width, height);
            }
            assertThat(tab.locator("[name=trust]").isChecked()).isFalse();
        }
        assertLargeEnoughForAThumb(tab);
    }

    @ParameterizedTest
    @CsvSource({"250,ja,PASSWORD", "250,ja,MAILED_CODE", "250,en,MAILED_CODE", "600,ja,MAILED_CODE", "600,en,PASSWORD"})
    void longNamesNeitherWidenThePageNorHideSubmit(int width, Locale locale, Kind kind) {
        var height = 400;
        var unbroken = locale.equals(Locale.JAPANESE) ? "𠮷".repeat(40) : "W".repeat(40);
        var views = Views.in(locale).asking(kind).buying(unbroken, new Money("123456789", 2, "840"));

        var tab = tab(new NewContextOptions().setViewportSize(width, height));
        show(tab, views.entry());

        assertNothingSticksOut(tab);
        assertInside(tab.locator(".submit"), width, height);
    }

    @Test
    void pageReflowsDownTo240Pixels() {
        var tab = tab(new NewContextOptions().setViewportSize(240, 300));
        for (var locale : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
            for (var page : List.of(
                    Views.in(locale).entry(),
                    Views.in(locale).returning(Outcome.NOT_AUTHENTICATED, false),
                    Views.in(locale).neutral(NeutralView.Problem.UNKNOWN),
                    Views.in(locale).busy())) {
                show(tab, page);
                assertNothingSticksOut(tab);
            }
        }
    }

    @Test
    void buttonsOfTheBusyPageCanBeHit() {
        var tab = tab(new NewContextOptions().setViewportSize(320, 480));
        for (var locale : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
            show(tab, Views.in(locale).busy());
            assertThat(tab.locator("button").all()).hasSize(2).allSatisfy(button -> assertThat(
                            button.boundingBox().height)
                    .isGreaterThanOrEqualTo(TARGET));
        }
    }

    @Test
    void largerTextAndForcedColoursDoNotWidenThePage() {
        var tab = tab(new NewContextOptions().setViewportSize(250, 400).setForcedColors(ForcedColors.ACTIVE));
        show(tab, Views.in(Locale.ENGLISH).saying(Notice.WRONG, 1).entry());

        tab.evaluate("for (const rule of document.styleSheets[0].cssRules)"
                + " if (rule.selectorText === ':root') { rule.style.fontSize = '200%'; break; }");

        assertThat(tab.evaluate("getComputedStyle(document.documentElement).fontSize"))
                .isEqualTo("32px");
        assertNothingSticksOut(tab);
    }

    @Test
    void enterSubmitsAndThePasswordIsHiddenAgain() {
        var tab = tab(new NewContextOptions());
        show(tab, Views.in(Locale.JAPANESE).asking(Kind.PASSWORD).entry());
        tab.getByLabel("会員サイトのパスワード", new Page.GetByLabelOptions().setExact(true))
                .fill("correct horse");
        tab.getByLabel("パスワードを表示").click();

        var posted = tab.waitForRequest(HERE + "/answer", () -> tab.keyboard().press("Enter"));

        assertThat(posted.postData()).isEqualTo("step=c3RlcC10b2tlbg&answer=correct+horse&action=submit");
    }

    @Test
    void withoutScriptEveryButtonWorks() {
        var tab = tab(new NewContextOptions().setJavaScriptEnabled(false));
        show(tab, Views.in(Locale.ENGLISH).entry());

        var posted = tab.waitForRequest(
                HERE + "/answer", () -> tab.getByText("Cancel", exactly()).click());

        assertThat(posted.postData()).isEqualTo("step=c3RlcC10b2tlbg&answer=&action=cancel");
        show(tab, Views.in(Locale.ENGLISH).asking(Kind.PASSWORD).entry());
        assertThat(tab.locator(".show").isVisible()).isFalse();
    }

    @Test
    void automaticPageReturnsByItself() {
        var tab = tab(new NewContextOptions());

        var posted = tab.waitForRequest(
                SHOP + "**", () -> show(tab, Views.in(Locale.ENGLISH).returning(Outcome.AUTHENTICATED, true)));

        assertThat(posted.postData()).isEqualTo("cres=eyJ0cmFuc1N0YXR1cyI6IlkifQ&threeDSSessionData=c2Vzc2lvbg");
    }

    @Test
    void withoutScriptTheButtonReturns() {
        var tab = tab(new NewContextOptions().setJavaScriptEnabled(false));
        show(tab, Views.in(Locale.ENGLISH).returning(Outcome.AUTHENTICATED, true));

        var posted =
                tab.waitForRequest(SHOP + "**", () -> tab.locator(".submit").click());

        assertThat(posted.method()).isEqualTo("POST");
    }

    @Test
    void pageWorksInTheSandboxOfAShop() {
        var tab = tab(new NewContextOptions());
        serve(tab, HERE, Views.in(Locale.ENGLISH).entry());
        tab.route(
                SHOP + "checkout",
                route -> route.fulfill(new FulfillOptions()
                        .setContentType("text/html")
                        .setBody("<iframe width=250 height=400 sandbox='allow-forms allow-scripts allow-same-origin"
                                + " allow-pointer-lock' src='" + HERE + "'></iframe>")));
        tab.navigate(SHOP + "checkout");
        var frame = tab.frameByUrl(HERE);
        frame.getByLabel("Verification code").fill("123 456");

        var posted = answerOf(tab, frame);

        assertThat(posted.postData()).contains("answer=123+456", "action=submit");
    }

    private static Request answerOf(Page tab, Frame frame) {
        return tab.waitForRequest(
                HERE + "/answer", () -> frame.getByText("Submit", new Frame.GetByTextOptions().setExact(true))
                        .click());
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private Page tab(NewContextOptions options) {
        var context = chromium.context(options);
        opened.add(context);
        // with an icon of its own: else the browser asks for one, and the next page's policy may get the blame
        context.route(
                "**/*",
                route -> route.fulfill(new FulfillOptions()
                        .setContentType("text/html")
                        .setBody("<link rel=\"icon\" href=\"data:,\">here")));
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
        return context.newPage();
    }

    private static void show(Page tab, org.sekisho.challenge.page.Page page) {
        serve(tab, HERE, page);
        tab.navigate(HERE);
    }

    private static void serve(Page tab, String url, org.sekisho.challenge.page.Page page) {
        var html = Rendering.html(page);
        var leads = page instanceof ReturnPage ? Leads.TO_THE_SHOP : Leads.HOME;
        var headers = new LinkedHashMap<>(
                new PageHeaders(true, false).of(page.frame().nonce(), leads, html.contains("<script")));
        headers.put("Content-Type", "text/html; charset=utf-8");
        tab.unroute(url);
        tab.route(
                url,
                route -> route.fulfill(new FulfillOptions().setHeaders(headers).setBody(html)));
    }

    private static void assertNothingSticksOut(Page tab) {
        assertThat((Boolean) tab.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no horizontal scrolling")
                .isTrue();
    }

    private static void assertLargeEnoughForAThumb(Page tab) {
        for (var target : tab.locator("button:visible, summary, #answer").all()) {
            assertThat(target.boundingBox().height).isGreaterThanOrEqualTo(TARGET);
            assertThat(target.boundingBox().width).isGreaterThanOrEqualTo(TARGET);
        }
    }

    private static void assertInside(Locator element, int width, int height) {
        var box = element.boundingBox();
        assertThat(box.x).isNotNegative();
        assertThat(box.y).isNotNegative();
        assertThat(box.x + box.width).isLessThanOrEqualTo(width);
        assertThat(box.y + box.height).as("lower edge of the button").isLessThanOrEqualTo(height);
    }
}
