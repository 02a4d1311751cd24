package org.sekisho.challenge.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sekisho.challenge.page.EntryView.Kind;
import org.sekisho.challenge.page.EntryView.Notice;
import org.sekisho.challenge.page.NeutralView.Problem;
import org.sekisho.challenge.page.ReturnView.Outcome;

class PageContentTest {
    private static final Views JAPANESE = Views.in(Locale.JAPANESE);
    private static final Views ENGLISH = Views.in(Locale.ENGLISH);

    @Test
    void purchaserSeesWhatIsBoughtAndTheOwnMessage() {
        var html = Rendering.html(JAPANESE.entry());

        assertThat(html)
                .contains("<html lang=\"ja\">", "みずうみカード", "¥12,300", "くも書房オンライン", "こたつで猫とみかん")
                .contains("2026-11-23 18:05 (JST)", "t***@e***.jp に送信済み", "0120-000-000");
    }

    @Test
    void pageWithoutPaymentAndMessageShowsNeither() {
        var html =
                Rendering.html(ENGLISH.buying("Kumo Books", null).greeting(null).entry());

        assertThat(html).doesNotContain("class=\"amount\"", "class=\"message\"").contains("<html lang=\"en\">");
    }

    @Test
    void firstButtonThatSendsIsSubmitSoThatEnterMeansSubmit() {
        var html = Rendering.html(ENGLISH.asking(Kind.PASSWORD).entry());

        var first = html.substring(html.indexOf("type=\"submit\""));
        assertThat(first).startsWith("type=\"submit\" name=\"action\" value=\"submit\">");
    }

    @Test
    void passwordIsNeverResent() {
        assertThat(Rendering.html(ENGLISH.asking(Kind.PASSWORD).entry()))
                .contains("type=\"password\"", "autocomplete=\"current-password\"", "value=\"cancel\"")
                .doesNotContain("value=\"resend\"", "one-time-code");
    }

    @Test
    void resendButtonGoesWhenNothingMayBeResent() {
        assertThat(Rendering.html(ENGLISH.entry())).contains("value=\"resend\" formnovalidate");
        assertThat(Rendering.html(ENGLISH.saying(Notice.RESEND_LIMIT, 3).entry()))
                .doesNotContain("value=\"resend\"");
    }

    @ParameterizedTest
    @CsvSource({
        "EMPTY,        alert,  true,  Enter the verification code.",
        "FORMAT,       alert,  true,  Enter the code as 6 digits.",
        "WRONG,        alert,  true,  3 attempts left.",
        "EXPIRED_CODE, alert,  true,  This code has expired.",
        "RESENT,       status, false, New code sent.",
        "RESEND_WAIT,  status, false, Wait a moment",
        "RESEND_LIMIT, status, false, No more codes can be sent.",
        "STALE,        alert,  false, This page has been renewed.",
        "NOT_SENT,     alert,  false, We could not send the code.",
        "EXTENDED,     status, false, You have more time now.",
    })
    void noticeStandsAtTheFieldAndIsAnnounced(Notice notice, String role, boolean invalid, String words) {
        var html = Rendering.html(ENGLISH.saying(notice, 3).entry());

        assertThat(html).contains("role=\"" + role + "\"", words, "autofocus aria-describedby=\"notice");
        assertThat(html.contains("aria-invalid=\"true\"")).isEqualTo(invalid);
        assertThat(html.contains("<title>Error: ")).isEqualTo(role.equals("alert"));
    }

    @Test
    void codeThatWasNotSentIsNotSaidToBeSent() {
        assertThat(Rendering.html(ENGLISH.saying(Notice.NOT_SENT, 3).entry())).doesNotContain("Sent to");
        assertThat(Rendering.html(ENGLISH.saying(Notice.RESENT, 3).entry())).contains("Sent to t***@e***.jp");
    }

    @Test
    void lastAttemptIsAWarning() {
        assertThat(Rendering.html(ENGLISH.saying(Notice.WRONG, 1).entry()))
                .contains("<strong>One attempt left.</strong>")
                .doesNotContain("attempts left");
    }

    @Test
    void firstViewLeavesTheFocusAloneSoThatTheMessageIsReadFirst() {
        assertThat(Rendering.html(ENGLISH.entry())).doesNotContain("autofocus", "role=\"alert\"", "role=\"status\"");
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void everyEndPostsItsFieldsToTheShop(Outcome outcome) {
        assertThat(Rendering.html(JAPANESE.returning(outcome, false)))
                .contains("action=\"https://shop.example/3ds/notification\"", "お店に戻る")
                .contains("name=\"cres\" value=\"eyJ0cmFuc1N0YXR1cyI6IlkifQ\"")
                .contains("name=\"threeDSSessionData\" value=\"c2Vzc2lvbg\"")
                .doesNotContain("<script");
    }

    @Test
    void automaticReturnStillHasItsButton() {
        assertThat(Rendering.html(ENGLISH.returning(Outcome.AUTHENTICATED, true)))
                .contains("<script nonce=\"" + Views.NONCE + "\">", "Return to the shop</button>");
    }

    @Test
    void pageThatCannotBeShownJustNowCanBeTriedAgainOrLeft() {
        assertThat(Rendering.html(JAPANESE.busy()))
                .contains(
                        "action=\"/challenge/answer\"",
                        "name=\"step\" value=\"c3RlcA\"",
                        "value=\"look\"",
                        "value=\"cancel\"")
                .doesNotContain("<script");
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void neutralPageHasNoFormAndNoIssuer(Problem problem) {
        assertThat(Rendering.html(JAPANESE.neutral(problem)))
                .doesNotContain("<form", "<script", "class=\"brand\"")
                .contains("<h1>");
    }

    @Test
    void bothLanguagesSayEverything() {
        var wording = Stream.of(Wording.class.getDeclaredMethods())
                .map(java.lang.reflect.Method::getName)
                .toList();

        assertThat(Rendering.texts(Locale.JAPANESE).stringPropertyNames()).containsExactlyInAnyOrderElementsOf(wording);
        assertThat(Rendering.texts(Locale.ENGLISH).stringPropertyNames()).containsExactlyInAnyOrderElementsOf(wording);
    }

    @Test
    void nothingOnAPageComesFromElsewhere() {
        assertThat(Rendering.html(ENGLISH.entry()))
                .doesNotContainPattern("(src|href)=\"(?!data:)|url\\(|@import| style=| on[a-z]+=");
    }
}
