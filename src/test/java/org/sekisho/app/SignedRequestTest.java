package org.sekisho.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.AppInvitations;
import org.sekisho.testkit.AppPhone;
import org.sekisho.testkit.MailSink;
import org.sekisho.testkit.SekishoTest;

/** Only what a device has signed, for this path and body, now and not before, is taken. */
@SekishoTest
class SignedRequestTest {
    private static final String PATH = "/app/purchases";
    private static final String BODY = "{\"language\":\"ja\"}";

    MailSink mails;

    @Inject
    AppInvitations invitations;

    private AppInvitations.Invitation invitation;
    private AppPhone phone;

    @BeforeEach
    void register() {
        invitation = invitations.ofNewCard(mails);
        phone = new AppPhone();
        phone.register(invitation.name(), invitation.password());
    }

    @Test
    void signedRequestIsTakenOnce() {
        String signature = phone.signature(PATH, BODY, now());

        assertThat(AppPhone.send(PATH, BODY, signature).statusCode()).isEqualTo(200);
        assertThat(AppPhone.send(PATH, BODY, signature).statusCode()).isEqualTo(401);
    }

    @Test
    void signatureIsForOnePathAndBody() {
        String signature = phone.signature(PATH, BODY, now());

        assertThat(AppPhone.send(PATH, "{\"language\":\"en\"}", signature).statusCode())
                .isEqualTo(401);
        assertThat(AppPhone.send("/app/removal", BODY, signature).statusCode()).isEqualTo(401);
        assertThat(AppPhone.send(PATH, BODY, signature).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(longs = {-90, 90})
    void wrongTimeIsRefusedAndOursIsTold(long seconds) {
        var answer = AppPhone.send(PATH, BODY, phone.signature(PATH, BODY, now() + seconds));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Acs.json(answer.body()).get("now").asLong() / 1000).isBetween(now() - 5, now() + 5);
    }

    /** Of one second alone, and the database's may be the next. */
    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, 2})
    void timeWhoseDifferenceOverflowsIsNotNear(long seconds) {
        String signature = phone.signature(PATH, BODY, now() + seconds + Long.MIN_VALUE);

        assertThat(AppPhone.send(PATH, BODY, signature).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sekisho-App",
                "Sekisho-App ",
                "Sekisho-App a.b.c.d",
                "Sekisho-App 00000000-0000-0000-0000-000000000000.1.AAAAAAAAAAAAAAAAAAAAAA.AAAA",
                "Bearer token"
            })
    void strangersAreRefused(String signature) {
        assertThat(AppPhone.send(PATH, BODY, signature).statusCode()).isEqualTo(401);
    }

    @Test
    void removedDeviceIsRefused() {
        assertThat(phone.post("/app/removal", "{}").statusCode()).isEqualTo(204);

        assertThat(phone.post(PATH, BODY).statusCode()).isEqualTo(401);
    }

    @Test
    void holderHearsThatAnAppWasRemoved() {
        phone.post("/app/removal", "{}");

        await().atMost(Duration.ofSeconds(5))
                .until(() -> mails.to(invitation.enrolled().email()).stream()
                        .anyMatch(mail -> mail.subject().contains("解除")));
    }

    @Test
    void labelAndColourAreChecked() {
        assertThat(phone.post("/app/label", "{\"label\":\"Work\",\"colour\":\"ROSE\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(phone.post("/app/label", "{\"label\":\"Work\",\"colour\":\"red\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(phone.post("/app/label", "{\"label\":\"a\\u202eb\",\"colour\":\"ROSE\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app/", "/app/assets/main.js", "/app/sw.js", "/app/app.webmanifest"})
    void filesComeWithTheirHeaders(String path) {
        var answer = Acs.send(HttpRequest.newBuilder(URI.create(Acs.url(path))).GET());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().allValues("cache-control")).containsExactly("no-cache");
        assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
