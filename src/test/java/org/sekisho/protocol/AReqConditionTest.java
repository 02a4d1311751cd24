package org.sekisho.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.protocol.Refusals.verdict;
import static org.sekisho.protocol.Refusals.without;
import static org.sekisho.testkit.Messages.aReq;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AReqConditionTest {

    private static final List<String> MERCHANT =
            List.of("acquirerBIN", "acquirerMerchantID", "mcc", "merchantCountryCode", "merchantName");
    private static final List<String> PURCHASE =
            List.of("purchaseAmount", "purchaseCurrency", "purchaseExponent", "purchaseDate");

    @ParameterizedTest
    @CsvSource({
        "threeDSRequestorDecReqInd, Y, N, threeDSRequestorDecMaxTime",
        "whiteListStatus, Y, , whiteListStatusSource",
        "billAddrState, 13, , billAddrCountry",
        "shipAddrState, 13, , shipAddrCountry"
    })
    void oneElementDemandsAnother(String name, String demanding, String harmless, String demanded) {
        assertThat(verdict(aReq().put(name, demanding))).isEqualTo("201 " + demanded);
        assertThat(verdict(aReq().put(name, demanding).put(demanded, ""))).isEqualTo("201 " + demanded);
        if (harmless != null) {
            assertThat(verdict(aReq().put(name, harmless))).isEqualTo("accepted");
            assertThat(verdict(aReq().put(name, harmless).put(demanded, ""))).isEqualTo("203 " + demanded);
        }
    }

    @Test
    void oneElementIsContentWithTheOther() {
        var aReq = aReq().put("threeDSRequestorDecReqInd", "Y")
                .put("threeDSRequestorDecMaxTime", "00060")
                .put("whiteListStatus", "Y")
                .put("whiteListStatusSource", "01")
                .put("billAddrState", "13")
                .put("billAddrCountry", "392")
                .put("shipAddrState", "13")
                .put("shipAddrCountry", "392");

        assertThat(verdict(aReq)).isEqualTo("accepted");
    }

    @Test
    void tokenDemandsItsSource() {
        assertThat(verdict(aReq().put("payTokenInd", true))).isEqualTo("201 payTokenSource");
        assertThat(verdict(aReq().put("payTokenInd", true).put("payTokenSource", "03")))
                .isEqualTo("203 payTokenSource");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "browserJavaEnabled",
                "browserColorDepth",
                "browserScreenHeight",
                "browserScreenWidth",
                "browserTZ"
            })
    void browserWithoutScriptNeedNotDescribeItself(String name) {
        var aReq = aReq().put("browserJavascriptEnabled", false);

        assertThat(verdict(without(aReq, name))).isEqualTo("accepted");
        assertThat(verdict(aReq.putNull(name))).isEqualTo("203 " + name);
    }

    @Test
    void languageIsRequiredWithoutScriptToo() {
        assertThat(verdict(without(aReq().put("browserJavascriptEnabled", false), "browserLanguage")))
                .isEqualTo("201 browserLanguage");
    }

    @Test
    void checkOfACardNeedsNeitherMerchantNorPurchase() {
        var check = cardCheck("04").put("merchantName", "x".repeat(41)).put("mcc", "");

        assertThat(verdict(cardCheck("04"))).isEqualTo("accepted");
        assertThat(verdict(check)).isEqualTo("203 mcc,merchantName");
    }

    @ParameterizedTest
    @CsvSource({"02", "03", "07"})
    void checkOfACardForLaterPaymentsDescribesThem(String authenticationInd) {
        assertThat(verdict(cardCheck(authenticationInd))).startsWith("201 " + String.join(",", PURCHASE));
    }

    @Test
    void recurringPaymentTellsItsRhythm() {
        var recurring = aReq().put("threeDSRequestorAuthenticationInd", "02");

        assertThat(verdict(recurring)).isEqualTo("201 recurringExpiry,recurringFrequency");
        assertThat(verdict(recurring.put("recurringExpiry", "20301231").put("recurringFrequency", "28")))
                .isEqualTo("accepted");
    }

    @Test
    void instalmentsTellTheirNumberAndRhythm() {
        var instalment = aReq().put("threeDSRequestorAuthenticationInd", "03");

        assertThat(verdict(instalment)).isEqualTo("201 purchaseInstalData,recurringExpiry,recurringFrequency");
    }

    @Test
    void conditionOnABrokenElementDoesNotHold() {
        assertThat(verdict(aReq().put("threeDSRequestorDecReqInd", 1))).isEqualTo("203 threeDSRequestorDecReqInd");
        assertThat(verdict(without(aReq().put("browserJavascriptEnabled", "true"), "browserTZ")))
                .isEqualTo("203 browserJavascriptEnabled");
    }

    private static ObjectNode cardCheck(String authenticationInd) {
        var aReq = aReq().put("messageCategory", "02").put("threeDSRequestorAuthenticationInd", authenticationInd);
        aReq.remove(MERCHANT);
        aReq.remove(PURCHASE);
        return aReq;
    }
}
