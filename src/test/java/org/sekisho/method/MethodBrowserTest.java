package org.sekisho.method;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Chromium;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** The page of the 3DS Method in the hidden iframe of a shop of another origin, in a real browser. */
@SekishoTest
@OverTheWire
class MethodBrowserTest {
    private static final Pattern TAG = Pattern.compile("https://tags\\.example/.*");
    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");
    private static final Logger LOG = Logger.getLogger(MethodBrowserTest.class);
    /** The page is to leave within 300 ms; a machine that runs tests may be busy. */
    private static final double LATEST_MILLIS = 2_000;

    /** Said of every frame in the sandbox that EMV 3-D Secure advises. */
    private static final String ABOUT_THE_SANDBOX = "can escape its sandboxing";

    /** The page's own clock, from the first byte of its answer until it leaves. */
    private static final String LEAVING = """
            if (location.pathname !== "/checkout") {
              const submit = HTMLFormElement.prototype.submit;
              HTMLFormElement.prototype.submit = function () {
                const [page] = performance.getEntriesByType("navigation");
                console.info("left after " + Math.round(performance.now() - page.responseStart));
                submit.call(this);
              };
            }
            """;

    private static Chromium chromium;

    @Inject
    Tables tables;

    private final List<String> complaints = new ArrayList<>();
    private final List<Integer> leavings = new ArrayList<>();
    private final String id = UUID.randomUUID().toString();
    private final Shop shop = Shop.open();
    private BrowserContext context;

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
        open(new NewContextOptions().setLocale("ja-JP").setTimezoneId("Asia/Tokyo"));
    }

    @AfterEach
    void closeTheWindow() {
        context.close();
        shop.close();
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sandbox='allow-forms allow-scripts allow-same-origin allow-pointer-lock'",
                "sandbox='allow-scripts allow-forms'"
            })
    void browserTellsItsFactsAndIsBackAtOnce(String frame) {
        double millis = toldAfter(frame);

        LOG.infof("left after %s ms, the shop knew after %.0f ms, framed with [%s]", leavings, millis, frame);
        assertThat(leavings).hasSize(1).allMatch(left -> left < LATEST_MILLIS);
        assertThat(millis).isLessThan(LATEST_MILLIS);
        assertThat(shop.notifications())
                .containsExactly(new Shop.Notification("POST", "threeDSMethodData=" + base64url(answer()), false));
        await().untilAsserted(() -> assertThat(collected()).isOne());
        assertThat(context.cookies()).isEmpty();
    }

    @Test
    void storageThatThrowsChangesNothing() {
        context.addInitScript(
                "for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'cookieStore', 'caches'])"
                        + " Object.defineProperty(window, name, {get() { throw new DOMException('blocked', 'SecurityError'); }});"
                        + "Object.defineProperty(Document.prototype, 'cookie',"
                        + " {get() { throw new DOMException('blocked', 'SecurityError'); }});");
        double millis = toldAfter("");

        assertThat(millis).isLessThan(LATEST_MILLIS);
        await().untilAsserted(() -> assertThat(collected()).isOne());
    }

    @Test
    void browserThatTellsNothingIsBackAllTheSame() {
        context.addInitScript(
                "for (const name of ['languages', 'language', 'platform', 'userAgentData', 'webdriver', 'sendBeacon'])"
                        + " Object.defineProperty(Navigator.prototype, name, {get() { throw new Error('none of your business'); }});"
                        + "window.Intl = undefined; window.fetch = undefined;");
        double millis = toldAfter("");

        assertThat(millis).isLessThan(LATEST_MILLIS);
        assertThat(collected()).isZero();
    }

    @Test
    void withoutABeaconTheFactsGoAnotherWay() {
        context.addInitScript("Navigator.prototype.sendBeacon = () => false;");
        double millis = toldAfter("sandbox='allow-scripts allow-forms'");

        assertThat(millis).isLessThan(LATEST_MILLIS);
        await().untilAsserted(() -> assertThat(collected()).isOne());
    }

    @Test
    void withoutScriptNothingHappensAndTheRequestIsKept() {
        context.close();
        open(new NewContextOptions().setJavaScriptEnabled(false));
        Page tab = context.newPage();
        tab.navigate(shop.checkout("", Acs.url("/3ds/method"), "_self", data()));

        tab.locator("button").click();

        assertThat(tab.url()).isEqualTo(Acs.url("/3ds/method"));
        assertThat(tab.locator("body").innerText()).isBlank();
        assertThat(served()).isOne();
        assertThat(collected()).isZero();
    }

    @Test
    void profilingScriptThatNeverComesHoldsNobodyUp() {
        context.route(TAG, route -> {});

        double millis = toldAfter("", tagged());

        LOG.infof("left after %s ms beside a script that never comes", leavings);
        assertThat(leavings).hasSize(1).allMatch(left -> left >= 200 && left < LATEST_MILLIS);
        assertThat(millis).isLessThan(LATEST_MILLIS);
    }

    @Test
    void profilingScriptThatIsBlockedHoldsNobodyUp() {
        context.route(TAG, route -> route.abort());

        double millis = toldAfter("", tagged());

        assertThat(millis).isLessThan(LATEST_MILLIS);
        assertThat(complaints).allMatch(complaint -> complaint.contains("ERR_FAILED"));
        complaints.clear();
    }

    @Test
    void profilingScriptRunsAndMaySpeakToItsOwnOrigin() {
        context.route(
                TAG,
                route -> route.fulfill(new FulfillOptions()
                        .setContentType("text/javascript")
                        .setBody("window.profiled = true; new Image().src = 'https://tags.example/tags.js?seen';")));
        Page checkout = context.newPage();

        checkout.waitForRequest(
                "https://tags.example/tags.js?seen",
                () -> checkout.navigate(shop.checkout("", tagged(), "method", data())));

        checkout.waitForFunction("window.told");
    }

    /** A page as one is where a profiling script is set. */
    private String tagged() {
        String html =
                Acs.form("/3ds/method", Map.of("threeDSMethodData", data())).html();
        Matcher nonce = NONCE.matcher(html);
        assertThat(nonce.find()).isTrue();
        Profiling profiling = Profiling.of("https://tags.example/tags.js?session_id={session}");
        return shop.copy(
                html.replace("data-tag=\"\"", "data-tag=\"" + profiling.url(id) + "\""),
                new MethodHeaders(false, true, Optional.of(profiling.origin())).of(nonce.group(1)));
    }

    /** Milliseconds from the shop's post to its notification page. */
    private double toldAfter(String frame) {
        return toldAfter(frame, Acs.url("/3ds/method"));
    }

    private double toldAfter(String frame, String methodUrl) {
        Page checkout = context.newPage();
        checkout.navigate(shop.checkout(frame, methodUrl, "method", data()));
        return ((Number) checkout.waitForFunction("window.told").jsonValue()).doubleValue();
    }

    private void open(NewContextOptions options) {
        context = chromium.context(options);
        context.addInitScript(LEAVING);
        context.onConsoleMessage(message -> {
            if (message.text().startsWith("left after ")) {
                leavings.add(Integer.valueOf(message.text().substring("left after ".length())));
            }
            boolean bad = message.type().equals("error") || message.type().equals("warning");
            if (bad && !message.text().contains(ABOUT_THE_SANDBOX)) {
                complaints.add(message.text());
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
    }

    private long served() {
        return tables.number(
                "SELECT count(*) FROM method_data WHERE three_ds_server_trans_id = $1", UUID.fromString(id));
    }

    private long collected() {
        return tables.number(
                "SELECT count(*) FROM method_data WHERE three_ds_server_trans_id = $1 AND device_key IS NOT NULL",
                UUID.fromString(id));
    }

    private String answer() {
        return "{\"threeDSServerTransID\":\"" + id + "\"}";
    }

    private String data() {
        return base64url("{\"threeDSServerTransID\":\"" + id + "\",\"threeDSMethodNotificationURL\":\""
                + shop.url("/notified") + "\"}");
    }

    private static String base64url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
