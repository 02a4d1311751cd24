package org.sekisho.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.testkit.AppSdk;
import org.sekisho.testkit.Axe;
import org.sekisho.testkit.Chromium;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Enrolment.Enrolled;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** The page that apps without screens of their own show, in a browser as narrow as a telephone: what is asked is seen at once, and can be hit. */
@SekishoTest
@OverTheWire
class SdkPageBrowserTest {
    private static final double TARGET = 44;
    private static final AtomicInteger NUMBER = new AtomicInteger(51_000_000);

    private static @Nullable Chromium chromium;
    private static Directory directory;

    @Inject
    Enrolment enrolment;

    @Inject
    Tables tables;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        directory = Directory.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
            directory.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ja, 320, 568, LIGHT",
        "en, 320, 568, DARK",
        "ja, 390, 700, DARK",
        "en, 390, 700, LIGHT",
        "ja, 360, 640, LIGHT"
    })
    void whatIsAskedIsSeenAtOnce(String language, int width, int height, ColorScheme scheme) {
        Enrolled holder = enrolment.withEverything("080" + NUMBER.incrementAndGet());
        tables.change(
                "UPDATE member SET language = $1 WHERE id = (SELECT member_id FROM card WHERE credential_id = $2)",
                language,
                holder.credentialId());
        AppSdk app = AppSdk.withPages(holder.pan(), directory);
        List<String> wrong = new ArrayList<>();
        try (var context = Objects.requireNonNull(chromium)
                .context(new NewContextOptions().setViewportSize(width, height).setColorScheme(scheme))) {
            Page tab = context.newPage();
            String look = language + "-" + width + "-";
            wrong.addAll(show(tab, app.start().open(), look + "password", height));
            JsonNode again = app.send("challengeHTMLDataEntry", "answer=guess&action=submit");
            wrong.addAll(show(tab, again, look + "wrong", height));
            JsonNode sent = app.send("challengeHTMLDataEntry", "answer=&action=choose%3AMAILED_CODE");
            wrong.addAll(show(tab, sent, look + "code", height));
        }

        assertThat(wrong).isEmpty();
    }

    private static List<String> show(Page tab, JsonNode cRes, String name, int height) {
        tab.setContent(
                new String(Base64.getUrlDecoder().decode(cRes.path("acsHTML").asText()), UTF_8));
        String folder = System.getenv("SCREENSHOTS");
        if (folder != null) {
            tab.screenshot(new ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, "sdk-" + name + ".png")));
        }
        List<String> wrong = new ArrayList<>();
        if ((Integer) tab.evaluate("document.documentElement.scrollWidth - innerWidth") > 0) {
            wrong.add(name + " is wider than its window");
        }
        var field = Objects.requireNonNull(tab.locator("#answer").boundingBox());
        if (field.y + field.height > height) {
            wrong.add(name + ": the field is below the window, at " + field.y);
        }
        tab.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
        for (var target : tab.locator("button, summary, #answer").all()) {
            if (Objects.requireNonNull(target.boundingBox()).height < TARGET) {
                wrong.add(name + ": too low for a thumb: " + target.innerText());
            }
        }
        Axe.findings(tab).forEach(finding -> wrong.add(name + ": " + finding));
        return wrong;
    }
}
