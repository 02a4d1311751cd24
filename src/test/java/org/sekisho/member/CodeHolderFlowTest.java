package org.sekisho.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sekisho.testkit.Enrolment.PASSWORD;

import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.AppPhone;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Enrolment.Enrolled;
import org.sekisho.testkit.MailSink;
import org.sekisho.testkit.Oathtool;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** A member sets up what makes codes for a card, hears of it by mail, and takes it away again. */
@SekishoTest
class CodeHolderFlowTest {
    private static final Pattern ID = Pattern.compile("<p class=\"big\">([0-9A-Z]{4}-[0-9A-Z]{4})</p>");
    private static final Pattern KEY = Pattern.compile("<p class=\"big\">([A-Z2-7 ]{39})</p>");
    private static final Pattern MAILED = Pattern.compile("(?m)^([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})$");
    private static final Pattern CONFIRMATION = Pattern.compile("/app/authenticator/([0-9a-f-]{36})\"");
    private static final Pattern REMOVAL = Pattern.compile("/app/([0-9a-f-]{36})/removal\"");

    MailSink mails;

    @Inject
    Enrolment enrolment;

    @Inject
    Tables tables;

    @Test
    void appIsSetUpWithTheIdOfThePageAndThePasswordOfTheMail() {
        Enrolled holder = enrolment.withPassword();
        Browsing browser = signedIn(holder);

        String page = submit(browser, holder, "", PASSWORD).body();
        String mailed = found(MAILED, mails.to(holder.email()).getLast().text());
        assertThat(page).doesNotContain(mailed);
        assertThat(new AppPhone()
                        .register(found(ID, page).replace("-", ""), mailed.replace("-", ""))
                        .statusCode())
                .isEqualTo(200);

        assertThat(list(browser, holder)).contains("A card");
        awaitMail(holder, "アプリが登録されました");
    }

    @Test
    void passwordIsNeeded() {
        Enrolled holder = enrolment.withPassword();
        Browsing browser = signedIn(holder);

        assertThat(submit(browser, holder, "", "guess").statusCode()).isEqualTo(422);
        assertThat(submit(browser, holder, "/authenticator", "guess").statusCode())
                .isEqualTo(422);
        assertThat(mails.to(holder.email())).isEmpty();
        assertThat(tables.number("SELECT count(*) FROM authenticator WHERE card_id = $1", card(holder)))
                .isZero();
    }

    @Test
    void authenticatorComesWithItsFirstCodeAndGoesAtOnce() {
        Oathtool.isNeeded();
        Enrolled holder = enrolment.withPassword();
        Browsing browser = signedIn(holder);

        String page = submit(browser, holder, "/authenticator", PASSWORD).body();
        String confirmation = "/authenticator/" + found(CONFIRMATION, page);
        HttpResponse<String> wrong = browser.submit(path(holder) + confirmation, Map.of("code", "12345x"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).doesNotContain("<p class=\"big\">");
        String code = Oathtool.print("--totp", "--base32", found(KEY, page).replace(" ", ""));
        browser.submit(path(holder) + confirmation, Map.of("code", code));

        String listed = list(browser, holder);
        assertThat(listed).contains("ほかの認証アプリ");
        awaitMail(holder, "認証アプリが登録されました");
        browser.submit(path(holder) + "/" + found(REMOVAL, listed) + "/removal", Map.of());
        assertThat(list(browser, holder)).contains("まだありません。");
        awaitMail(holder, "アプリが削除されました");
        assertThat(tables.number("SELECT count(*) FROM card_proof WHERE card_id = $1", card(holder)))
                .isZero();
    }

    @Test
    void strangersCardsAndAppsAreNotThere() {
        Enrolled holder = enrolment.withPassword();
        Browsing browser = signedIn(holder);
        String id = found(
                CONFIRMATION,
                submit(browser, holder, "/authenticator", PASSWORD).body());
        Enrolled other = enrolment.withPassword();
        Browsing stranger = signedIn(other);

        assertThat(stranger.get(path(holder)).statusCode()).isEqualTo(404);
        assertThat(submit(stranger, holder, "", PASSWORD).statusCode()).isEqualTo(404);
        assertThat(stranger.submit(path(other) + "/" + id + "/removal", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(tables.number("SELECT count(*) FROM authenticator WHERE id = $1", UUID.fromString(id)))
                .isOne();
    }

    private HttpResponse<String> submit(Browsing browser, Enrolled holder, String end, String password) {
        return browser.submit(path(holder) + end, Map.of("password", password));
    }

    private String list(Browsing browser, Enrolled holder) {
        return browser.get(path(holder)).body();
    }

    private String path(Enrolled holder) {
        return "/cards/" + card(holder) + "/app";
    }

    private UUID card(Enrolled holder) {
        return UUID.fromString(Objects.requireNonNull(
                tables.text("SELECT id::text FROM card WHERE credential_id = $1", holder.credentialId())));
    }

    private Browsing signedIn(Enrolled holder) {
        return Browsing.signedIn(
                Objects.requireNonNull(
                        tables.text("SELECT login_id FROM member WHERE password_id = $1", holder.credentialId())),
                PASSWORD);
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }

    private void awaitMail(Enrolled holder, String subject) {
        await().until(() -> mails.to(holder.email()).stream()
                .anyMatch(mail -> mail.subject().contains(subject)));
    }
}
