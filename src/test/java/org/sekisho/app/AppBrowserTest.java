package org.sekisho.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.challenge.page.Naughty;
import org.sekisho.credential.store.AppCodes;
import org.sekisho.credential.store.Codes.Binding;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.AppInvitations;
import org.sekisho.testkit.AppInvitations.Invitation;
import org.sekisho.testkit.Axe;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Chromium;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.MailSink;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** The app in a real browser: set up, purchases and codes, and what works without a network. */
@SekishoTest
class AppBrowserTest {
    private static final double PATIENCE_MILLIS = 10_000;
    private static final Path PICTURES = Path.of("target/app-pictures");

    private static Chromium chromium;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    MailSink mails;

    @Inject
    AppInvitations invitations;

    @Inject
    AppCodes codes;

    @Inject
    Pool pool;

    @Inject
    Tables tables;

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
    void nobodyComplained() {
        context.close();
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ja-JP, 390, LIGHT", "en-GB, 320, DARK", "ja-JP, 1280, DARK", "en-GB, 1280, LIGHT", "ja-JP, 320, LIGHT"
    })
    void codeOfAWaitingPurchaseIsAccepted(String locale, int width, ColorScheme scheme) throws Exception {
        Page app = app(locale, width, scheme);
        String name = locale.substring(0, 2) + "-" + width + "-" + scheme + "-";
        picture(app, name + "welcome");
        Invitation invitation = register(app, name);

        try (Directory directory = Directory.start()) {
            Challenge challenge = Challenge.of(invitation.enrolled().pan(), directory);
            challenge.open();
            see(app, ".purchases", "15,000");
            picture(app, name + "waiting");
            app.locator(".purchases button.main").click();
            see(app, "#code .left", locale.startsWith("ja") ? "あと" : "seconds left");
            picture(app, name + "code");

            Binding binding = binding(challenge.id(), invitation.cardId());
            assertThat(app.locator("main").innerText())
                    .contains(codes.challengeDigits(binding).replaceFirst("(...)(...)", "$1-$2-"));
            String code = shown(app);
            assertThat(use(binding, code)).isTrue();
            assertThat(use(binding, code)).isFalse();
        }
        assertThat((int) app.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
    }

    @Test
    void typedNumberGivesACodeWithoutANetwork() {
        Page app = app("ja-JP", 390, ColorScheme.LIGHT);
        Invitation invitation = register(app, "offline-");
        Binding binding =
                new Binding(UUID.randomUUID(), invitations.credential(invitation.cardId()), "98000 392 0", "Elsewhere");
        app.waitForFunction("() => navigator.serviceWorker.controller !== null");
        context.setOffline(true);
        app.reload();
        see(app, "#waiting", "サーバーにつながりません");
        picture(app, "offline-home");

        app.locator("#type").click();
        app.locator("#challenge").fill("12345");
        app.locator("button.main").click();
        see(app, "#problem", "10桁");
        app.locator("#challenge").fill(codes.challengeDigits(binding));
        picture(app, "offline-type");
        app.locator("button.main").click();
        see(app, "#code .left", "あと");
        picture(app, "offline-code");

        assertThat(use(binding, shown(app))).isTrue();
        context.setOffline(false);
    }

    @Test
    void keysCannotBeReadByTheAppItself() {
        Page app = app("en-GB", 390, ColorScheme.LIGHT);
        register(app, "keys-");

        assertThat(app.evaluate("""
                async () => {
                  const { cards } = await import('/app/assets/keep.js');
                  const [card] = await cards();
                  const tries = [card.codeKey, card.requestKey].map(key => crypto.subtle.exportKey('raw', key).then(() => 'read', () => 'refused'));
                  return (await Promise.all(tries)).join();
                }""")).isEqualTo("refused,refused");
    }

    @Test
    void wrongPasswordIsToldAndRemovedCardIsNoticed() {
        Page app = app("en-GB", 390, ColorScheme.LIGHT);
        Invitation invitation = invitations.ofNewCard(mails);
        app.locator("button.main").click();
        app.locator("#id").fill(invitation.name());
        app.locator("#password").fill("0000-0000-0000");
        app.locator("button.main").click();
        see(app, "#problem", "did not work");
        picture(app, "wrong");
        app.locator("#password").fill(invitation.password().toLowerCase(java.util.Locale.ROOT));
        app.locator("button.main").click();
        see(app, ".cards", "My card");

        app.locator(".plate button").click();
        app.locator("#label").fill("Groceries");
        app.locator("input[value=ROSE]").check();
        picture(app, "edit");
        app.locator("button.main").click();
        see(app, ".cards", "Groceries");
        app.locator(".plate button").click();
        app.locator("#remove").click();
        app.locator("#remove").click();
        see(app, "h1", "Add your first card");
        assertThat(tables.number(
                        "SELECT count(*) FROM app_device WHERE card_id = $1 AND removed_at IS NULL",
                        invitation.cardId()))
                .isZero();
        complaints.removeIf(complaint -> complaint.contains("403"));
    }

    @Test
    void chosenColourIsSeenWhereColoursAreForced() {
        Page app = app("en-GB", 390, ColorScheme.LIGHT);
        register(app, "forced-");
        app.emulateMedia(new EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        picture(app, "forced-home");
        app.locator(".plate button").click();
        picture(app, "forced-edit");

        assertThat((List<?>) app.evaluate("""
                        () => ["input:checked + .dot", "input:not(:checked) + .dot"]
                          .map((one) => getComputedStyle(document.querySelector(".colours " + one)))
                          .map((style) => style.outlineStyle + " " + style.forcedColorAdjust)
                        """)).asString().isEqualTo("[solid none, none none]");
    }

    @Test
    void namesOfCardsAreText() {
        Page app = app("ja-JP", 320, ColorScheme.LIGHT);
        register(app, "names-");
        List<String> names =
                Naughty.texts().stream().filter(AppBrowserTest::isWhole).toList();

        var shown = app.evaluate("""
                async labels => {
                  const { home } = await import('/app/assets/views.js');
                  const { cards } = await import('/app/assets/keep.js');
                  const [card] = await cards();
                  const nothing = () => {};
                  document.querySelector('main').replaceChildren(...home({
                    cards: labels.map(label => ({ ...card, label })), waiting: new Map(), gone: new Set(),
                    add: nothing, show: nothing, type: nothing, edit: nothing, turn: nothing }).flat());
                  return [...document.querySelectorAll('.plate b')].map(name => name.textContent);
                }""", names);

        assertThat(shown).isEqualTo(names);
        assertThat(names).hasSizeGreaterThan(200);
        assertThat(app.evaluate("typeof window.ran")).isEqualTo("undefined");
        assertThat((int) app.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(320);
    }

    /** Half of a pair does not even reach the browser. */
    private static boolean isWhole(String text) {
        return UTF_8.newEncoder().canEncode(text);
    }

    @Test
    void demoShopBeginsARegistration() {
        context = chromium.context(new NewContextOptions().setLocale("en-GB"));
        Page shop = page();
        shop.navigate(Acs.url("/demo/app?lang=en"));
        shop.locator("button.pay").click();
        see(shop, "#registration", "-");
        picture(shop, "demo");
        shop.navigate(Acs.url("/app/#id=" + shop.locator("#registration").innerText()));

        PlaywrightAssertions.assertThat(shop.locator("#id")).hasValue(java.util.regex.Pattern.compile("....-...."));
        assertThat(mails.to("jiro@example.jp").getLast().subject()).contains("アプリ登録用パスワード");
    }

    private Invitation register(Page app, String name) {
        Invitation invitation = invitations.ofNewCard(mails);
        app.locator("button.main").click();
        app.locator("#id").fill(invitation.name());
        app.locator("#password").fill(invitation.password());
        picture(app, name + "register");
        app.locator("button.main").click();
        see(app, ".cards", "•••• " + invitation.enrolled().pan().substring(12));
        picture(app, name + "home");
        return invitation;
    }

    private Binding binding(UUID transaction, UUID card) {
        return new Binding(
                transaction,
                invitations.credential(card),
                tables.text(
                        "SELECT concat_ws(' ', p->>'amount', p->>'currency', p->>'exponent') FROM transaction, LATERAL (SELECT facts::jsonb->'purchase' AS p) q WHERE acs_trans_id = $1",
                        transaction),
                tables.text(
                        "SELECT facts::jsonb->>'merchantName' FROM transaction WHERE acs_trans_id = $1", transaction));
    }

    private static String shown(Page app) {
        return app.locator("#code output").innerText().replaceAll("\\D", "");
    }

    private boolean use(Binding binding, String code) {
        return codes.use(pool, binding, code).await().indefinitely();
    }

    private Page app(String locale, int width, ColorScheme scheme) {
        context = chromium.context(new NewContextOptions()
                .setLocale(locale)
                .setTimezoneId("Asia/Tokyo")
                .setColorScheme(scheme)
                .setViewportSize(width, width == 1280 ? 800 : 700));
        Page app = page();
        app.navigate(Acs.url("/app"));
        app.locator("button.main").waitFor();
        return app;
    }

    private Page page() {
        Page page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("ERR_INTERNET_DISCONNECTED")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    private static void see(Page app, String place, String text) {
        PlaywrightAssertions.assertThat(app.locator(place).first())
                .containsText(text, new ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
    }

    private static void picture(Page app, String name) {
        app.screenshot(
                new ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
        assertThat(Axe.findings(app)).as(name).isEmpty();
    }
}
