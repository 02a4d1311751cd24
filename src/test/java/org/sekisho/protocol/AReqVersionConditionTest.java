package org.sekisho.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions that grew or changed with the versions. */
class AReqVersionConditionTest {

    private static final String PURCHASE = "purchaseAmount,purchaseCurrency,purchaseExponent,purchaseDate";

    @ParameterizedTest
    @CsvSource({"2.1.0, 6, 02 03", "2.2.0, 7, 02 03 07", "2.3.1, 10, 02 03 07 08 09"})
    void checkOfACardForPaymentsToComeDescribesThem(String version, int last, String describing) {
        for (String code : codes(last)) {
            ObjectNode check = AReqs.of(version, "02", "02").put("threeDSRequestorAuthenticationInd", code);

            assertThat(verdict(check).contains(PURCHASE)).as(code).isEqualTo(describing.contains(code));
        }
    }

    @ParameterizedTest
    @CsvSource({"2.1.0, 5, ''", "2.2.0, 11, 01 02 06 07 08 09 11", "2.3.1, 19, 01 02 06 07 08 09 11 15"})
    void requestWithoutCardholderForPaymentsDescribesThem(String version, int last, String describing) {
        for (String code : codes(last)) {
            ObjectNode check = AReqs.of(version, "03", "02").put("threeRIInd", code);

            assertThat(verdict(check).contains(PURCHASE)).as(code).isEqualTo(describing.contains(code));
        }
    }

    @Test
    void nobodyPaidWithoutACardholderAtFirst() {
        assertThat(verdict(AReqs.of("2.1.0", "03", "01"))).isEqualTo("203 messageCategory");
        assertThat(verdict(AReqs.of("2.1.0", "03", "02").put("messageCategory", "80")))
                .isEqualTo("accepted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1.0", "2.2.0"})
    void recurringPaymentAndInstalmentsTellTheirRhythm(String version) {
        ObjectNode recurring = AReqs.of(version, "01", "01").put("threeDSRequestorAuthenticationInd", "02");
        ObjectNode instalment = AReqs.of(version, "01", "01").put("threeDSRequestorAuthenticationInd", "03");

        assertThat(verdict(recurring)).isEqualTo("201 recurringExpiry,recurringFrequency");
        assertThat(verdict(instalment)).isEqualTo("201 purchaseInstalData,recurringExpiry,recurringFrequency");
    }

    @Test
    void newestVersionTellsTheRhythmInAnElementOfItsOwn() {
        ObjectNode recurring = AReqs.of("2.3.1", "02", "01").put("threeDSRequestorAuthenticationInd", "02");
        assertThat(verdict(recurring)).isEqualTo("accepted");

        recurring.putObject("recurringInd").put("amountInd", "01").put("frequencyInd", "02");
        assertThat(verdict(recurring)).isEqualTo("201 recurringExpiry");

        recurring.withObject("/recurringInd").put("frequencyInd", "01");
        assertThat(verdict(recurring.put("recurringExpiry", "20301231"))).isEqualTo("201 recurringFrequency");
        assertThat(verdict(recurring.put("recurringFrequency", "28"))).isEqualTo("accepted");
    }

    @Test
    void browserWithoutScriptCannotDescribeItself() {
        String described = "browserJavaEnabled,browserColorDepth,browserScreenHeight,browserScreenWidth,browserTZ";

        assertThat(verdict(browser("2.1.0", false, described))).isEqualTo("201 " + described);
        assertThat(verdict(browser("2.2.0", false, described))).isEqualTo("accepted");
        assertThat(verdict(browser("2.3.1", false, described + ",browserLanguage")))
                .isEqualTo("accepted");
        assertThat(verdict(browser("2.2.0", false, "browserLanguage"))).isEqualTo("201 browserLanguage");
        assertThat(verdict(browser("2.3.1", true, "browserLanguage"))).isEqualTo("201 browserLanguage");
    }

    private static ObjectNode browser(String version, boolean script, String without) {
        ObjectNode aReq = AReqs.of(version, "02", "01").put("browserJavascriptEnabled", script);
        aReq.remove(List.of(without.split(",")));
        return aReq;
    }

    @ParameterizedTest
    @CsvSource({"2.2.0, Y", "2.3.1, Y F B"})
    void decoupledAuthenticationNeedsATime(String version, String wishes) {
        for (String wish : wishes.split(" ")) {
            ObjectNode aReq = AReqs.of(version, "03", "02").put("threeDSRequestorDecReqInd", wish);

            assertThat(verdict(aReq)).isEqualTo("201 threeDSRequestorDecMaxTime");
            assertThat(verdict(aReq.put("threeDSRequestorDecMaxTime", "10080"))).isEqualTo("accepted");
        }
        assertThat(verdict(AReqs.of(version, "03", "02").put("threeDSRequestorDecReqInd", "N")))
                .isEqualTo("accepted");
        assertThat(verdict(AReqs.of("2.2.0", "03", "02").put("threeDSRequestorDecReqInd", "F")))
                .isEqualTo("203 threeDSRequestorDecReqInd");
    }

