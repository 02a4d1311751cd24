package org.sekisho.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.AppInvitations;
import org.sekisho.testkit.AppInvitations.Invitation;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Chromium;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.MailSink;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;

/** A shop's page in one browser, the one-time-code app in another. */
@SekishoTest
@OverTheWire
class ApprovalBrowserTest {
    private static final String FRAME = "<iframe name=issuer width=250 height=400 sandbox='allow-forms allow-scripts"
            + " allow-same-origin allow-pointer-lock'></iframe>";
    private static final double PATIENCE_MILLIS = 10_000;
    private static final Path PICTURES = Path.of("target/app-pictures");

    private static Chromium chromium;
    private static Directory directory;
    private static Shop shop;

    MailSink mails;

    @Inject
    AppInvitations invitations;

    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        directory = Directory.start();
        shop = Shop.open();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (shop != null) {
            shop.close();
            directory.close();
        }
    }

    @AfterEach
    void nobodyComplained() {
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ja-JP, LIGHT, 承認しました, まだ承認されていません", "en-GB, DARK, Approved, Not approved yet"})
    void pageGoesOnByItselfOnceThePhoneHasApproved(String locale, ColorScheme scheme, String approved, String notYet) {
        var options = new NewContextOptions().setLocale(locale).setColorScheme(scheme);
        try (var phone = chromium.context(options.setViewportSize(390, 700));
                var desk = chromium.context(options.setViewportSize(600, 700))) {
            Page app = page(phone.newPage());
            Invitation card = register(app);
            Page tab = page(desk.newPage());
            Challenge challenge = purchase(card, locale);
            FrameLocator issuer = asked(tab, challenge);
            picture(tab, locale + "-approval-page");
            issuer.locator("button[value=look]").click();
            see(issuer.locator("#notice"), notYet);
            picture(tab, locale + "-approval-page-not-yet");

            see(app.locator(".purchases"), "15,000");
            assertThat(issuer.locator(".steps").innerText())
                    .contains(app.locator(".purchases dd").last().innerText());
            picture(app, locale + "-approval-waiting");
            app.locator(".approve").click();

            see(app.locator("#said"), approved);
            picture(app, locale + "-approval-done");
            assertThat(shop.result(() -> tab.waitForTimeout(30))).isEqualTo("Y");
            assertThat(directory.result(challenge).path("authenticationType").asText())
                    .isEqualTo("03");
        }
    }

    @Test
    void pageWithoutScriptHasAButton() {
        try (var phone = chromium.context(new NewContextOptions().setLocale("ja-JP"));
                var desk = chromium.context(
                        new NewContextOptions().setLocale("ja-JP").setJavaScriptEnabled(false))) {
            Page app = page(phone.newPage());
            Invitation card = register(app);
            Page tab = desk.newPage();
            FrameLocator issuer = asked(tab, purchase(card, "ja-JP"));

            app.locator(".approve").click();
            see(app.locator("#said"), "承認しました");
            issuer.locator("button[value=look]").click();
            issuer.locator("form button").click();

            assertThat(shop.result(() -> tab.waitForTimeout(30))).isEqualTo("Y");
        }
    }

    @Test
    void purchaseOfAStrangerIsStoppedByTwoTaps() {
        try (var phone = chromium.context(new NewContextOptions().setLocale("en-GB"));
                var desk = chromium.context(new NewContextOptions().setLocale("ja-JP"))) {
            Page app = page(phone.newPage());
            Invitation card = register(app);
            Page tab = page(desk.newPage());
            Challenge challenge = purchase(card, "ja-JP");
            tab.navigate(shop.sells(challenge, FRAME));
            tab.getByText("pay").click();
            tab.frameLocator("iframe").locator("#answer").waitFor();

            app.locator(".refuse").click();
            see(app.locator(".refuse"), "again");
            picture(app, "refusal-sure");
            app.locator(".refuse").click();

            see(app.locator("#said"), "stopped");
            picture(app, "refusal-done");
            assertThat(directory.result(challenge).path("transStatusReason").asText())
                    .isEqualTo("11");
        }
    }

    @Test
    void purchaseWithoutAPageIsApprovedAsWell() {
        try (var phone = chromium.context(new NewContextOptions().setLocale("ja-JP"))) {
            Page app = page(phone.newPage());
            Challenge asked = decoupled(register(app), "Example Shop");

            app.locator(".approve").click();
            see(app.locator("#said"), "承認しました");

            assertThat(directory.result(asked).path("transStatus").asText()).isEqualTo("Y");
        }
    }

    /** A thief's purchase must not slide under the finger that is about to approve the holder's. */
    @Test
    void purchaseThatComesMeanwhileTakesNobodysPlace() {
        try (var phone = chromium.context(new NewContextOptions().setLocale("en-GB"))) {
            Page app = page(phone.newPage());
            Invitation card = register(app);
            Challenge first = decoupled(card, "First Shop");
            see(app.locator(".purchases"), "First Shop");
            app.evaluate("""
                    () => {
                      const buttons = () => [...document.querySelectorAll('.approve')];
                      window.born = [];
                      new MutationObserver(() => window.born.push(buttons().every(button => button.disabled)))
                        .observe(document.getElementById('app'), { childList: true });
                    }""");
            Challenge second = decoupled(card, "Second Shop");
            see(app.locator(".purchases"), "Second Shop");

            assertThat(app.locator(".purchases .merchant").allInnerTexts())
                    .containsExactly("First Shop", "Second Shop");
            assertThat(app.evaluate("window.born")).asString().contains("true").doesNotContain("false");
            app.locator(".approve").first().click();
            see(app.locator(".approve").first(), "First Shop");
            picture(app, "approval-sure");
            app.locator(".approve").first().click();

            assertThat(directory.result(first).path("transStatus").asText()).isEqualTo("Y");
            assertThat(directory.results(second)).isEmpty();
        }
    }

    private static Challenge decoupled(Invitation card, String merchant) {
        var aReq = Challenge.purchase(card.enrolled().pan(), directory)
                .put("merchantName", merchant)
                .put("threeDSRequestorDecReqInd", "Y")
                .put("threeDSRequestorDecMaxTime", "00060");
        return new Challenge(aReq, Acs.answer(aReq));
    }

    private FrameLocator asked(Page tab, Challenge challenge) {
        tab.navigate(shop.sells(challenge, FRAME));
        tab.getByText("pay").click();
        FrameLocator issuer = tab.frameLocator("iframe");
        issuer.locator(".choices summary").click();
        issuer.locator("button[value='choose:APP_APPROVAL']").click();
        issuer.locator(".steps").waitFor();
        return issuer;
    }

    private static Challenge purchase(Invitation card, String locale) {
        return Challenge.of(Challenge.purchase(card.enrolled().pan(), directory)
                .put("browserLanguage", locale)
                .put("notificationURL", shop.url("/notify")));
    }

    private Invitation register(Page app) {
        app.navigate(Acs.url("/app"));
        app.locator("button.main").click();
        Invitation invitation = invitations.ofNewCard(mails);
        app.locator("#id").fill(invitation.name());
        app.locator("#password").fill(invitation.password());
        app.locator("button.main").click();
        see(app.locator(".cards"), "•••• " + invitation.enrolled().pan().substring(12));
        return invitation;
    }

    private Page page(Page page) {
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    private static void see(Locator place, String text) {
        PlaywrightAssertions.assertThat(place.first())
                .containsText(text, new ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
    }

    private static void picture(Page page, String name) {
        page.screenshot(
                new ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
    }
}
