package org.sekisho.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.testkit.Enrolment.PASSWORD;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Enrolment.Enrolled;
import org.sekisho.testkit.Firefox;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** Firefox with an authenticator of software registers a passkey and pays with it; where it has none, the password does, on the same page. */
@SekishoTest
@OverTheWire
class FirefoxPasskeyBrowserTest {
    private static final String ALLOWED =
            "<iframe name=issuer width=390 height=600 allow='publickey-credentials-get *'></iframe>";
    private static final String ADVISED =
            "<iframe name=issuer width=390 height=600 allow='payment *; publickey-credentials-get *'"
                    + " sandbox='allow-forms allow-scripts allow-same-origin allow-pointer-lock'></iframe>";
    private static final String NOT_ALLOWED = "<iframe name=issuer width=390 height=600></iframe>";
    private static final String ENTER = "\uE007";
    private static Directory directory;
    private static Shop shop;

    @Inject
    Enrolment enrolment;

    @Inject
    Tables tables;

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

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void passkeyConfirmsPurchasesInTheWindowAndInFrames(String language) {
        Enrolled holder = enrolment.withPassword();
        try (var firefox = Firefox.startWithAuthenticator()) {
            register(firefox, holder);
            for (var frame : List.of("", ALLOWED, ADVISED)) {
                begin(firefox, holder, language, frame);
                var issuer = issuer(firefox, frame);
                assertThat(firefox.evaluate(issuer, "document.documentElement.lang")
                                .asText())
                        .isEqualTo(language);
                firefox.evaluate(issuer, "document.querySelector('#passkey button').click()");

                assertThat(shop.result(Firefox::pause)).as(frame).isEqualTo("Y");
            }
        }

        assertThat(tables.number(
                        "SELECT count(*) FROM transaction WHERE method = 'PASSKEY'"
                                + " AND card_id = (SELECT id FROM card WHERE credential_id = $1)",
                        holder.credentialId()))
                .isEqualTo(3);
    }

    @Test
    void frameThatDoesNotAllowItSaysSoAndTakesThePassword() {
        Enrolled holder = enrolment.withPassword();
        try (var firefox = Firefox.startWithAuthenticator()) {
            register(firefox, holder);
            begin(firefox, holder, "ja", NOT_ALLOWED);
            var issuer = issuer(firefox, NOT_ALLOWED);
            firefox.evaluate(issuer, "document.querySelector('#passkey button').click()");
            firefox.await(issuer, "!document.querySelector('[data-when=framed]').hidden");

            assertThat(byPassword(firefox, issuer)).isEqualTo("Y");
        }
    }

    @Test
    void deviceWithoutThePasskeySaysSoAndTakesThePassword() {
        Enrolled holder = enrolment.withPassword();
        try (var firefox = Firefox.startWithAuthenticator()) {
            register(firefox, holder);
        }
        try (var other = Firefox.startWithAuthenticator()) {
            begin(other, holder, "en", ALLOWED);
            var issuer = issuer(other, ALLOWED);
            other.evaluate(issuer, "document.querySelector('#passkey button').click()");
            other.await(issuer, "document.querySelector('[data-when]:not([hidden])')");

            assertThat(byPassword(other, issuer)).isEqualTo("Y");
        }
    }

    @Test
    void firefoxWithoutAnyAuthenticatorTakesThePassword() {
        Enrolled holder = enrolment.withPassword();
        try (var firefox = Firefox.startWithAuthenticator()) {
            register(firefox, holder);
        }
        try (var plain = Firefox.start(Map.of("security.webauth.webauthn", false))) {
            begin(plain, holder, "ja", ADVISED);

            assertThat(byPassword(plain, issuer(plain, ADVISED))).isEqualTo("Y");
        }
    }

    private String byPassword(Firefox firefox, String issuer) {
        firefox.evaluate(issuer, "document.getElementById('answer').focus()");
        firefox.type(issuer, PASSWORD + ENTER);
        return shop.result(Firefox::pause);
    }

    private void register(Firefox firefox, Enrolled holder) {
        var window = firefox.window();
        firefox.navigate(Acs.url("/my/demo/sign-in"));
        fill(firefox, "loginId", loginId(holder));
        fill(firefox, "password", PASSWORD);
        firefox.evaluate(window, "document.querySelector('main button.main').click()");
        firefox.await(window, "location.pathname === '/my/demo' && document.readyState === 'complete'");
        firefox.navigate(Acs.url("/my/demo/passkeys"));
        fill(firefox, "label", "my laptop");
        fill(firefox, "password", PASSWORD);
        firefox.evaluate(window, "document.querySelector('form.form button.main').click()");
        firefox.await(window, "document.readyState === 'complete' && document.querySelector('#make button')");
        firefox.evaluate(window, "document.querySelector('#make button').click()");
        firefox.await(window, "location.search === '?said=PASSKEY_ADDED'");
    }

    private static void fill(Firefox firefox, String field, String text) {
        firefox.evaluate(firefox.window(), "document.getElementById('%s').value = '%s'".formatted(field, text));
    }

    private static void begin(Firefox firefox, Enrolled holder, String language, String frame) {
        var challenge = Challenge.of(Challenge.purchase(holder.pan(), directory)
                .put("browserLanguage", language)
                .put("notificationURL", shop.url("/notify")));
        firefox.navigate(shop.sells(challenge, frame));
        firefox.evaluate(firefox.window(), "document.querySelector('button').click()");
        firefox.await(
                issuer(firefox, frame), "document.readyState === 'complete' && document.getElementById('answer')");
    }

    private static String issuer(Firefox firefox, String frame) {
        return frame.isEmpty() ? firefox.window() : firefox.frame().orElseThrow();
    }

    private String loginId(Enrolled holder) {
        return Objects.requireNonNull(
                tables.text("SELECT login_id FROM member WHERE password_id = $1", holder.credentialId()));
    }
}
