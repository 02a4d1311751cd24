package org.sekisho.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.AppInvitations;
import org.sekisho.testkit.AppPhone;
import org.sekisho.testkit.Chromium;
import org.sekisho.testkit.Enrolment.Enrolled;
import org.sekisho.testkit.MailSink;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** A purchase in the demo's shop, with a real browser. */
@SekishoTest
@OverTheWire
class PurchaseBrowserTest {
    private static final String PASSWORD = "Sakura-0011";
    private static final double PATIENCE_MILLIS = 10_000;

    private static Chromium chromium;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    MailSink mails;

    @Inject
    AppInvitations invitations;

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

    @BeforeEach
    void openAWindow() {
        context = window(new NewContextOptions().setLocale("ja-JP"));
        unlock();
    }

    @AfterEach
    void closeTheWindow() {
        context.close();
        unlock();
        assertThat(complaints).as("what the browser blocked").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ja, true,  支払う, 送信,   パスワードが違います,        お支払いが完了しました",
        "ja, false, 支払う, 送信,   パスワードが違います,        お支払いが完了しました",
        "en, true,  Pay,    Submit, That password is not right, Paid. Thank you!"
    })
    void wrongPasswordThenTheRightOnePays(
            String language, boolean sandboxed, String pay, String submit, String wrong, String paid) {
        Page shop = shop(language);
        shop.locator("input[name=sandbox]").setChecked(sandboxed);
        order(shop, "PASSWORD", "18500", pay);
        FrameLocator issuer = issuer(shop);

        answer(issuer, "guess", submit);
        see(issuer.locator("#notice"), wrong);
        answer(issuer, PASSWORD, submit);

        see(shop.locator("h1"), paid);
        assertThat(shop.locator(".timeline").innerText()).contains("AReq", "ARes", "CRes", "RReq", "RRes");
        assertThat(shop.locator(".panel").first().innerText()).contains("05").doesNotContain("3569990000000011");
    }

    @Test
    void methodRunsBeforeTheAReqAndTheIssuerKnowsTheBrowser() {
        Page shop = ordered("5000");

        see(shop.locator("h1"), "お支払いが完了しました");
        assertThat(shop.locator(".timeline").innerHTML()).containsPattern("threeDSCompInd.{1,80}Y");
        String order = shop.url().replaceFirst(".*/", "");
        assertThat(tables.number(
                        "SELECT count(*) FROM demo.shop_order o JOIN method_data m"
                                + " ON m.three_ds_server_trans_id = o.server_trans_id WHERE o.id = $1",
                        UUID.fromString(order)))
                .isOne();
    }

    @Test
    void methodThatDoesNotAnswerHoldsNobodyUp() {
        context.route("**/3ds/method", route -> {});

        Page shop = ordered("5000");

        see(shop.locator("h1"), "お支払いが完了しました");
        assertThat(shop.locator(".timeline").innerHTML()).containsPattern("threeDSCompInd.{1,80}N");
    }

    @ParameterizedTest
    @CsvSource({"0003, Y", "0103, U", "0203, N"})
    void simulatedCardSaysWhetherThereIsAMethod(String digits, String completed) {
        Page shop = simulated(digits);

        see(shop.locator("h1"), "お支払いが完了しました");
        assertThat(shop.locator(".timeline").innerHTML()).containsPattern("threeDSCompInd.{1,80}" + completed);
    }

    @Test
    void simulatedChallengePassesWithoutAClick() {
        Page shop = simulated("0070");

        see(shop.locator("h1"), "お支払いが完了しました");
        assertThat(shop.locator(".timeline").innerText()).contains("CReq", "CRes", "RReq");
    }

    @Test
    void whatTheCustomerProvedCarriesALaterChargeAndNothingElseDoes() {
        Page proved = ordered("18500");
        answer(issuer(proved), PASSWORD, "送信");
        see(proved.locator("h1"), "お支払いが完了しました");
        proved.locator("form.after button").click();
        see(proved.locator(".basket"), "毎月のお茶");
        see(proved.locator("h1"), "お支払いが完了しました");

        Page unasked = ordered("5000");
        see(unasked.locator("h1"), "お支払いが完了しました");
        unasked.locator("form.after button").click();
        see(unasked.locator(".basket"), "毎月のお茶");
        see(unasked.locator("h1"), "お支払いできませんでした");
        see(unasked.locator(".panel").first(), "23");
    }

    @Test
    void shopMayOfferTheTrustList() {
        Page shop = shop("ja");
        shop.locator("input[name=trust]").check();
        order(shop, "PASSWORD", "5000", "支払う");

        issuer(shop).locator("input[name=trust]").check();
        answer(issuer(shop), PASSWORD, "送信");

        see(shop.locator("h1"), "お支払いが完了しました");
        assertThat(shop.locator(".timeline").textContent()).contains("whiteListStatus");
        tables.change("DELETE FROM trusted_merchant");
    }

    @Test
    void cardholderMayCancel() {
        Page shop = ordered("18500");

        issuer(shop).getByRole(AriaRole.BUTTON, named("キャンセル")).click();

        see(shop.locator("h1"), "お支払いできませんでした");
        see(shop.locator(".panel").first(), "01");
    }

    @Test
    void lastWrongPasswordShowsThatTheCheckHasEnded() {
        Page shop = ordered("18500");
        FrameLocator issuer = issuer(shop);

        for (int attempt = 1; attempt <= 5; attempt++) {
            if (attempt > 1) {
                see(issuer.locator("#notice"), attempt == 5 ? "あと1回" : "あと" + (6 - attempt) + "回");
            }
            answer(issuer, "guess", "送信");
        }
        see(issuer.locator("h1"), "ご本人確認ができませんでした");
        issuer.getByRole(AriaRole.BUTTON, named("お店に戻る")).click();

        see(shop.locator("h1"), "お支払いできませんでした");
        see(shop.locator(".panel").first(), "19");
    }

    @Test
    void lockedCardIsRefusedWithoutAPage() {
        tables.change("UPDATE credential SET locked_until = now() + interval '1 hour'"
                + " WHERE id IN (SELECT credential_id FROM card WHERE last_four = '0011')");

        Page shop = ordered("18500");

        see(shop.locator("h1"), "お支払いできませんでした");
        see(shop.locator(".panel").first(), "19");
    }

    @ParameterizedTest
    @CsvSource({"5000, お支払いが完了しました, 05", "150000, お支払いできませんでした, 11"})
    void lowRiskAndFraudNeedNoPage(String amount, String verdict, String detail) {
        Page shop = ordered(amount);

        see(shop.locator("h1"), verdict);
        see(shop.locator(".panel").first(), detail);
        assertThat(shop.locator(".timeline").innerText()).doesNotContain("CReq");
    }

    @Test
    void reloadDuringTheChallengeGoesOnWhereItWas() {
        Page shop = ordered("18500");
        answer(issuer(shop), "guess", "送信");
        see(issuer(shop).locator("#notice"), "あと4回");

        shop.reload();
        answer(issuer(shop), PASSWORD, "送信");

        see(shop.locator("h1"), "お支払いが完了しました");
    }

    @Test
    void backButtonCountsNothingAndAReloadGoesOn() {
        Page shop = ordered("18500");
        answer(issuer(shop), "guess", "送信");
        see(issuer(shop).locator("#notice"), "あと4回");

        shop.evaluate("history.back()");
        issuer(shop).locator("#notice").waitFor(gone());
        shop.reload();
        see(issuer(shop).locator("#answer"), "");
        assertThat(tables.number("SELECT failures::bigint FROM credential"
                        + " WHERE id IN (SELECT credential_id FROM card WHERE last_four = '0011')"))
                .isOne();
        answer(issuer(shop), PASSWORD, "送信");

        see(shop.locator("h1"), "お支払いが完了しました");
    }

    @Test
    void customerMayAnswerLaterInTheApp() {
        AppPhone phone = phone();
        try {
            Page shop = shop("ja");
            shop.locator("input[name=later]").check();
            order(shop, "EVERYTHING", "18500", "支払う");

            see(shop.locator("h1"), "発行会社が別の端末で確認しています");
            see(shop.locator(".verdict q"), "アプリ");
            shop.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target/app-pictures/demo-later.png"))
                    .setFullPage(true));
            approve(phone);

            see(shop.locator("h1"), "お支払いが完了しました");
            assertThat(shop.locator(".timeline").innerText())
                    .contains("AReq", "ARes", "RReq", "RRes")
                    .doesNotContain("CReq");
        } finally {
            phone.post("/app/removal", "{}");
        }
    }

    /** Of the card with everything. */
    private AppPhone phone() {
        var invitation =
                invitations.of(new Enrolled(DemoCard.EVERYTHING.number(), "jiro@example.jp", DemoIssuer.id(13)), mails);
        AppPhone phone = new AppPhone();
        assertThat(phone.register(invitation.name(), invitation.password()).statusCode())
                .isEqualTo(200);
        return phone;
    }

    private static void approve(AppPhone phone) {
        var waiting = Acs.json(
                        phone.post("/app/purchases", "{\"language\":\"ja\"}").body())
                .path("purchases")
                .path(0);
        String named = "{\"purchase\":\"" + waiting.path("purchase").asText() + "\",\"challenge\":\""
                + waiting.path("challenge").asText() + "\"}";
        assertThat(phone.post("/app/approval", named).statusCode()).isEqualTo(204);
    }

    @Test
    void doubleClickIsOneAnswer() {
        Page shop = ordered("18500");
        Locator submit = issuer(shop).getByRole(AriaRole.BUTTON, named("送信"));
        issuer(shop).locator("#answer").fill("guess");

        submit.dblclick();

        see(issuer(shop).locator("#notice"), "あと4回");
        answer(issuer(shop), PASSWORD, "送信");
        see(shop.locator("h1"), "お支払いが完了しました");
    }

    @Test
    void secondTabShowsTheSameChallengeAndTheSameEnd() {
        Page shop = ordered("18500");
        issuer(shop).locator("#answer").waitFor();
        Page second = page();
        second.navigate(shop.url());
        issuer(second).locator("#answer").waitFor();

        answer(issuer(second), PASSWORD, "送信");

        see(second.locator("h1"), "お支払いが完了しました");
        see(shop.locator("h1"), "お支払いが完了しました");
    }

    @Test
    void mailedCodeIsTypedFromTheMail() {
        Page shop = shop("ja");
        order(shop, "MAILED_CODE", "18500", "支払う");

        see(issuer(shop).locator("#destination"), "t***@e***.jp");
        assertThat(issuer(shop).locator("#answer").getAttribute("autocomplete")).isEqualTo("one-time-code");
        answer(issuer(shop), mails.to("taro@example.jp").getLast().code(), "送信");

        see(shop.locator("h1"), "お支払いが完了しました");
    }

    @ParameterizedTest
    @ValueSource(strings = {"guess", PASSWORD})
    void challengeNeedsNoScript(String first) {
        context.close();
        context = window(new NewContextOptions().setLocale("ja-JP").setJavaScriptEnabled(false));
        Page shop = ordered("18500");
        shop.locator("#open button").click();

        answer(issuer(shop), first, "送信");
        if (!first.equals(PASSWORD)) {
            see(issuer(shop).locator("#notice"), "あと4回");
            answer(issuer(shop), PASSWORD, "送信");
        }
        issuer(shop).getByRole(AriaRole.BUTTON, named("お店に戻る")).click();
        shop.locator(".stage a").click();

        see(shop.locator("h1"), "お支払いが完了しました");
    }

    /** The demo's card is everybody's: no test may find it as another left it. */
    private void unlock() {
        tables.change("UPDATE credential SET failures = 0, failures_in_round = 0, locks = 0, locked_until = NULL"
                + " WHERE id IN (SELECT credential_id FROM card WHERE last_four = '0011')");
    }

    private Page ordered(String amount) {
        Page shop = shop("ja");
        order(shop, "PASSWORD", amount, "支払う");
        return shop;
    }

    /** Typing the digits is choosing the card. */
    private Page simulated(String digits) {
        Page shop = shop("ja");
        shop.locator("input[name=simulator]").fill(digits);
        shop.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("支払う"))
                .click();
        shop.waitForURL("**/orders/**");
        return shop;
    }

    private Page shop(String language) {
        Page shop = page();
        shop.navigate(Acs.url("/demo?lang=" + language));
        return shop;
    }

    private static void order(Page shop, String card, String amount, String pay) {
        shop.locator("#free").check();
        shop.locator("input[name=amount]").fill(amount);
        shop.locator("input[name=card][value=" + card + "]").check();
        shop.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(pay))
                .click();
        shop.waitForURL("**/orders/**");
    }

    private static FrameLocator issuer(Page shop) {
        return shop.frameLocator("iframe[name=issuer]");
    }

    private static void answer(FrameLocator issuer, String answer, String submit) {
        issuer.locator("#answer").fill(answer);
        issuer.getByRole(AriaRole.BUTTON, named(submit)).click();
    }

    private static FrameLocator.GetByRoleOptions named(String name) {
        return new FrameLocator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }

    private static void see(Locator place, String text) {
        PlaywrightAssertions.assertThat(place)
                .containsText(text, new ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
    }

    private Page page() {
        Page page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")
                    || message.text().contains("Refused to")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    private static BrowserContext window(NewContextOptions options) {
        return chromium.context(options);
    }
}
