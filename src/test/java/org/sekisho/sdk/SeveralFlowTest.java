package org.sekisho.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.EncryptionMethod;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.testkit.AppSdk;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;

/** A question with several answers, as SDK developers meet it. */
@SekishoTest
@OverTheWire
class SeveralFlowTest {

    private static final String PAN = "3569990100030072";

    private static Directory directory;

    @BeforeAll
    static void startTheDirectory() {
        directory = Directory.start();
    }

    @AfterAll
    static void stopTheDirectory() {
        directory.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1.0", "2.2.0", "2.3.1"})
    void rightAnswersTogetherAuthenticate(String version) {
        AppSdk app = app("01", "03").in(version).start();

        JsonNode asked = app.open();
        JsonNode wrong = app.enter("hako,edo");
        JsonNode last = app.enter("arai,hako");

        assertThat(asked.path("acsUiType").asText()).isEqualTo("03");
        assertThat(asked.path("challengeSelectInfo")).hasSize(4).allMatch(option -> option.size() == 1);
        assertThat(asked.path("challengeSelectInfo").toString()).contains("\"hako\"", "箱根");
        assertThat(asked.path("challengeInfoLabel").asText()).isEqualTo("あてはまるものをすべて選択");
        assertThat(asked.path("submitAuthenticationLabel").asText()).isNotEmpty();
        assertThat(wrong.path("acsUiType").asText()).isEqualTo("03");
        assertThat(wrong.path("challengeInfoTextIndicator").asText()).isEqualTo("Y");
        assertThat(wrong.path("challengeInfoText").asText()).contains("選択が正しくありません");
        assertThat(last.path("transStatus").asText()).isEqualTo("Y");
        assertThat(directory.result(app.challenge()).path("interactionCounter").asText())
                .isEqualTo("02");
    }

    @Test
    void nothingChosenIsNoAttempt() {
        AppSdk app = app("01", "03").start();
        app.open();

        JsonNode again = app.send("challengeNoEntry", "Y");

        assertThat(again.path("acsUiType").asText()).isEqualTo("03");
        assertThat(again.path("challengeInfoText").asText()).contains("一つ以上");
    }

    @Test
    void sdkWithoutSuchAScreenIsAskedForThePassword() {
        AppSdk app = app("01", "02").start();

        assertThat(app.open().path("acsUiType").asText()).isEqualTo("01");
        assertThat(app.enter("hako,arai").path("acsUiType").asText()).isEqualTo("01");
        assertThat(app.enter("Tsuru-0072").path("transStatus").asText()).isEqualTo("Y");
    }

    @Test
    void otherCardsAskNothingOfTheKind() {
        AppSdk app = AppSdk.of(EncryptionMethod.A128GCM, "3569990100000072", directory, "01", "03")
                .start();

        assertThat(app.open().path("acsUiType").asText()).isEqualTo("01");
    }

    private static AppSdk app(String... uiTypes) {
        return AppSdk.of(EncryptionMethod.A128GCM, PAN, directory, uiTypes);
    }
}
