package org.sekisho.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.EncryptionMethod;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.AppInvitations;
import org.sekisho.testkit.AppInvitations.Invitation;
import org.sekisho.testkit.AppPhone;
import org.sekisho.testkit.AppSdk;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.MailSink;
import org.sekisho.testkit.SekishoTest;

/** A purchase in a merchant's app is approved in the one-time-code app. */
@SekishoTest
class SdkApprovalFlowTest {
    private static Directory directory;

    MailSink mails;

    @Inject
    AppInvitations invitations;

    @BeforeAll
    static void startTheDirectory() {
        directory = Directory.start();
    }

    @AfterAll
    static void stopTheDirectory() {
        directory.close();
    }

    @ParameterizedTest
    @CsvSource({"2.1.0, 09", "2.2.0, 11", "2.3.1, 11"})
    void appShowsWhatIsToBeDoneElsewhereUntilItIsDone(String version, String method) {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone phone = registered(card);
        AppSdk app = sdk(card, "01", "02", "04").in(version).start();

        JsonNode choice = app.open();
        JsonNode asked = app.enter("yes");
        JsonNode waiting = waiting(phone);
        JsonNode notYet = goOn(app, version);
        phone.post("/app/approval", named(waiting));
        JsonNode last = goOn(app, version);

        assertThat(choice.path("challengeSelectInfo").toString()).contains("{\"yes\":\"アプリで承認\"}");
        assertThat(asked.path("acsUiType").asText()).isEqualTo("04");
        assertThat(asked.path("challengeInfoHeader").asText()).isEqualTo("ご本人確認");
        assertThat(asked.path("challengeInfoText").asText().replaceAll("\\D", ""))
                .contains(waiting.path("challenge").asText());
        assertThat(asked.path("challengeInfoText").asText()).contains("Example Shop", "¥15,000");
        assertThat(asked.path("oobContinueLabel").asText()).isEqualTo("承認しました");
        assertThat(asked.path("oobAppURL").asText()).isEqualTo(version.equals("2.3.1") ? Acs.url("/app/") : "");
        assertThat(asked.has("oobAppLabel")).isEqualTo(version.equals("2.3.1"));
        assertThat(asked.has("challengeInfoTextIndicator") || asked.has("submitAuthenticationLabel"))
                .isFalse();
        assertThat(notYet.path("acsUiType").asText()).isEqualTo("04");
        assertThat(notYet.path("challengeInfoText").asText()).startsWith("まだ承認されていません");
        assertThat(notYet.path("challengeInfoTextIndicator").asText()).isEqualTo("Y");
        assertThat(last.path("transStatus").asText()).isEqualTo("Y");
        JsonNode rReq = directory.result(app.challenge());
        assertThat(rReq.path("transStatus").asText()).isEqualTo("Y");
        assertThat(rReq.path("authenticationMethod").toString()).contains(method);
        assertThat(rReq.path("interactionCounter").asText()).isEqualTo("01");
    }

    @Test
    void refusalEndsItForTheMerchantsAppAsWell() {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone phone = registered(card);
        AppSdk app = sdk(card, "01", "02", "04").start();
        app.open();
        app.enter("yes");

        phone.post("/app/refusal", named(waiting(phone)));
        JsonNode last = goOn(app, "2.2.0");

        assertThat(last.path("transStatus").asText()).isEqualTo("N");
        assertThat(directory.result(app.challenge()).path("transStatusReason").asText())
                .isEqualTo("11");
    }

    @Test
    void appWithoutTheScreenForItIsNotOfferedIt() {
        Invitation card = invitations.ofNewCard(mails);
        registered(card);
        AppSdk app = sdk(card, "01", "02").start();

        JsonNode choice = app.open();
        JsonNode again = app.enter("yes");

        assertThat(again.path("acsUiType").asText()).isEqualTo("02");
        assertThat(choice.path("challengeSelectInfo").toString())
                .contains("\"app\"")
                .doesNotContain("\"yes\"");
    }

