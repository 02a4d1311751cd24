package org.sekisho.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.EncryptionMethod;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.AppSdk;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** What apps must not do, and what is done to them: an Erro, and the directory hears that there is no result. */
@SekishoTest
@OverTheWire
class SdkAttackTest {
    private static Directory directory;

    @Inject
    Enrolment enrolment;

    @Inject
    Tables tables;

    @BeforeAll
    static void startTheDirectory() {
        directory = Directory.start();
    }

    @AfterAll
    static void stopTheDirectory() {
        directory.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"000", "002", "255"})
    void wrongCounterEndsIt(String counter) {
        AppSdk app = opened();

        JsonNode erro = app.send(
                app.cReq().put("sdkCounterStoA", counter).put("resendChallenge", counter.equals("000") ? "N" : "Y"));

        assertBroken(app, erro, "203");
        assertThat(erro.path("errorDetail").asText()).isEqualTo("sdkCounterStoA");
        assertThat(Acs.json(app.again().body())).isEqualTo(erro);
    }

    @Test
    void counterDoesNotComeRound() {
        AppSdk app = opened();
        tables.change("UPDATE sdk_session SET counter = 256 WHERE acs_trans_id = $1", app.id());

        assertBroken(app, app.send(app.cReq().put("sdkCounterStoA", "000")), "203");
    }

    @Test
    void messageThatDoesNotOpenEndsIt() {
        AppSdk app = opened();
        String message = app.encrypted(app.cReq().put("challengeNoEntry", "Y"));

        JsonNode erro = Acs.json(
                app.post(message.substring(0, message.length() - 5) + "AAAAA").body());

        assertBroken(app, erro, "302");
        assertThat(app.enter("x").path("errorCode").asText()).isEqualTo("305");
    }

    @Test
    void messageUnderTheNameOfAnotherDoesNotOpen() {
        AppSdk app = opened();
        AppSdk other = opened();

        JsonNode erro = Acs.json(app.post(app.encrypted(
                        app.cReq().put("challengeNoEntry", "Y"), other.id().toString()))
                .body());

        assertBroken(other, erro, "302");
        assertThat(app.enter("wrong").path("acsUiType").asText()).isEqualTo("01");
    }

    @ParameterizedTest
    @CsvSource({"acsTransID,            302", "threeDSServerTransID,  301", "sdkTransID,            301"})
    void idsOfAnotherEndIt(String name, String code) {
        AppSdk app = opened();

        JsonNode erro = app.send(app.cReq()
                .put("challengeNoEntry", "Y")
                .put(name, UUID.randomUUID().toString()));

        assertBroken(app, erro, code);
    }

    @Test
    void twoThingsAtOnceAreNone() {
        AppSdk app = opened();

        JsonNode erro = app.send(app.cReq().put("challengeDataEntry", "1").put("resendChallenge", "Y"));

        assertBroken(app, erro, "203");
        assertThat(erro.path("errorDetail").asText()).isEqualTo("challengeDataEntry,resendChallenge");
    }

    @Test
    void nothingAtAllIsWrongAfterTheFirst() {
        AppSdk app = opened();

        assertBroken(app, app.send(app.cReq()), "203");
    }

    @Test
    void anotherVersionEndsIt() {
        AppSdk app = opened();

        JsonNode erro = app.send(app.cReq().put("messageVersion", "2.1.0").put("challengeDataEntry", "1"));

        assertBroken(app, erro, "203");
        assertThat(erro.path("messageVersion").asText()).isEqualTo("2.2.0");
    }

    @Test
    void firstMessageThatComesLateIsToldSo() {
        AppSdk app = app().start();
        tables.letTimeRunOut(app.challenge());

        JsonNode erro = app.open();

        assertThat(erro.path("errorCode").asText()).isEqualTo("402");
        JsonNode rReq = directory.result(app.challenge());
        assertThat(rReq.path("transStatus").asText()).isEqualTo("N");
        assertThat(rReq.path("challengeCancel").asText()).isEqualTo("05");
    }

    @Test
    void silenceEndsIt() {
        AppSdk app = opened();
        tables.letTimeRunOut(app.challenge());

        JsonNode erro = app.enter("late");

        assertThat(erro.path("errorCode").asText()).isEqualTo("402");
        assertThat(directory.result(app.challenge()).path("challengeCancel").asText())
                .isEqualTo("04");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=UTF-8", "application/jose;charset=UTF-8"})
    void appThatCannotGoOnEndsIt(String type) {
        AppSdk app = opened();

        var answer = app.post(erro(app).toString(), type);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        JsonNode rReq = directory.result(app.challenge());
        assertThat(rReq.path("transStatus").asText()).isEqualTo("U");
        assertThat(rReq.path("challengeCancel").asText()).isEqualTo("06");
    }

    @ParameterizedTest
    @ValueSource(strings = {"09", "10"})
    void newestVersionReportsTheErro(String cancel) {
        AppSdk app = app().in("2.3.1").start();
        app.open();

        if (cancel.equals("09")) {
            app.post(erro(app).toString());
        } else {
            assertThat(app.send(app.cReq()).path("errorCode").asText()).isEqualTo("203");
        }

        JsonNode rReq = directory.result(app.challenge());
        assertThat(rReq.path("challengeCancel").asText()).isEqualTo(cancel);
        assertThat(rReq.path("challengeErrorReporting").path("errorComponent").asText())
                .isEqualTo(cancel.equals("09") ? "C" : "A");
    }

    @Test
    void newestVersionHasCodesOfItsOwn() {
        AppSdk app = app().in("2.3.1").start();
        app.open();

        JsonNode erro = app.send(app.cReq()
                .put("challengeNoEntry", "Y")
                .put("acsTransID", UUID.randomUUID().toString()));

        assertThat(erro.path("errorCode").asText()).isEqualTo("311");
        assertThat(Acs.json(app.post(app.encrypted(app.cReq().put("challengeNoEntry", "Y")))
                                .body())
                        .path("errorCode")
                        .asText())
                .isEqualTo("315");
    }

    /** What an app leaves out is filled in: the directory has to understand it, and it was the app that found it. */
    @Test
    void erroOfAnAppIsReportedWhole() {
        AppSdk app = app().in("2.3.1").start();
        app.open();

        app.post("{\"messageType\":\"Erro\",\"errorCode\":\"402\",\"errorComponent\":\"A\",\"acsTransID\":\"" + app.id()
                + "\"}");

        JsonNode rReq = directory.result(app.challenge());
        assertThat(rReq.path("challengeCancel").asText()).isEqualTo("09");
        JsonNode reported = rReq.path("challengeErrorReporting");
        assertThat(reported.path("errorCode").asText()).isEqualTo("402");
        assertThat(reported.path("errorComponent").asText()).isEqualTo("C");
        assertThat(reported.path("messageVersion").asText()).isEqualTo("2.3.1");
        assertThat(reported.path("errorDescription").asText()).isNotBlank();
        assertThat(reported.path("errorDetail").asText()).isNotBlank();
        assertThat(reported.path("sdkTransID")).isEqualTo(app.aReq().path("sdkTransID"));
    }

    @Test
    void encryptedErroIsNotAnsweredEither() {
        AppSdk app = opened();

        String answer = app.post(app.encrypted(erro(app))).body();

        assertThat(answer).isEmpty();
        assertThat(directory.result(app.challenge()).path("transStatus").asText())
                .isEqualTo("U");
    }

    @Test
    void splitSdkGetsNoChallengeAndTheSameAnswerAgain() {
        AppSdk app = app().in("2.3.1");
        app.aReq().put("sdkType", "02");

        JsonNode aRes = Acs.answer(app.aReq());
        JsonNode again = Acs.answer(app.aReq());
        JsonNode other = Acs.answer(app.aReq().put("purchaseAmount", "1"));

        assertThat(aRes.path("transStatus").asText()).isEqualTo("U");
        assertThat(aRes.path("transStatusReason").asText()).isEqualTo("03");
        assertThat(again).isEqualTo(aRes);
        assertThat(other.path("errorCode").asText()).isEqualTo("312");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sdkTransID", "threeDSServerTransID", "acsTransID"})
    void erroAboutAnotherChangesNothing(String id) {
        AppSdk app = opened();

        app.post(erro(app).put(id, UUID.randomUUID().toString()).toString());

        assertThat(app.enter("wrong").path("acsUiType").asText()).isEqualTo("01");
    }

    /** Live SDKs name nothing but the acsTransID. */
    @Test
    void erroThatNamesButTheTransactionEndsIt() {
        AppSdk app = opened();
        ObjectNode erro = erro(app);
        erro.remove("sdkTransID");
        erro.remove("threeDSServerTransID");

        app.post(erro.toString());

        assertThat(directory.result(app.challenge()).path("transStatus").asText())
                .isEqualTo("U");
    }

    @Test
    void cReqWithoutAChallengeIsToldSoAndTouchesNothing() {
        AppSdk app = app().in("2.1.0");
        app.aReq().put("purchaseAmount", "500");
        JsonNode aRes = Acs.answer(app.aReq());
        assertThat(aRes.path("transStatus").asText()).isEqualTo("Y");

        AppSdk other = opened();
        JsonNode erro = Acs.json(
                other.post(other.encrypted(other.cReq(), aRes.path("acsTransID").asText()))
                        .body());

        assertThat(erro.path("errorCode").asText()).isEqualTo("305");
        assertThat(erro.path("messageVersion").asText()).isEqualTo("2.1.0");
        assertThat(erro.path("threeDSServerTransID")).isEqualTo(app.aReq().path("threeDSServerTransID"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "{\"messageType\":\"CReq\"}", "{", "a.b.c.d.e"})
    void nonsenseIsAnsweredAndTouchesNothing(String text) {
        AppSdk app = opened();

        JsonNode erro = Acs.json(app.post(text).body());

        assertThat(erro.path("errorCode").asText()).isEqualTo("101");
        assertThat(erro.path("messageVersion").asText()).isEqualTo("2.3.1");
        assertThat(erro.has("errorMessageType")).isFalse();
        assertThat(app.enter("wrong").path("acsUiType").asText()).isEqualTo("01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"11111111-2222-7333-8444-555555555555", "nobody", ""})
    void unknownKeyIdIsUnknown(String kid) {
        AppSdk app = opened();

        JsonNode erro = Acs.json(app.post(app.encrypted(app.cReq(), kid)).body());

        assertThat(erro.path("errorCode").asText()).isEqualTo("301");
        assertThat(erro.path("errorDetail").asText()).isEqualTo("acsTransID");
        assertThat(erro.path("errorMessageType").asText()).isEqualTo("CReq");
        assertThat(erro.path("acsTransID").asText("")).isEqualTo(kid.length() == 36 ? kid : "");
    }

    @Test
    void browserCannotOpenTheChallengeOfAnApp() {
        AppSdk app = app().start();

        var page = app.challenge().open();

        assertThat(page.status()).isEqualTo(404);
        assertThat(app.open().path("acsUiType").asText()).isEqualTo("01");
    }

    @Test
    void challengeOfABrowserIsNoneOfAnApp() {
        AppSdk app = opened();
        Challenge browser = Challenge.of(enrolment.withPassword().pan(), directory);

        JsonNode erro = Acs.json(
                app.post(app.encrypted(app.cReq(), browser.id().toString())).body());

        assertThat(erro.path("errorCode").asText()).isEqualTo("301");
        assertThat(browser.open().asks()).isTrue();
    }

    /** In the words of each version: the first is one that we know, and not the one that this challenge began with. */
    @ParameterizedTest
    @CsvSource({
        "2.2.0, dir,     A128GCM,       302",
        "2.3.1, dir,     A128GCM,       310",
        "2.2.0, dir,     A256GCM,       302",
        "2.3.1, dir,     A256GCM,       310",
        "2.3.1, A128KW,  A128CBC-HS256, 310",
        "2.1.0, ECDH-ES, A128CBC-HS256, 302"
    })
    void encryptionThatWasNotAgreedOnEndsIt(String version, String alg, String enc, String code) {
        AppSdk app = app().in(version).start();
        app.open();

        JsonNode erro = Acs.json(app.post(under(app, alg, enc)).body());

        assertThat(erro.path("errorDetail").asText()).isEqualTo("alg,enc");
        assertBroken(app, erro, code, version.equals("2.3.1") ? "10" : "06");
        assertThat(erro.path("messageVersion").asText()).isEqualTo(version);
    }

    @Test
    void firstMessageIsEncryptedAsAgreedOnToo() {
        AppSdk app = app().start();

        JsonNode erro = Acs.json(app.post(under(app, "dir", "A256GCM")).body());

        assertBroken(app, erro, "302");
    }

    /** A message whose header says something else than how it was encrypted. */
    private static String under(AppSdk app, String alg, String enc) {
        String header = "{\"alg\":\"" + alg + "\",\"enc\":\"" + enc + "\",\"kid\":\"" + app.id() + "\"}";
        return app.encrypted(app.cReq().put("challengeNoEntry", "Y"))
                .replaceFirst("^[^.]*", Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8)));
    }

    @Test
    void keyThatIsNoPointIsRefusedInTheAReq() {
        AppSdk app = app();
        ((ObjectNode) app.aReq().path("sdkEphemPubKey"))
                .put("y", app.aReq().path("sdkEphemPubKey").path("x").asText());

        JsonNode erro = Acs.answer(app.aReq());

        assertThat(erro.path("errorCode").asText()).isEqualTo("203");
        assertThat(erro.path("errorDetail").asText()).isEqualTo("sdkEphemPubKey");
    }

    @Test
    void cardOfNobodysIsNamedBeforeTheAppIsLookedAt() {
        AppSdk app = AppSdk.of(EncryptionMethod.A128GCM, "5999990000000011", directory, "03");

        JsonNode erro = Acs.answer(app.aReq());

        assertThat(erro.path("errorCode").asText()).as(erro.toString()).isEqualTo("305");
        assertThat(erro.path("errorDetail").asText()).isEqualTo("acctNumber");
    }

    @Test
    void appThatShowsNothingWeKnowGetsNoChallenge() {
        AppSdk app = AppSdk.of(
                EncryptionMethod.A128CBC_HS256, enrolment.withPassword().pan(), directory, "03");

        JsonNode aRes = Acs.answer(app.aReq());

        assertThat(aRes.path("transStatus").asText()).isEqualTo("U");
        assertThat(aRes.path("transStatusReason").asText()).isEqualTo("03");
    }

    private AppSdk app() {
        return AppSdk.of(
                EncryptionMethod.A128CBC_HS256, enrolment.withPassword().pan(), directory, "01");
    }

    private AppSdk opened() {
        AppSdk app = app().start();
        app.open();
        return app;
    }

    private static ObjectNode erro(AppSdk app) {
        ObjectNode erro = JsonNodeFactory.instance
                .objectNode()
                .put("messageType", "Erro")
                .put("messageVersion", "2.2.0")
                .put("errorCode", "201")
                .put("errorComponent", "C")
                .put("errorDescription", "missing")
                .put("errorDetail", "challengeInfoText")
                .put("errorMessageType", "CRes");
        for (String same : new String[] {"threeDSServerTransID", "acsTransID", "sdkTransID"}) {
            erro.set(same, app.cReq().path(same));
        }
        return erro;
    }

    private static void assertBroken(AppSdk app, JsonNode erro, String code) {
        assertBroken(app, erro, code, "06");
    }

    private static void assertBroken(AppSdk app, JsonNode erro, String code, String cancel) {
        assertThat(erro.path("messageType").asText()).isEqualTo("Erro");
        assertThat(erro.path("errorCode").asText()).isEqualTo(code);
        assertThat(erro.path("errorComponent").asText()).isEqualTo("A");
        assertThat(erro.path("errorMessageType").asText()).isEqualTo("CReq");
        assertThat(erro.path("acsTransID").asText()).isEqualTo(app.id().toString());
        assertThat(erro.path("sdkTransID")).isEqualTo(app.aReq().path("sdkTransID"));
        JsonNode rReq = directory.result(app.challenge());
        assertThat(rReq.path("transStatus").asText()).isEqualTo("U");
        assertThat(rReq.path("challengeCancel").asText()).isEqualTo(cancel);
    }
}
