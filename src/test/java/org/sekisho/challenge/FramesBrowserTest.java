package org.sekisho.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sekisho.testkit.Enrolment.PASSWORD;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.ResumeOptions;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.AppInvitations;
import org.sekisho.testkit.AppPhone;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Chromium;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Enrolment.Enrolled;
import org.sekisho.testkit.MailSink;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.SmsSink;

/** Every flow finishes, however a shop on another site frames the page, and whatever of cookies, storage and scripts is off. */
@SekishoTest
@OverTheWire
class FramesBrowserTest {
    private static final double PATIENCE_MILLIS = 10_000;
    private static final AtomicInteger NUMBER = new AtomicInteger(60_000_000);
    private static final Map<Cookies, Chromium> BROWSERS = new EnumMap<>(Cookies.class);
    private static Directory directory;
    private static Shop shop;

    MailSink mails;

    SmsSink texts;

    @Inject
    Enrolment enrolment;

    @Inject
    AppInvitations invitations;

    /** How a shop shows the page. */
    enum Framing {
        WINDOW(""),
        FRAME("<iframe name=issuer width=390 height=400></iframe>"),
        ADVISED(frame("allow-forms allow-scripts allow-same-origin allow-pointer-lock")),
        WITHOUT_ORIGIN(frame("allow-forms allow-scripts")),
        WITHOUT_SCRIPTS(frame("allow-forms allow-same-origin"));

        private final String html;

        Framing(String html) {
            this.html = html;
        }

        private static String frame(String allowed) {
            return "<iframe name=issuer width=390 height=400 sandbox='" + allowed + "'></iframe>";
        }
    }

    /** What becomes of cookies. */
    enum Cookies {
        KEPT,
        THIRD_PARTY_BLOCKED,
        LOST
    }

    /** What a cardholder does. */
    enum Flow {
        PASSWORD,
        MAILED_CODE,
        CHOSEN_SMS_CODE,
        CHOSEN_APP_CODE,
        CHOSEN_APPROVAL,
        RESENT_CODE,
        MORE_TIME,
        CANCEL,
        WRONG_THEN_RIGHT,
        RELOAD_THEN_RIGHT
    }

    @BeforeAll
    static void start() {
        directory = Directory.start();
        shop = Shop.open();
    }

    @AfterAll
    static void stop() {
        BROWSERS.values().forEach(Chromium::close);
        BROWSERS.clear();
        shop.close();
        directory.close();
    }

    static Stream<Arguments> surroundings() {
        var everywhere = Stream.of(Framing.values())
                .flatMap(framing -> Stream.of(Cookies.values()).map(cookies -> Arguments.of(framing, cookies, true)));
        var withoutScripts = EnumSet.complementOf(EnumSet.of(Framing.WITHOUT_SCRIPTS)).stream()
                .flatMap(framing -> Stream.of(Cookies.values()).map(cookies -> Arguments.of(framing, cookies, false)));
        return Stream.concat(everywhere, withoutScripts);
    }

    @ParameterizedTest
    @MethodSource("surroundings")
    void everyFlowFinishes(Framing framing, Cookies cookies, boolean scripts) {
        var results = new LinkedHashMap<Flow, String>();
        var complaints = new ArrayList<String>();

        for (var flow : flows(cookies)) {
            try (var context = browser(cookies)
                    .context(new NewContextOptions().setLocale("ja-JP").setJavaScriptEnabled(scripts))) {
                if (cookies == Cookies.LOST) {
                    lose(context);
                }
                listen(context, complaints);
                results.put(flow, new Visit(context.newPage(), framing, scripts).through(flow));
            }
        }

        assertThat(results).allSatisfy((flow, result) -> assertThat(result).isEqualTo(flow == Flow.CANCEL ? "N" : "Y"));
        assertThat(complaints).isEmpty();
    }

    /** All where nothing is kept; where something is, those that go over several pages. */
    private static Set<Flow> flows(Cookies cookies) {
        return cookies == Cookies.LOST
                ? EnumSet.allOf(Flow.class)
                : EnumSet.of(
                        Flow.PASSWORD, Flow.MAILED_CODE, Flow.CANCEL, Flow.WRONG_THEN_RIGHT, Flow.RELOAD_THEN_RIGHT);
    }

    private static Chromium browser(Cookies cookies) {
        var as = cookies == Cookies.LOST ? Cookies.KEPT : cookies;
        return BROWSERS.computeIfAbsent(
                as,
                one -> one == Cookies.THIRD_PARTY_BLOCKED
                        ? Chromium.start("--test-third-party-cookie-phaseout")
                        : Chromium.start());
    }

    /** No cookie ever arrives, and whoever touches storage fails. */
    private static void lose(BrowserContext context) {
        context.route(Acs.url("/**"), route -> {
            var headers = new LinkedHashMap<>(route.request().headers());
            headers.remove("cookie");
            route.resume(new ResumeOptions().setHeaders(headers));
        });
        context.addInitScript("for (const store of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])"
                + " Object.defineProperty(window, store, { get() { throw new Error('storage is off'); } });");
    }

