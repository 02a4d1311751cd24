package org.sekisho.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sekisho.testkit.Enrolment.PASSWORD;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Chromium;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** Two windows of the same make that share no cookie: the twin of a cardholder's browser sees nothing of the challenge. */
@SekishoTest
@OverTheWire
class TwoBrowsersBrowserTest {
    private static final String FRAME = "<iframe name=issuer width=390 height=400 sandbox='allow-forms allow-scripts"
            + " allow-same-origin allow-pointer-lock'></iframe>";
    private static Chromium chromium;
    private static Directory directory;
    private static Shop shop;

    @Inject
    Enrolment enrolment;

    @Inject
    Tables tables;

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

    @Test
    void twinSeesNothingAndTheCardholderGoesOn() {
        var options = new NewContextOptions().setLocale("ja-JP");
        try (var own = chromium.context(options);
                var other = chromium.context(options)) {
            var challenge =
                    Challenge.of(Challenge.purchase(enrolment.withPassword().pan(), directory)
                            .put("notificationURL", shop.url("/notify")));
            var holder = own.newPage();
            open(holder, challenge).locator("#answer").waitFor();
            await().until(() -> tables.number(
                            "SELECT count(*) FROM transaction WHERE acs_trans_id = $1 AND facts LIKE '{\"keepsTicket\":true%'",
                            challenge.id())
                    == 1);

            var twin = open(other.newPage(), challenge);
            assertThat(twin.locator("h1").innerText()).isEqualTo("別の画面でお手続き中です");
            assertThat(twin.locator("body").innerText()).doesNotContain("山の上の茶屋");

            var again = open(holder, challenge);
            assertThat(again.locator(".words").innerText()).isEqualTo("山の上の茶屋");
            again.locator("#answer").fill(PASSWORD);
            again.locator(".submit").click();
            assertThat(shop.result(() -> holder.waitForTimeout(30))).isEqualTo("Y");
        }
    }

    private static FrameLocator open(Page tab, Challenge challenge) {
        tab.navigate(shop.sells(challenge, FRAME));
        tab.getByText("pay").click();
        return tab.frameLocator("iframe");
    }
}
