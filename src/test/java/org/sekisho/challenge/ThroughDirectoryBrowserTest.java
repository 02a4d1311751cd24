package org.sekisho.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.FrameLocator;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Chromium;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.DirectorySide;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.SekishoTest;

/** A 3DS Server asks us as a directory, the cardholder proves it in a real browser, and the server hears of it. */
@SekishoTest
class ThroughDirectoryBrowserTest {
    private static final String FRAME = "<iframe name=issuer width=390 height=400></iframe>";

    /** Takes RReqs at its threeDSServerURL as a directory would at its dsURL. */
    private static Directory server;

    private static Shop shop;
    private static Chromium chromium;

    @Inject
    Enrolment enrolment;

    @BeforeAll
    static void start() {
        server = Directory.start();
        shop = Shop.open();
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        shop.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"2.1.0, Y", "2.2.0, Y", "2.3.1, Y", "2.2.0, N"})
    void serverHearsWhatTheBrowserBrings(String version, String status) {
        ObjectNode aReq = DirectorySide.inVersion(
                version,
                DirectorySide.aReq(enrolment.withPassword().pan(), server)
                        .put("purchaseAmount", "15000")
                        .put("notificationURL", shop.url("/notify")));
        JsonNode aRes = DirectorySide.answer(aReq);
        assertThat(aRes.path("transStatus").asText()).as(aRes.toString()).isEqualTo("C");
        var challenge = new Challenge(aReq, aRes);

        assertThat(shown(challenge, status)).isEqualTo(status);

        JsonNode rReq = server.result(challenge);
        assertThat(rReq.path("transStatus").asText()).isEqualTo(status);
        for (String same : List.of("messageVersion", "threeDSServerTransID", "dsTransID", "acsTransID")) {
            assertThat(rReq.path(same)).as(same).isEqualTo(aRes.path(same));
        }
        assertThat(rReq.has("authenticationValue")).isEqualTo(status.equals("Y"));
    }

    /** What the browser tells the shop. */
    private static String shown(Challenge challenge, String status) {
        try (var context = chromium.context(new NewContextOptions().setLocale("ja-JP"))) {
            var tab = context.newPage();
            tab.navigate(shop.sells(challenge, FRAME));
            tab.getByText("pay").click();
            FrameLocator issuer = tab.frameLocator("iframe");
            issuer.locator("#answer").waitFor();
            if (status.equals("Y")) {
                issuer.locator("#answer").fill(Enrolment.PASSWORD);
                issuer.locator("button[value=submit]").click();
            } else {
                issuer.locator("button[value=cancel]").click();
            }
            return shop.result(() -> tab.waitForTimeout(30));
        }
    }
}