    private static void listen(BrowserContext context, List<String> complaints) {
        context.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
    }

    /** One cardholder at one checkout. */
    private final class Visit {
        private final Page tab;
        private final Framing framing;
        private final boolean scripts;
        private final String phone = "070" + NUMBER.incrementAndGet();
        private final AppPhone app = new AppPhone();

        Visit(Page tab, Framing framing, boolean scripts) {
            this.tab = tab;
            this.framing = framing;
            this.scripts = scripts;
            tab.setDefaultTimeout(PATIENCE_MILLIS);
        }

        String through(Flow flow) {
            Enrolled holder = holder(flow);
            var challenge = Challenge.of(
                    Challenge.purchase(holder.pan(), directory).put("notificationURL", shop.url("/notify")));
            begin(challenge);
            switch (flow) {
                case PASSWORD -> answer(PASSWORD);
                case MAILED_CODE -> answer(code(holder, 1));
                case CHOSEN_SMS_CODE -> {
                    choose("SMS_CODE", "#answer.code");
                    answer(texted());
                }
                case CHOSEN_APP_CODE -> {
                    choose("APP_CODE", "#answer.code");
                    answer(calculated());
                }
                case CHOSEN_APPROVAL -> {
                    choose("APP_APPROVAL", "#approval");
                    approve();
                    look();
                }
                case RESENT_CODE -> {
                    press("resend");
                    see("#notice");
                    answer(code(holder, 2));
                }
                case MORE_TIME -> {
                    issuer("#more").click();
                    see("#notice");
                    answer(PASSWORD);
                }
                case CANCEL -> press("cancel");
                case WRONG_THEN_RIGHT -> {
                    answer("guess");
                    see("#notice");
                    answer(PASSWORD);
                }
                case RELOAD_THEN_RIGHT -> {
                    answer("guess");
                    see("#notice");
                    begin(challenge);
                    answer(PASSWORD);
                }
            }
            if (!scripts || framing == Framing.WITHOUT_SCRIPTS) {
                issuer("form .submit").click();
            }
            return shop.result(() -> tab.waitForTimeout(30));
        }

        private Enrolled holder(Flow flow) {
            return switch (flow) {
                case MAILED_CODE, RESENT_CODE -> enrolment.withMailedCode();
                case CHOSEN_SMS_CODE -> enrolment.withEverything(phone);
                case CHOSEN_APP_CODE, CHOSEN_APPROVAL -> {
                    Enrolled holder = enrolment.withEverything(phone);
                    var invitation = invitations.of(holder, mails);
                    app.register(invitation.name(), invitation.password());
                    yield holder;
                }
                case PASSWORD, MORE_TIME, CANCEL, WRONG_THEN_RIGHT, RELOAD_THEN_RIGHT -> enrolment.withPassword();
            };
        }

        private void choose(String way, String then) {
            issuer(".choices summary").click();
            issuer("button[value='choose:" + way + "']").click();
            see(then);
        }

        private void approve() {
            var waiting = Acs.json(
                            app.post("/app/purchases", "{\"language\":\"ja\"}").body())
                    .path("purchases")
                    .path(0);
            var named = JsonNodeFactory.instance
                    .objectNode()
                    .put("purchase", waiting.path("purchase").asText())
                    .put("challenge", waiting.path("challenge").asText());
            assertThat(app.post("/app/approval", named.toString()).statusCode()).isEqualTo(204);
        }

        /** With scripts the page looks by itself, where the frame lets it. */
        private void look() {
            if (!scripts || framing == Framing.WITHOUT_SCRIPTS || framing == Framing.WITHOUT_ORIGIN) {
                press("look");
            }
        }

        private String texted() {
            await().until(() -> !texts.to(phone).isEmpty());
            return texts.to(phone).getLast().substring(0, 6);
        }

        private String calculated() {
            String number = issuer("#destination").innerText().replaceAll("\\D", "");
            return app.code(number, Instant.now().getEpochSecond() / 30);
        }

        private void begin(Challenge challenge) {
            tab.navigate(shop.sells(challenge, framing.html));
            tab.getByText("pay").click();
            issuer("#answer").waitFor();
        }

        private void answer(String answer) {
            issuer("#answer").fill(answer);
            press("submit");
        }

        private void press(String action) {
            issuer("button[value=" + action + "]").click();
        }

        private void see(String selector) {
            issuer(selector).waitFor();
        }

        private Locator issuer(String selector) {
            return framing == Framing.WINDOW
                    ? tab.locator(selector)
                    : tab.frameLocator("iframe").locator(selector);
        }

        private String code(Enrolled holder, int mail) {
            await().until(() -> mails.to(holder.email()).size() >= mail);
            return mails.to(holder.email()).get(mail - 1).code();
        }
    }
}
