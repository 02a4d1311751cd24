package org.sekisho.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.testkit.Enrolment.PASSWORD;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Chromium;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Enrolment.Enrolled;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** A real browser, with an authenticator of its own making, registers a passkey, signs in with it and confirms a purchase with it. */
@SekishoTest
@OverTheWire
class PasskeyBrowserTest {
    private static final String ALLOWED =
            "<iframe name=issuer width=390 height=600 allow='publickey-credentials-get *'></iframe>";
    private static final String NOT_ALLOWED = "<iframe name=issuer width=390 height=600></iframe>";
    private static final String ADVISED =
            "<iframe name=issuer width=390 height=600 allow='payment *; publickey-credentials-get *'"
                    + " sandbox='allow-forms allow-scripts allow-same-origin allow-pointer-lock'></iframe>";

    private static @Nullable Chromium chromium;
    private static Directory directory;
    private static Shop shop;

    @Inject
    Enrolment enrolment;

    @Inject
    Tables tables;

    private final List<String> complaints = new ArrayList<>();
    private @Nullable BrowserContext context;

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
            shop.close();
            directory.close();
        }
    }

    @AfterEach
    void closeTheWindow() {
        if (context != null) {
            context.close();
        }
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    @Test
    void buttonSignsInWithThePasskey() {
        Enrolled holder = enrolment.withPassword();
        Page tab = tab(true);
        authenticator(tab);
        register(tab, holder);
        tab.context().clearCookies();
        tab.addInitScript("PublicKeyCredential.isConditionalMediationAvailable = async () => false;");

        tab.navigate(Acs.url("/my/demo/sign-in"));
        tab.locator("#passkey button").click();
        tab.waitForURL("**/my/demo");

        assertThat(tab.content()).contains(holder.pan().substring(12));
    }

    @Test
    void browserThatOffersThePasskeyByItselfSignsInWithoutTheButton() {
        Enrolled holder = enrolment.withPassword();
        Page tab = tab(true);
        authenticator(tab);
        register(tab, holder);
        tab.context().clearCookies();

        // the authenticator says yes at once, as if its holder had chosen what the browser offers under the field
        tab.navigate(Acs.url("/my/demo/sign-in"));
        tab.waitForURL("**/my/demo");

        assertThat(tab.content()).contains(holder.pan().substring(12));
    }

    @Test
    void deviceThatHasOneMakesNoOther() {
        Enrolled holder = enrolment.withPassword();
        Page tab = tab(true);
        authenticator(tab);
        register(tab, holder);

        begin(tab);
        tab.locator("#make button").click();

        PlaywrightAssertions.assertThat(tab.locator("[data-when=known]")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ALLOWED, ADVISED})
    void passkeyConfirmsAPurchaseWhereTheFrameAllowsIt(String frame) {
        Enrolled holder = enrolment.withPassword();
        Page tab = tab(true);
        authenticator(tab);
        register(tab, holder);

        checkout(tab, holder, frame);
        issuer(tab, frame, "#passkey button").click();

        assertThat(shop.result(() -> tab.waitForTimeout(30))).isEqualTo("Y");
        assertThat(tables.text(
                        "SELECT method FROM transaction WHERE card_id = (SELECT id FROM card WHERE credential_id = $1)",
                        holder.credentialId()))
                .isEqualTo("PASSKEY");
    }

    @Test
    void frameThatDoesNotAllowItSaysSoAndTakesThePassword() {
        Enrolled holder = enrolment.withPassword();
        Page tab = tab(true);
        authenticator(tab);
        register(tab, holder);

        checkout(tab, holder, NOT_ALLOWED);

        PlaywrightAssertions.assertThat(issuer(tab, NOT_ALLOWED, "[data-when=framed]"))
                .isVisible();
        PlaywrightAssertions.assertThat(issuer(tab, NOT_ALLOWED, "#passkey button"))
                .isHidden();
        answerByPassword(tab, NOT_ALLOWED);
    }

    @Test
    void browserThatKeepsItsPolicyToItselfFindsOutByAsking() {
        Enrolled holder = enrolment.withPassword();
        Page tab = tab(true);
        authenticator(tab);
        register(tab, holder);
        tab.addInitScript("Object.defineProperty(document, 'featurePolicy', { value: undefined });"
                + "Object.defineProperty(document, 'permissionsPolicy', { value: undefined });");

        checkout(tab, holder, NOT_ALLOWED);
        issuer(tab, NOT_ALLOWED, "#passkey button").click();

        PlaywrightAssertions.assertThat(issuer(tab, NOT_ALLOWED, "[data-when=framed]"))
                .isVisible();
        answerByPassword(tab, NOT_ALLOWED);
    }

    @Test
    void deviceWithoutThePasskeySaysSoAndTakesThePassword() {
        Enrolled holder = enrolment.withPassword();
        Page tab = tab(true);
        CDPSession session = authenticator(tab);
        register(tab, holder);
        session.send("WebAuthn.disable");
        authenticator(session);

        checkout(tab, holder, "");
        issuer(tab, "", "#passkey button").click();

        PlaywrightAssertions.assertThat(issuer(tab, "", "[data-when=failed]")).isVisible();
        answerByPassword(tab, "");
    }

    @Test
    void withoutScriptsThePasswordIsAskedForAlone() {
        Enrolled holder = enrolment.withPassword();
        Page first = tab(true);
        authenticator(first);
        register(first, holder);
        Objects.requireNonNull(context).close();
        Page tab = tab(false);

        checkout(tab, holder, ALLOWED);

        PlaywrightAssertions.assertThat(issuer(tab, ALLOWED, "#passkey")).isHidden();
        issuer(tab, ALLOWED, "#answer").fill(PASSWORD);
        issuer(tab, ALLOWED, "button[value=submit]").click();
        issuer(tab, ALLOWED, "form:not(#entry) .submit").click();
        assertThat(shop.result(() -> tab.waitForTimeout(30))).isEqualTo("Y");
    }

    private void answerByPassword(Page tab, String frame) {
        issuer(tab, frame, "#answer").fill(PASSWORD);
        issuer(tab, frame, "#answer").press("Enter");
        assertThat(shop.result(() -> tab.waitForTimeout(30))).isEqualTo("Y");
    }

    private void register(Page tab, Enrolled holder) {
        tab.navigate(Acs.url("/my/demo/sign-in"));
        tab.fill("#loginId", loginId(holder));
        tab.fill("#password", PASSWORD);
        tab.locator("main button.main").first().click();
        tab.waitForURL("**/my/demo");
        begin(tab);
        tab.locator("#make button").click();
        tab.waitForURL("**/passkeys?said=PASSKEY_ADDED");
    }

    private static void begin(Page tab) {
        tab.navigate(Acs.url("/my/demo/passkeys"));
        tab.fill("#label", "my laptop");
        tab.fill("#password", PASSWORD);
        tab.locator("form.form button.main").click();
        tab.waitForSelector("#make");
    }

    private static void checkout(Page tab, Enrolled holder, String frame) {
        var challenge =
                Challenge.of(Challenge.purchase(holder.pan(), directory).put("notificationURL", shop.url("/notify")));
        tab.navigate(shop.sells(challenge, frame));
        tab.getByText("pay").click();
        issuer(tab, frame, "#answer").waitFor();
    }

    private static Locator issuer(Page tab, String frame, String selector) {
        if (frame.isEmpty()) {
            return tab.locator(selector);
        }
        FrameLocator inside = tab.frameLocator("iframe");
        return inside.locator(selector);
    }

    private Page tab(boolean scripts) {
        context = Objects.requireNonNull(chromium)
                .context(new NewContextOptions().setLocale("ja-JP").setJavaScriptEnabled(scripts));
        Page tab = context.newPage();
        tab.setDefaultTimeout(10_000);
        tab.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        tab.onPageError(complaints::add);
        return tab;
    }

    private static CDPSession authenticator(Page tab) {
        return authenticator(tab.context().newCDPSession(tab));
    }

    private static CDPSession authenticator(CDPSession session) {
        session.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject parameters = new JsonObject();
        parameters.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", parameters);
        return session;
    }

    private String loginId(Enrolled holder) {
        return Objects.requireNonNull(
                tables.text("SELECT login_id FROM member WHERE password_id = $1", holder.credentialId()));
    }
}
