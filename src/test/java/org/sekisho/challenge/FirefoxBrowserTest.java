package org.sekisho.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sekisho.testkit.Enrolment.PASSWORD;

import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Enrolment.Enrolled;
import org.sekisho.testkit.Firefox;
import org.sekisho.testkit.MailSink;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;

/** The main flows in Firefox, in the frame that EMV 3-D Secure advises, by keyboard, with its own ways to treat cookies. */
@SekishoTest
@OverTheWire
class FirefoxBrowserTest {
    private static final String FRAME = "<iframe name=issuer width=390 height=400 sandbox='allow-forms allow-scripts"
            + " allow-same-origin allow-pointer-lock'></iframe>";
    private static final String ENTER = "\uE007";
    private static final String ASKS = "document.readyState === 'complete' && document.getElementById('answer')";
    private static Directory directory;
    private static Shop shop;

    MailSink mails;

    @Inject
    Enrolment enrolment;

    @BeforeAll
    static void start() {
        directory = Directory.start();
        shop = Shop.open();
    }

    @AfterAll
    static void stop() {
        shop.close();
        directory.close();
    }

    /** 5: kept apart for each top-level site, as Firefox is delivered; 1: none of third parties; 2: none at all. */
    @ParameterizedTest
    @ValueSource(ints = {5, 1, 2})
    void everyFlowFinishes(int cookies) {
        try (var firefox = Firefox.start(Map.of("network.cookie.cookieBehavior", cookies))) {
            assertThat(wrongThenRight(firefox)).isEqualTo("Y");
            assertThat(reloadThenRight(firefox)).isEqualTo("Y");
            assertThat(mailedCode(firefox)).isEqualTo("Y");
            assertThat(cancel(firefox)).isEqualTo("N");
        }
    }

    private String wrongThenRight(Firefox firefox) {
        begin(firefox, challenge(enrolment.withPassword()));
        answer(firefox, "guess");
        firefox.await(frame(firefox), "document.getElementById('notice')");
        answer(firefox, PASSWORD);
        return result();
    }

    private String reloadThenRight(Firefox firefox) {
        var challenge = challenge(enrolment.withPassword());
        begin(firefox, challenge);
        begin(firefox, challenge);
        answer(firefox, PASSWORD);
        return result();
    }

    private String mailedCode(Firefox firefox) {
        var holder = enrolment.withMailedCode();
        begin(firefox, challenge(holder));
        await().until(() -> !mails.to(holder.email()).isEmpty());
        answer(firefox, mails.to(holder.email()).getLast().code());
        return result();
    }

    private String cancel(Firefox firefox) {
        begin(firefox, challenge(enrolment.withPassword()));
        firefox.evaluate(frame(firefox), "document.querySelector('button[value=cancel]').click()");
        return result();
    }

    private static Challenge challenge(Enrolled holder) {
        return Challenge.of(Challenge.purchase(holder.pan(), directory).put("notificationURL", shop.url("/notify")));
    }

    private static void begin(Firefox firefox, Challenge challenge) {
        firefox.navigate(shop.sells(challenge, FRAME));
        firefox.evaluate(firefox.window(), "document.querySelector('button').click()");
        firefox.await(frame(firefox), ASKS);
    }

    private static void answer(Firefox firefox, String answer) {
        firefox.await(frame(firefox), ASKS);
        firefox.evaluate(frame(firefox), "document.getElementById('answer').focus()");
        firefox.type(frame(firefox), answer + ENTER);
    }

    private static String frame(Firefox firefox) {
        return firefox.frame().orElseThrow();
    }

    private static String result() {
        return shop.result(Firefox::pause);
    }
}
