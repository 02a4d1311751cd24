package org.sekisho.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.protocol.AReqs.READER;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.testkit.Messages;

/** What live traffic brings beside the letter is taken, and told apart. */
class AReqLeniencyTest {

    private static final AReqReader LENIENT = new AReqReader(Set.of("2.1.0", "2.2.0", "2.3.1"), true, true);

    /** Whose check digit is right. */
    private static final String SOUND = "3569990000000017";

    @Test
    void requestByTheLetterHasNothingToTell() {
        assertThat(lenient(sound("02"))).isEmpty();
        assertThat(lenient(sound("01"))).isEmpty();
        assertThat(lenient(sound("03"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "4000000000000002, true",
        "4000000000000003, false",
        "3530111333300000, true",
        "378282246310005, true",
        "378282246310006, false"
    })
    void checkDigitIsLookedAtOnlyToBeCounted(String pan, boolean right) {
        Set<Leniency> found = lenient(sound("02").put("acctNumber", pan));

        assertThat(found.contains(Leniency.CHECK_DIGIT)).isEqualTo(!right);
    }

    @ParameterizedTest
    @ValueSource(strings = {"threeDSServerTransID", "dsTransID"})
    void idMayHaveCapitals(String name) {
        ObjectNode aReq = sound("02");
        String id = "6afa6072-9412-446b-9673-2f98b3ee98a2".toUpperCase(Locale.ROOT);

        assertThat(lenient(aReq.put(name, id))).containsExactly(Leniency.UPPER_CASE_ID);
    }

    @ParameterizedTest
    @CsvSource({
        "03, threeDSRequestorChallengeInd",
        "03, threeDSRequestorAuthenticationInd",
        "03, browserIP",
        "02, sdkTransID",
        "02, threeRIInd",
        "01, browserUserAgent"
    })
    void elementsOfOtherChannelsAreIgnored(String channel, String name) {
        assertThat(lenient(sound(channel).put(name, "x"))).containsExactly(Leniency.OTHER_CHANNEL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1.0", "2.2.0"})
    void screenOfThirtyBitsIsTakenWhereWished(String version) {
        ObjectNode aReq = sound("02").put("messageVersion", version).put("browserColorDepth", "30");

        assertThat(LENIENT.read(aReq.toString()).lenient()).containsExactly(Leniency.COLOR_DEPTH);
        assertThat(Refusals.verdict(sound("02").put("browserColorDepth", "30"))).isEqualTo("203 browserColorDepth");
    }

    @ParameterizedTest
    @CsvSource({"eyJEViI6IjEuMCJ9, false", "eyJEViI6IjEuNCIgfQ==, true", "Pz8/Pj4+, true"})
    void deviceMayBeInTheOtherAlphabetAndPadded(String deviceInfo, boolean counted) {
        assertThat(lenient(sound("01").put("deviceInfo", deviceInfo)).contains(Leniency.ENCODING))
                .isEqualTo(counted);
    }

    @Test
    void requestorMayHaveNoTlsInOlderVersions() {
        assertThat(lenient(sound("02").put("threeDSRequestorURL", "http://shop.example")))
                .containsExactly(Leniency.REQUESTOR_URL);
    }

    @ParameterizedTest
    @CsvSource({"01, false", "02, false", "03, true", "05, true"})
    void kindsOfSdksThatNobodyExplainsAreCounted(String type, boolean counted) {
        ObjectNode aReq = AReqs.of("2.3.1", "01", "01").put("acctNumber", SOUND).put("sdkType", type);

        assertThat(READER.read(aReq.toString()).lenient().contains(Leniency.SDK_TYPE))
                .isEqualTo(counted);
    }

    @ParameterizedTest
    @CsvSource({
        "challengeCancel, 01, ''",
        "challengeCancel, 08, ''",
        "challengeCancel, 04, CANCEL_CODE",
        "challengeHTMLDataEntry, 256, ''",
        "challengeHTMLDataEntry, 257, LONG_FORM"
    })
    void messagesOfAppsAreCountedToo(String name, String value, String counted) {
        ObjectNode cReq = Messages.cReqJson(
                        "8a880dc0-d2d2-4067-bcb1-b08d1690b26e", "d7c1ee99-9478-44a6-b1f2-391e29c6b340")
                .put("sdkTransID", "b60c9879-ac77-4918-a317-7b01c4317053")
                .put("sdkCounterStoA", "001")
                .put(name, name.equals("challengeCancel") ? value : "x".repeat(Integer.parseInt(value)));

        assertThat(new SdkCReqReader().read(cReq.toString(), "2.2.0").lenient())
                .isEqualTo(counted.isEmpty() ? Set.of() : Set.of(Leniency.valueOf(counted)));
    }

    @Test
    void newestVersionKnowsThirtyBits() {
        ObjectNode aReq = AReqs.of("2.3.1", "02", "01").put("acctNumber", SOUND).put("browserColorDepth", "30");

        assertThat(READER.read(aReq.toString()).lenient()).isEmpty();
    }

    @Test
    void formFieldMayBePaddedWrappedOrInTheOtherAlphabet() {
        CReqReader reader = new CReqReader();
        String json = Messages.cReqJson("8a880dc0-d2d2-4067-bcb1-b08d1690b26e", "d7c1ee99-9478-44a6-b1f2-391e29c6b340")
                .toString();
        String padded = Base64.getMimeEncoder().encodeToString((json + "  ").getBytes());

        assertThat(reader.read(padded).acsTransID()).isEqualTo("d7c1ee99-9478-44a6-b1f2-391e29c6b340");
        assertThat(reader.lenient(padded)).containsExactly(Leniency.ENCODING);
        assertThat(reader.lenient(Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes())))
                .isEmpty();
    }

    @Test
    void namesInMetricsAreShort() {
        assertThat(Leniency.values()).extracting(Leniency::tag).allMatch(tag -> tag.matches("[a-z-]{5,15}"));
    }

    private static ObjectNode sound(String channel) {
        return AReqs.of("2.2.0", channel, "01").put("acctNumber", SOUND);
    }

    private static Set<Leniency> lenient(ObjectNode aReq) {
        return READER.read(aReq.toString()).lenient();
    }
}
