package org.sekisho.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sekisho.testkit.Enrolment.PASSWORD;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.FrameLocator;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sekisho.card.Method;
import org.sekisho.testkit.AppInvitations;
import org.sekisho.testkit.AppPhone;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Chromium;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Enrolment.Enrolled;
import org.sekisho.testkit.Firefox;
import org.sekisho.testkit.MailSink;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.SmsSink;

/** Each way to answer, in each language, in the frame of a shop on another site. */
@SekishoTest
class MethodsBrowserTest {
    private static final String FRAME = "<iframe name=issuer width=390 height=400 sandbox='allow-forms allow-scripts"
            + " allow-same-origin allow-pointer-lock'></iframe>";
    private static final String ENTER = "\uE007";
    private static final Pattern MAILED_CODE = Pattern.compile("(?m)^\\s*(\\d{6})\\s*$");
    private static final Pattern NUMBER_OF_PURCHASE = Pattern.compile("(\\d{3})-(\\d{3})-(\\d{4})");
    private static final AtomicInteger NUMBER = new AtomicInteger(20_000_000);
    private static final List<Method> METHODS =
            List.of(Method.PASSWORD, Method.MAILED_CODE, Method.SMS_CODE, Method.APP_CODE);
    private static Directory directory;
    private static Shop shop;
    private static Chromium chromium;

    MailSink mails;

    SmsSink texts;

    @Inject
    Enrolment enrolment;

    @Inject
    AppInvitations invitations;

    private final String phone = "090" + NUMBER.incrementAndGet();
    private final AppPhone app = new AppPhone();

    @BeforeAll
    static void start() {
        directory = Directory.start();
        shop = Shop.open();
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        shop.close();
        directory.close();
    }

    static Stream<Arguments> waysAndLanguages() {
        return METHODS.stream()
                .flatMap(method -> Stream.of("ja", "en").map(language -> Arguments.of(method, language)));
    }

    @ParameterizedTest
    @MethodSource("waysAndLanguages")
    void holderAnswersInTheWayOfTheirChoice(Method method, String language) {
        Enrolled holder = holder();
        try (var context = chromium.context(new NewContextOptions().setLocale(language))) {
            var tab = context.newPage();
            tab.navigate(shop.sells(purchase(holder, language), FRAME));
            tab.getByText("pay").click();
            FrameLocator issuer = tab.frameLocator("iframe");
            issuer.locator("#answer").waitFor();
            if (method != Method.PASSWORD) {
                issuer.locator(".choices summary").click();
                issuer.locator("button[value='choose:" + method + "']").click();
                issuer.locator("#answer.code").waitFor();
            }
            assertThat(issuer.locator("html").getAttribute("lang")).isEqualTo(language);
            issuer.locator("#answer")
                    .fill(answer(
                            method, holder, issuer.locator("main, body").first().innerText()));
            issuer.locator("button[value=submit]").click();

            assertThat(shop.result(() -> tab.waitForTimeout(30))).isEqualTo("Y");
        }
    }

    @Test
    void holderAnswersInFirefoxInTheWayOfTheirChoice() {
        try (var firefox = Firefox.start(Map.of())) {
            for (Method method : List.of(Method.SMS_CODE, Method.APP_CODE)) {
                assertThat(inFirefox(firefox, method)).isEqualTo("Y");
            }
        }
    }

    private String inFirefox(Firefox firefox, Method method) {
        Enrolled holder = enrolment.withEverything("080" + NUMBER.incrementAndGet());
        AppPhone phone = new AppPhone();
        register(phone, holder);
        firefox.navigate(shop.sells(purchase(holder, "en"), FRAME));
        firefox.evaluate(firefox.window(), "document.querySelector('button').click()");
        firefox.await(frame(firefox), "document.getElementById('answer')");
        firefox.evaluate(frame(firefox), "document.querySelector('[value=\"choose:" + method + "\"]').click()");
        firefox.await(frame(firefox), "document.querySelector('#answer.code')");
        String text =
                firefox.evaluate(frame(firefox), "document.body.textContent").toString();
        String code = method == Method.APP_CODE ? code(phone, text) : lastText();
        firefox.evaluate(frame(firefox), "document.getElementById('answer').focus()");
        firefox.type(frame(firefox), code + ENTER);
        return shop.result(Firefox::pause);
    }

    private static String frame(Firefox firefox) {
        return firefox.frame().orElseThrow();
    }

    private Enrolled holder() {
        Enrolled holder = enrolment.withEverything(phone);
        register(app, holder);
        return holder;
    }

    private void register(AppPhone device, Enrolled holder) {
        var invitation = invitations.of(holder, mails);
        assertThat(device.register(invitation.name(), invitation.password()).statusCode())
                .isEqualTo(200);
    }

    private static Challenge purchase(Enrolled holder, String language) {
        return Challenge.of(Challenge.purchase(holder.pan(), directory)
                .put("browserLanguage", language)
                .put("notificationURL", shop.url("/notify")));
    }

    private String answer(Method method, Enrolled holder, String page) {
        return switch (method) {
            case PASSWORD -> PASSWORD;
            case MAILED_CODE -> mailedCode(holder);
            case SMS_CODE -> lastText(phone);
            case APP_CODE -> code(app, page);
            case APP_APPROVAL, PASSKEY -> throw new IllegalArgumentException("not typed");
        };
    }

    /** Mails about the app came before it. */
    private String mailedCode(Enrolled holder) {
        return await().until(
                        () -> mails.to(holder.email()).stream()
                                .map(mail -> MAILED_CODE.matcher(mail.text()))
                                .filter(Matcher::find)
                                .map(code -> code.group(1))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private String lastText() {
        return lastText("080" + NUMBER.get());
    }

    private String lastText(String number) {
        await().until(() -> !texts.to(number).isEmpty());
        return texts.to(number).getLast().substring(0, 6);
    }

    private static String code(AppPhone device, String page) {
        var number = NUMBER_OF_PURCHASE.matcher(page);
        assertThat(number.find()).isTrue();
        return device.code(
                number.group(1) + number.group(2) + number.group(3),
                Instant.now().getEpochSecond() / 30);
    }
}
