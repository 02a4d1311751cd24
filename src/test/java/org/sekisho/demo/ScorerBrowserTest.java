package org.sekisho.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Chromium;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;

/** Making the stand-in scorer lie with a real browser, and what the shop's result page then says. */
@SekishoTest
@OverTheWire
class ScorerBrowserTest {
    private static Chromium chromium;

    private final List<String> complaints = new ArrayList<>();

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
    void calm() {
        ScorerCalls.calm();
        assertThat(complaints).as("what the browser blocked").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ja, 判定が二つ,     保存する, 保存しました,  支払う, 信用できる評価が得られませんでした",
        "en, Two decisions, Save,    Saved.,       Pay,   There was no assessment to rely on"
    })
    void lieIsChosenAndItsConsequenceExplained(
            String language, String lie, String save, String saved, String pay, String because) {
        try (BrowserContext context = chromium.context(new NewContextOptions())) {
            Page page = page(context, "/demo?lang=" + language);

            page.locator("nav a[href^='/demo/scorer']").click();
            page.getByLabel(lie).check();
            press(page, save);
            PlaywrightAssertions.assertThat(page.getByRole(AriaRole.STATUS)).containsText(saved);
            page.getByRole(AriaRole.STATUS).locator("a").click();
            page.locator("input[value=SENCHA]").check();
            page.locator("input[value=NOT_REGISTERED]").check();
            press(page, pay);

            PlaywrightAssertions.assertThat(page.locator(".why")).containsText("risk:unknown");
            PlaywrightAssertions.assertThat(page.locator(".why")).containsText(because);
        }
    }

    @Test
    void nothingIsWiderThanASmallPhone() {
        NewContextOptions phone = new NewContextOptions().setViewportSize(390, 844);
        try (BrowserContext context = chromium.context(phone)) {
            for (String address : List.of("/demo/scorer?lang=en", "/demo/scorer?lang=ja", "/demo?lang=en")) {
                Page page = page(context, address);

                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .isEqualTo(390);
                assertThat(page.evaluate(
                                "[...document.querySelectorAll('.langs')].every(e => e.scrollWidth <= e.clientWidth)"))
                        .isEqualTo(true);
            }
        }
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private Page page(BrowserContext context, String address) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(Acs.url(address));
        return page;
    }
}
