package org.sekisho.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.testkit.Enrolment.PASSWORD;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Axe;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Chromium;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Enrolment.Enrolled;
import org.sekisho.testkit.Oathtool;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** A member's pages in a real browser: by keyboard, without scripts, on a telephone and on a desk. */
@SekishoTest
class MemberBrowserTest {
    private static final double TARGET = 44;

    private static @Nullable Chromium chromium;

    @Inject
    Enrolment enrolment;

    @Inject
    Tables tables;

    private final List<String> complaints = new ArrayList<>();
    private @Nullable BrowserContext context;

    @BeforeAll
    static void startTheBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopTheBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void closeTheWindow() {
        if (context != null) {
            context.close();
        }
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ja-JP, 320, LIGHT", "ja-JP, 1280, LIGHT", "en-GB, 320, DARK", "en-GB, 1280, LIGHT"})
    void everyPageFitsItsWindow(String language, int width, ColorScheme scheme) {
        Enrolled holder = withPurchases();
        Page page = open(new NewContextOptions()
                .setLocale(language)
                .setViewportSize(width, 800)
                .setColorScheme(scheme));
        String name = language.substring(0, 2) + "-" + width;
        Oathtool.isNeeded();

        page.navigate(Acs.url("/my/demo/sign-in"));
        fits(page, "sign-in-" + name);
        signIn(page, holder, "guess");
        fits(page, "wrong-" + name);
        signIn(page, holder, PASSWORD);
        fits(page, "home-" + name);
        page.locator("a.act[href*=purchases]").first().click();
        fits(page, "report-" + name);
        page.goBack();
        page.locator("a.act[href$=message]").first().click();
        fits(page, "message-" + name);
        page.goBack();
        page.locator("a.act[href$=password]").click();
        page.fill("#fresh", "short");
        page.fill("#again", "short");
        page.keyboard().press("Enter");
        page.waitForSelector("#notice");
        fits(page, "password-" + name);
        page.navigate(Acs.url("/my/demo/contacts/email"));
        fits(page, "contact-" + name);
        page.fill("#target", "somebody@mail.example");
        page.fill("#password", PASSWORD);
        page.locator("main button.main").click();
        page.waitForSelector("#code");
        fits(page, "code-" + name);
        setUpApps(page, name);
        page.navigate(Acs.url("/my/demo/passkeys"));
        fits(page, "passkeys-" + name);
        page.fill("#password", PASSWORD);
        page.locator("form.form button.main").click();
        page.waitForSelector("#make");
        fits(page, "passkey-" + name);
        page.context().clearCookies();
        page.navigate(Acs.url("/my/demo/register"));
        fits(page, "register-" + name);
        page.navigate(Acs.url("/my/demo/register/prepaid"));
        fits(page, "prepaid-" + name);
        page.navigate(Acs.url("/my/nobody/sign-in"));
        fits(page, "neutral-" + name);
    }

    private void setUpApps(Page page, String name) {
        page.navigate(Acs.url("/my/demo"));
        page.locator("a.act[href$=app]").first().click();
        fits(page, "apps-" + name);
        page.fill("#password", PASSWORD);
        page.keyboard().press("Enter");
        page.waitForSelector(".steps");
        fits(page, "pairing-" + name);
        page.locator("a.second").click();
        page.fill("#password2", PASSWORD);
        page.keyboard().press("Enter");
        page.waitForSelector(".picture svg");
        page.locator("summary").click();
        fits(page, "authenticator-" + name);
        String key = page.locator("details .big").textContent().replace(" ", "");
        page.fill("#code", "000000");
        page.keyboard().press("Enter");
        page.waitForSelector("#notice");
        fits(page, "authenticator-wrong-" + name);
        page.fill("#code", Oathtool.print("--totp", "--base32", key));
        page.keyboard().press("Enter");
        page.waitForSelector(".news");
        fits(page, "apps-one-" + name);
    }

    @Test
    void keyboardAloneSignsInAndOut() {
        Enrolled holder = enrolment.withPassword();
        Page page = open(new NewContextOptions().setLocale("en-GB"));
        page.navigate(Acs.url("/my/demo/sign-in"));
        page.waitForFunction("document.hasFocus() && document.activeElement.tagName === 'INPUT'");

        page.keyboard().type(loginId(holder));
        page.keyboard().press("Tab");
        page.keyboard().type(PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL("**/my/demo");
        while (!"Sign out".equals(page.evaluate("document.activeElement.textContent"))) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        page.waitForURL("**/sign-in?said=SIGNED_OUT");

        assertThat(page.getByRole(AriaRole.STATUS).textContent()).contains("You are signed out");
    }

    @Test
    void everythingWorksWithoutScripts() {
        Enrolled holder = withPurchases();
        Page page = open(new NewContextOptions().setLocale("en-GB").setJavaScriptEnabled(false));
        page.navigate(Acs.url("/my/demo"));

        signIn(page, holder, PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop sharing"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS).textContent()).contains("Sharing was stopped");
        page.locator("a.act[href*=purchases]").first().click();
        page.locator("main button").click();

        assertThat(page.getByRole(AriaRole.STATUS).textContent()).contains("stopped the card");
        assertThat(page.locator(".reported").count()).isOne();
    }

    private Page open(NewContextOptions options) {
        context = Objects.requireNonNull(chromium).context(options);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            // a form that was not taken is answered 422, a page that is not there 404, which browsers write down
            if (message.type().equals("error") && !message.text().matches("(?s).*status of (422|404).*")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    private void signIn(Page page, Enrolled holder, String password) {
        page.fill("#loginId", loginId(holder));
        page.fill("#password", password);
        page.locator("main button.main").click();
        page.waitForLoadState();
    }

    private void fits(Page page, String name) {
        String folder = System.getenv("SCREENSHOTS");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
        }
        int wide = (Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth");
        assertThat(wide).as(name + " is wider than its window").isLessThanOrEqualTo(0);
        for (var target : page.locator(
                        "main a:visible, button:visible, input:not([type=radio]):visible, label:has([type=radio])")
                .all()) {
            var box = Objects.requireNonNull(target.boundingBox());
            assertThat(box.height)
                    .as(name + ": " + target.evaluate("it => it.outerHTML"))
                    .isGreaterThanOrEqualTo(TARGET);
        }
        assertThat(Axe.findings(page)).as(name).isEmpty();
    }

    private Enrolled withPurchases() {
        Enrolled holder = enrolment.withPassword();
        try (Directory directory = Directory.start()) {
            Challenge.submit(Challenge.of(holder.pan(), directory).open(), PASSWORD);
            Challenge.press(Challenge.of(holder.pan(), directory).open(), "cancel");
            Acs.answer(Challenge.purchase(holder.pan(), directory).put("purchaseAmount", "150000"));
            Challenge.of(holder.pan(), directory).open();
        }
        return holder;
    }

    private String loginId(Enrolled holder) {
        return Objects.requireNonNull(
                tables.text("SELECT login_id FROM member WHERE password_id = $1", holder.credentialId()));
    }
}