    @Test
    void nothingTypedIsNoAttempt() {
        Invitation card = invitations.ofNewCard(mails);
        registered(card);
        AppSdk app = sdk(card, "01", "02", "04").start();
        app.open();
        app.enter("yes");

        JsonNode nothing = app.send("challengeNoEntry", "Y");
        JsonNode something = app.enter("123456");
        JsonNode cancelled = app.send("challengeCancel", "01");

        assertThat(nothing.path("acsUiType").asText()).isEqualTo("04");
        assertThat(something.path("acsUiType").asText()).isEqualTo("04");
        assertThat(cancelled.path("transStatus").asText()).isEqualTo("N");
        assertThat(directory.result(app.challenge()).path("interactionCounter").asText())
                .isEqualTo("00");
    }

    @Test
    void pageSaysItToAppsWithoutScreens() {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone phone = registered(card);
        AppSdk app = AppSdk.withPages(card.enrolled().pan(), directory).start();
        app.open();

        JsonNode asked = app.send("challengeHTMLDataEntry", "action=choose%3AAPP_APPROVAL");
        JsonNode notYet = app.send("challengeHTMLDataEntry", "action=look");
        phone.post("/app/approval", named(waiting(phone)));
        JsonNode last = app.send("challengeHTMLDataEntry", "action=look");

        assertThat(page(asked)).contains("value=\"look\"", "アプリ").doesNotContain("name=\"answer\"", "value=\"submit\"");
        assertThat(page(notYet)).contains("まだ承認されていません");
        assertThat(last.path("transStatus").asText()).isEqualTo("Y");
    }

    @Test
    void answerWithoutTheMerchantIsNoConversation() {
        Invitation card = invitations.ofNewCard(mails);
        AppPhone phone = registered(card);
        AppSdk app = sdk(card, "01", "02", "04");
        app.aReq().put("threeDSRequestorDecReqInd", "Y").put("threeDSRequestorDecMaxTime", "00060");

        JsonNode aRes = Acs.answer(app.aReq());
        phone.post("/app/approval", named(waiting(phone)));
        JsonNode rReq = directory.result(new org.sekisho.testkit.Challenge(app.aReq(), aRes));

        assertThat(aRes.path("transStatus").asText()).isEqualTo("D");
        assertThat(aRes.has("acsSignedContent") || aRes.has("acsRenderingType")).isFalse();
        assertThat(rReq.path("transStatus").asText()).isEqualTo("Y");
        assertThat(rReq.path("sdkTransID")).isEqualTo(app.aReq().path("sdkTransID"));
        assertThat(rReq.has("acsRenderingType")).isFalse();
    }

    private static JsonNode goOn(AppSdk app, String version) {
        return version.equals("2.3.1")
                ? app.send("oobContinue", "01")
                : app.send(app.cReq().put("oobContinue", true));
    }

    private static String page(JsonNode cRes) {
        return new String(Base64.getUrlDecoder().decode(cRes.path("acsHTML").asText()), StandardCharsets.UTF_8);
    }

    private static AppSdk sdk(Invitation card, String... uiTypes) {
        return AppSdk.of(EncryptionMethod.A128CBC_HS256, card.enrolled().pan(), directory, uiTypes);
    }

    private static AppPhone registered(Invitation card) {
        AppPhone phone = new AppPhone();
        assertThat(phone.register(card.name(), card.password()).statusCode()).isEqualTo(200);
        return phone;
    }

    private static JsonNode waiting(AppPhone phone) {
        return Acs.json(phone.post("/app/purchases", "{\"language\":\"en\"}").body())
                .path("purchases")
                .path(0);
    }

    private static String named(JsonNode waiting) {
        return "{\"purchase\":\"" + waiting.path("purchase").asText() + "\",\"challenge\":\""
                + waiting.path("challenge").asText() + "\"}";
    }
}
