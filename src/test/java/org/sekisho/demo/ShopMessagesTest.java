package org.sekisho.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopMessagesTest {
    private static final Money PRICE = new Money(1_850_000, Money.Currency.USD);

    private final Json json = new Json(new ObjectMapper());
    private final ShopMessages messages = new ShopMessages(json, PartnersTest.ofLocalhost());

    @Test
    void anAReqHasEveryFieldABrowserPaymentNeeds() {
        ObjectNode aReq = messages.aReq(order(), PRICE, browser("true", "24"));

        assertThat(aReq.properties())
                .extracting(java.util.Map.Entry::getKey)
                .contains("messageType", "messageVersion", "messageCategory", "deviceChannel", "threeDSCompInd")
                .contains("threeDSServerTransID", "threeDSServerRefNumber", "threeDSServerURL", "notificationURL")
                .contains("threeDSRequestorID", "threeDSRequestorName", "threeDSRequestorURL")
                .contains("threeDSRequestorAuthenticationInd", "acctNumber", "acquirerBIN", "acquirerMerchantID")
                .contains("mcc", "merchantCountryCode", "merchantName", "browserAcceptHeader", "browserIP")
                .contains("browserJavascriptEnabled", "browserJavaEnabled", "browserLanguage", "browserColorDepth")
                .contains("browserScreenHeight", "browserScreenWidth", "browserTZ", "browserUserAgent")
                .contains("purchaseAmount", "purchaseCurrency", "purchaseExponent", "purchaseDate")
                .doesNotContain("dsTransID", "dsReferenceNumber", "dsURL");
    }

    @Test
    void laterChargeHasNothingOfABrowserAndNamesWhatItRestsOn() {
        ObjectNode aReq = messages.later(order(), PRICE, "acs-1");

        assertThat(aReq.properties())
                .extracting(java.util.Map.Entry::getKey)
                .contains("threeRIInd", "acctNumber", "acquirerMerchantID", "purchaseAmount", "threeDSServerURL")
                .noneMatch(name -> name.startsWith("browser"))
                .doesNotContain("notificationURL", "threeDSRequestorAuthenticationInd", "threeDSCompInd", "addrMatch");
        assertThat(aReq.at("/threeDSRequestorPriorAuthenticationInfo/threeDSReqPriorRef")
                        .asText())
                .isEqualTo("acs-1");
    }

    @Test
    void amountsAndDatesHaveTheFormOfTheWire() {
        ObjectNode aReq = messages.aReq(order(), PRICE, browser("true", "24"));

        assertThat(Json.text(aReq, "purchaseAmount")).isEqualTo("1850000");
        assertThat(Json.text(aReq, "purchaseCurrency")).isEqualTo("840");
        assertThat(Json.text(aReq, "purchaseExponent")).isEqualTo("2");
        assertThat(Json.text(aReq, "purchaseDate")).matches("20\\d{12}");
        assertThat(Json.text(aReq, "browserTZ")).isEqualTo("-540");
        assertThat(aReq.path("browserJavaEnabled").isBoolean()).isTrue();
    }

    @Test
    void withoutScriptsTheAReqSaysSoAndLeavesTheScreenOut() {
        ObjectNode aReq = messages.aReq(order(), PRICE, browser("false", null));

        assertThat(aReq.path("browserJavascriptEnabled").booleanValue()).isFalse();
        assertThat(aReq.has("browserScreenHeight")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Y, 8a880dc0-d2d2-4067-bcb1-b08d1690b26e, Y",
        "N, 8a880dc0-d2d2-4067-bcb1-b08d1690b26e, N",
        "Y,, N",
        ",, N"
    })
    void theAReqSaysWhetherTheMethodRan(@Nullable String completed, @Nullable String id, String sent) {
        Checkout form = new Checkout(
                null, null, null, null, null, null, "ja", null, null, null, "true", "false", "24", "900", "1440",
                "-540", id, completed);

        ObjectNode aReq = messages.aReq(
                order(), PRICE, BrowserData.of(form, new BrowserData.Sender("text/html", "Firefox", "192.0.2.7")));

        assertThat(Json.text(aReq, "threeDSCompInd")).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({"24, 24", "30, 24", "48, 48", "64, 48", "16, 16", "0, 1", "deep, 24", ", 24"})
    void oddColourDepthsAreRoundedDown(@Nullable String reported, int sent) {
        assertThat(BrowserData.allowedDepth(reported)).isEqualTo(sent);
    }

    @Test
    void theCReqSurvivesItsEncoding() {
        String acsTransId = UUID.randomUUID().toString();

        ObjectNode cReq = messages.cReq(order(), acsTransId);

        assertThat(json.tryReadEncoded(json.encode(cReq))).isEqualTo(cReq);
        assertThat(Json.text(cReq, "challengeWindowSize")).isEqualTo("04");
    }

    @Test
    void theSessionDataLeadsBackToTheOrder() {
        ShopOrder order = order();

        assertThat(SessionData.orderId(SessionData.of(order)))
                .isEqualTo(order.id().toString());
    }

    private static BrowserData browser(String script, @Nullable String depth) {
        Checkout form = new Checkout(
                null, null, null, null, null, null, "ja", null, null, null, script, "false", depth, "900", "1440",
                "-540", null, null);
        return BrowserData.of(form, new BrowserData.Sender("text/html", "Firefox", "192.0.2.7"));
    }

    private static ShopOrder order() {
        return new ShopOrder(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Lang.JA,
                "急須",
                "$18,500.00",
                ShopCard.of(DemoCard.PASSWORD),
                WindowSize.SIZE_04,
                true,
                ShopOrder.Progress.none());
    }
}
