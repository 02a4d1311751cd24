package org.sekisho.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers to apps: each screen with what it needs and nothing empty. */
class SdkCResTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Ids IDS = new Ids("server", null, "acs", "sdk");
    private static final Set<String> HEAD = Set.of(
            "messageType",
            "messageVersion",
            "threeDSServerTransID",
            "acsTransID",
            "sdkTransID",
            "acsCounterAtoS",
            "challengeCompletionInd");
    private static final SdkUi.Link APP = new SdkUi.Link("open", "https://acs.example/app/");
    private static final SdkUi.Words WORDS = new SdkUi.Words("header", "text", false, null, null, null);

    @Test
    void textScreenHasAField() {
        JsonNode cRes = written("2.2.0", new SdkUi.Text(WORDS, "label", "submit", "resend"));

        assertThat(names(cRes))
                .containsExactlyInAnyOrder(
                        "acsUiType",
                        "challengeInfoHeader",
                        "challengeInfoText",
                        "challengeInfoLabel",
                        "submitAuthenticationLabel",
                        "resendInformationLabel");
        assertThat(cRes.path("acsUiType").asText()).isEqualTo("01");
        assertThat(cRes.path("challengeCompletionInd").asText()).isEqualTo("N");
        assertThat(cRes.path("acsCounterAtoS").asText()).isEqualTo("007");
        assertThat(names(written("2.2.0", new SdkUi.Text(WORDS, "label", "submit", null))))
                .doesNotContain("resendInformationLabel");
    }

    @Test
    void choiceHasOptionsOfOnePairEach() {
        List<SdkUi.Option> options = List.of(new SdkUi.Option("mail", "by mail"), new SdkUi.Option("sms", "by text"));

        JsonNode one = written("2.2.0", new SdkUi.Select(WORDS, "label", options, "submit", false));
        JsonNode several = written("2.2.0", new SdkUi.Select(WORDS, "label", options, "submit", true));

        assertThat(one.path("acsUiType").asText()).isEqualTo("02");
        assertThat(several.path("acsUiType").asText()).isEqualTo("03");
        assertThat(one.path("challengeSelectInfo").toString())
                .isEqualTo("[{\"mail\":\"by mail\"},{\"sms\":\"by text\"}]");
    }

    @Test
    void elsewhereHasALabelToGoOnWith() {
        JsonNode cRes = written("2.1.0", new SdkUi.OutOfBand(WORDS, "done", APP));

        assertThat(cRes.path("acsUiType").asText()).isEqualTo("04");
        assertThat(cRes.path("oobContinueLabel").asText()).isEqualTo("done");
        assertThat(names(cRes)).doesNotContain("challengeInfoLabel", "submitAuthenticationLabel");
    }

    @ParameterizedTest
    @CsvSource({"2.1.0, false", "2.2.0, false", "2.3.1, true"})
    void onlyTheLatestVersionLetsAppsOpenTheOther(String version, boolean opens) {
        JsonNode cRes = written(version, new SdkUi.OutOfBand(WORDS, "done", APP));

        assertThat(cRes.has("oobAppURL")).isEqualTo(opens);
        assertThat(cRes.path("oobAppLabel").asText()).isEqualTo(opens ? "open" : "");
    }

    @Test
    void pageIsBase64url() {
        JsonNode cRes = written("2.2.0", new SdkUi.Html("<p>漢字?>"));

        assertThat(names(cRes)).containsExactlyInAnyOrder("acsUiType", "acsHTML");
        assertThat(cRes.path("acsHTML").asText()).doesNotContain("=", "+", "/");
        assertThat(new String(Base64.getUrlDecoder().decode(cRes.path("acsHTML").asText()), StandardCharsets.UTF_8))
                .isEqualTo("<p>漢字?>");
    }

    @Test
    void labelsAndTheirTextsGoTogether() {
        SdkUi.Words words = new SdkUi.Words(
                "header", "text", true, new SdkUi.More("why", "because"), new SdkUi.More("help", "phone"), null);

        JsonNode cRes = written("2.3.1", new SdkUi.Text(words, "label", "submit", null));

        assertThat(names(cRes))
                .contains(
                        "whyInfoLabel",
                        "whyInfoText",
                        "expandInfoLabel",
                        "expandInfoText",
                        "challengeInfoTextIndicator");
    }

    @Test
    void trustHasAnotherNameInEachVersion() {
        SdkUi.Text ui =
                new SdkUi.Text(new SdkUi.Words("header", "text", false, null, null, "trust?"), "label", "ok", null);

        assertThat(names(written("2.1.0", ui))).doesNotContain("whitelistingInfoText", "trustListInfoText");
        assertThat(written("2.2.0", ui).path("whitelistingInfoText").asText()).isEqualTo("trust?");
        assertThat(written("2.3.1", ui).path("trustListInfoText").asText()).isEqualTo("trust?");
    }

    @Test
    void textsAreCutByCharactersNotByUnits() {
        SdkUi.Words words = new SdkUi.Words("𠮷".repeat(46), "𠮷".repeat(351), false, null, null, null);

        JsonNode cRes = written("2.2.0", new SdkUi.Text(words, "𠮷".repeat(45), "submit", null));

        assertThat(cRes.path("challengeInfoHeader").asText()).isEqualTo("𠮷".repeat(44) + "…");
        assertThat(cRes.path("challengeInfoText").asText()).isEqualTo("𠮷".repeat(349) + "…");
        assertThat(cRes.path("challengeInfoLabel").asText()).isEqualTo("𠮷".repeat(45));
    }

    @Test
    void emptyTextsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SdkCRes.asking(head("2.2.0"), new SdkUi.Text(WORDS, " ", "submit", null)));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        SdkCRes.asking(head("2.2.0"), new SdkUi.Select(WORDS, "label", List.of(), "submit", false)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Y", "N", "U", "R"})
    void lastAnswerSaysYOnlyForTheAuthenticated(String status) {
        JsonNode cRes = json(Wire.write(SdkCRes.ended(head("2.2.0"), TransStatus.of(status))));

        assertThat(names(cRes)).containsExactly("transStatus");
        assertThat(cRes.path("challengeCompletionInd").asText()).isEqualTo("Y");
        assertThat(cRes.path("transStatus").asText()).isEqualTo(status.equals("Y") ? "Y" : "N");
    }

    private static JsonNode written(String version, SdkUi ui) {
        return json(Wire.write(SdkCRes.asking(head(version), ui)));
    }

    private static SdkCRes.Head head(String version) {
        return new SdkCRes.Head(version, IDS, "007");
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** The names beside those that every answer has. */
    private static Set<String> names(JsonNode cRes) {
        Set<String> names = new TreeSet<>();
        cRes.fieldNames().forEachRemaining(names::add);
        assertThat(names).containsAll(HEAD);
        names.removeAll(HEAD);
        return names;
    }
}
