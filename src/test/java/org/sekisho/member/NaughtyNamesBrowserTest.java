package org.sekisho.member;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.testkit.Enrolment.PASSWORD;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekisho.challenge.page.Naughty;
import org.sekisho.platform.page.PlainText;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.AppInvitations;
import org.sekisho.testkit.AppInvitations.Invitation;
import org.sekisho.testkit.AppPhone;
import org.sekisho.testkit.Chromium;
import org.sekisho.testkit.MailSink;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** Whatever a member calls a card, and whatever the personal message says, is refused plainly or shown as text. */
@SekishoTest
class NaughtyNamesBrowserTest {
    private static final String FACTS = """
            place => {
              const shown = document.querySelector(place);
              return [
                shown === null ? 'not there' : shown.textContent,
                typeof window.ran,
                String(document.documentElement.scrollWidth <= innerWidth),
                document.querySelector('main form, main section').getBoundingClientRect().width > 200 ? 'whole' : 'broken'
              ];
            }
            """;
    private static final int FEWEST_SHOWN = 80;

    private static @Nullable Chromium chromium;

    @Inject
    AppInvitations invitations;

    @Inject
    Tables tables;

    MailSink mails;

    private final List<String> complaints = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private @Nullable BrowserContext context;
    private Invitation invitation;
    private Page page;

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
    void signIn() {
        invitation = invitations.ofNewCard(mails);
        context = Objects.requireNonNull(chromium).context(new NewContextOptions().setViewportSize(320, 640));
        context.addInitScript("addEventListener('securitypolicyviolation',"
                + " event => console.error('refused ' + event.violatedDirective + ' ' + event.blockedURI))");
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(Acs.url("/my/demo/sign-in"));
        page.fill("#loginId", loginId());
        page.fill("#password", PASSWORD);
        page.locator("main button.main").click();
        page.waitForURL("**/my/demo");
    }

    @AfterEach
    void close() {
        if (context != null) {
            context.close();
        }
    }

    @Test
    void namesOfCardsAreText() {
        AppPhone phone = new AppPhone();
        assertThat(phone.register(invitation.name(), invitation.password()).statusCode())
                .isEqualTo(200);
        int shown = 0;

        for (String text : texts()) {
            String body =
                    new JsonObject().put("label", text).put("colour", "ROSE").encode();
            int status = phone.post("/app/label", body).statusCode();
            if (status == 200 || status == 204) {
                shown++;
                look("/my/demo/cards/" + invitation.cardId() + "/app", "form.switch bdi", PlainText.of(text.strip()));
            } else if (status != 400) {
                wrong.add(text + ": " + status);
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(complaints).isEmpty();
        assertThat(shown).isGreaterThan(FEWEST_SHOWN);
    }

    @Test
    void personalMessagesAreText() {
        Browsing browser = Browsing.signedIn(loginId(), PASSWORD);
        int shown = 0;

        for (String text : texts()) {
            int status = browser.submit(
                            "/cards/" + invitation.cardId() + "/message", Map.of("message", text, "password", PASSWORD))
                    .statusCode();
            if (status == 303) {
                shown++;
                look("/my/demo", "bdi.words", PlainText.of(NewMessage.kept(text)));
            } else if (status != 422) {
                wrong.add(text + ": " + status);
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(complaints).isEmpty();
        assertThat(shown).isGreaterThan(FEWEST_SHOWN);
    }

    /** Half of a pair does not even reach the browser. */
    private static List<String> texts() {
        return Naughty.texts().stream()
                .filter(text -> UTF_8.newEncoder().canEncode(text))
                .toList();
    }

    private void look(String path, String place, String expected) {
        page.navigate(Acs.url(path));
        var facts = (List<?>) page.evaluate(FACTS, place);
        if (!facts.equals(List.of(expected, "undefined", "true", "whole"))) {
            wrong.add(expected + " became " + facts);
        }
    }

    private String loginId() {
        return Objects.requireNonNull(tables.text(
                "SELECT login_id FROM member WHERE password_id = $1",
                invitation.enrolled().credentialId()));
    }
}