    @ParameterizedTest
    @CsvSource({
        "2.2.0, payTokenSource, payTokenInd, true",
        "2.3.1, payTokenSource, payTokenInd, true",
        "2.2.0, whiteListStatusSource, whiteListStatus, Y",
        "2.3.1, trustListStatusSource, trustListStatus, Y",
        "2.3.1, deviceBindingStatusSource, deviceBindingStatus, 11",
        "2.3.1, cardSecurityCodeStatusSource, cardSecurityCodeStatus, U",
        "2.3.1, payeeOrigin, threeDSRequestorSpcSupport, Y",
        "2.1.0, billAddrCountry, billAddrState, 13",
        "2.3.1, shipAddrCountry, shipAddrState, 13"
    })
    void oneElementDemandsAnother(String version, String demanded, String name, String value) {
        ObjectNode aReq = AReqs.of(version, "02", "01");

        assertThat(verdict(value.equals("true") ? aReq.put(name, true) : aReq.put(name, value)))
                .isEqualTo("201 " + demanded);
    }

    @Test
    void tokenNeededNoSourceAtFirst() {
        assertThat(verdict(AReqs.of("2.1.0", "02", "01").put("payTokenInd", true)))
                .isEqualTo("accepted");
    }

    @Test
    void twoWishesAreTwo() {
        ObjectNode aReq = AReqs.of("2.3.1", "02", "01");
        aReq.putArray("threeDSRequestorChallengeInd").add("09").add("12");
        assertThat(AReqs.READER.read(aReq.toString()).aReq().threeDSRequestorChallengeInd())
                .containsExactly("09", "12");

        aReq.putArray("threeDSRequestorChallengeInd").add("09").add("09");
        assertThat(verdict(aReq)).isEqualTo("204 threeDSRequestorChallengeInd");
    }

    @Test
    void wrongValuesComeBeforeReservedOnesAndTheseBeforeIsoCodes() {
        ObjectNode aReq = AReqs.of("2.3.1", "02", "01").put("acctType", "04").put("purchaseCurrency", "999");
        assertThat(verdict(aReq)).isEqualTo("207 acctType");

        aReq.put("mcc", "x").put("spcIncompInd", "04");
        assertThat(verdict(aReq)).isEqualTo("203 mcc");
        assertThat(verdict(aReq.put("messageVersion", "2.2.0"))).isEqualTo("203 acctType,mcc");
    }

    @ParameterizedTest
    @CsvSource({"2.1.0, false", "2.2.0, true", "2.3.1, false"})
    void oldNameOfTheListMeansNothingLater(String version, boolean known) {
        ObjectNode aReq =
                AReqs.of(version, "02", "01").put("whiteListStatus", "?").put("whiteListStatusSource", "01");

        assertThat(verdict(aReq)).isEqualTo(known ? "203 whiteListStatus" : "accepted");
    }

    @Test
    void securityCodeIsCheckedButNotKept() {
        ObjectNode aReq = AReqs.of("2.3.1", "02", "01").put("cardSecurityCode", "7319");

        assertThat(AReqs.READER.read(aReq.toString()).masked()).doesNotContain("7319", "cardSecurityCode");
        assertThat(verdict(aReq.put("cardSecurityCode", "73199"))).isEqualTo("203 cardSecurityCode");
    }

    @ParameterizedTest
    @CsvSource({"2.1.0, 10", "2.2.0, 10", "2.3.1, 15"})
    void extensionsAreCounted(String version, int most) {
        ObjectNode aReq = AReqs.of(version, "02", "01");
        for (int i = 0; i < most; i++) {
            extend(aReq);
        }
        assertThat(verdict(aReq)).isEqualTo("accepted");

        extend(aReq);
        assertThat(verdict(aReq)).isEqualTo("203 messageExtension");
    }

    private static void extend(ObjectNode aReq) {
        aReq.withArray("/messageExtension")
                .addObject()
                .put("name", "name")
                .put("id", "id")
                .put("criticalityIndicator", false)
                .putObject("data")
                .put("version", "1.0");
    }

    private static List<String> codes(int last) {
        return IntStream.rangeClosed(1, last)
                .mapToObj(code -> String.format(Locale.ROOT, "%02d", code))
                .toList();
    }

    private static String verdict(ObjectNode aReq) {
        try {
            AReqs.READER.read(aReq.toString());
            return "accepted";
        } catch (ProtocolException refusal) {
            return refusal.code().code() + ' ' + refusal.detail();
        }
    }
}
