package org.sekisho.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The 3DS messages the shop writes: version 2.2.0, payment, in a browser. */
@ApplicationScoped
class ShopMessages {
    private static final String VERSION = "2.2.0";
    private static final DateTimeFormatter PURCHASE_DATE = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private final Json json;
    private final Partners partners;

    ShopMessages(Json json, Partners partners) {
        this.json = json;
        this.partners = partners;
    }

    /** A complete AReq, apart from what a directory adds. */
    ObjectNode aReq(ShopOrder order, Money money, BrowserData browser) {
        ObjectNode aReq = json.object()
                .put("messageType", "AReq")
                .put("messageVersion", VERSION)
                .put("messageCategory", "01")
                .put("deviceChannel", "02")
                .put("threeDSServerTransID", order.serverTransId().toString())
                .put("threeDSServerRefNumber", "SEKISHO-DEMO-3DS-SERVER")
                .put("threeDSServerOperatorID", "SEKISHO-DEMO")
                .put("threeDSServerURL", partners.shopResults())
                .put("notificationURL", partners.notification());
        addRequestor(aReq);
        addMerchant(aReq, order.lang());
        addCardholder(aReq, order);
        addPurchase(aReq, money);
        browser.addTo(aReq);
        return aReq;
    }

    /** Lets the customer answer the issuer elsewhere, within the hour. */
    static void letAnswerLater(ObjectNode aReq) {
        aReq.put("threeDSRequestorDecReqInd", "Y").put("threeDSRequestorDecMaxTime", "00060");
    }

    /** Asks for a challenge that offers the trust list. */
    static void offerTrustList(ObjectNode aReq) {
        aReq.put("threeDSRequestorChallengeInd", "09");
    }

    /** An AReq while the customer is absent, resting on what they proved in an earlier one. */
    ObjectNode later(ShopOrder order, Money money, String priorAcsTransId) {
        ObjectNode aReq = json.object()
                .put("messageType", "AReq")
                .put("messageVersion", VERSION)
                .put("messageCategory", "01")
                .put("deviceChannel", "03")
                .put("threeRIInd", "11")
                .put("threeDSServerTransID", order.serverTransId().toString())
                .put("threeDSServerRefNumber", "SEKISHO-DEMO-3DS-SERVER")
                .put("threeDSServerOperatorID", "SEKISHO-DEMO")
                .put("threeDSServerURL", partners.shopResults());
        addRequestor(aReq);
        // they are for those who are there
        aReq.remove(List.of("threeDSRequestorAuthenticationInd", "threeDSRequestorChallengeInd"));
        addMerchant(aReq, order.lang());
        addCardholder(aReq, order);
        aReq.remove("addrMatch");
        addPurchase(aReq, money);
        aReq.putObject("threeDSRequestorPriorAuthenticationInfo")
                .put("threeDSReqPriorAuthMethod", "02")
                .put("threeDSReqPriorRef", priorAcsTransId);
        return aReq;
    }

    /** The CReq that opens the challenge of an order. */
    ObjectNode cReq(ShopOrder order, String acsTransId) {
        return json.object()
                .put("threeDSServerTransID", order.serverTransId().toString())
                .put("acsTransID", acsTransId)
                .put("challengeWindowSize", order.windowSize().code())
                .put("messageType", "CReq")
                .put("messageVersion", VERSION);
    }

    private void addRequestor(ObjectNode aReq) {
        aReq.put("threeDSRequestorID", "sekisho-demo-shop")
                .put("threeDSRequestorName", "Seki Teahouse")
                .put("threeDSRequestorURL", partners.shop())
                .put("threeDSRequestorAuthenticationInd", "01")
                .put("threeDSRequestorChallengeInd", "01");
    }

    private static void addMerchant(ObjectNode aReq, Lang lang) {
        aReq.put("acquirerBIN", "356999")
                .put("acquirerMerchantID", "TEAHOUSE-0001")
                .put("mcc", "5499")
                .put("merchantCountryCode", "392")
                .put("merchantName", lang.choose("関の茶屋", "Seki Teahouse"));
    }

    private static void addCardholder(ObjectNode aReq, ShopOrder order) {
        aReq.put("acctNumber", order.card().number())
                .put("cardExpiryDate", DemoCard.EXPIRY_YYMM)
                .put("acctType", "02")
                .put("cardholderName", "HANAKO SEKI")
                .put("email", "hanako@example.jp")
                .put("billAddrLine1", "1-1 Hakone")
                .put("billAddrCity", "Hakone")
                .put("billAddrPostCode", "250-0521")
                .put("billAddrState", "14")
                .put("billAddrCountry", "392")
                .put("addrMatch", "Y");
        aReq.putObject("mobilePhone").put("cc", "81").put("subscriber", "9000000000");
    }

    private static void addPurchase(ObjectNode aReq, Money money) {
        aReq.put("purchaseAmount", Long.toString(money.minorUnits()))
                .put("purchaseCurrency", money.currency().number)
                .put("purchaseExponent", Integer.toString(money.currency().exponent))
                .put(
                        "purchaseDate",
                        LocalDateTime.now(Clock.system(ZoneOffset.UTC)).format(PURCHASE_DATE))
                .put("transType", "01");
        aReq.putObject("merchantRiskIndicator")
                .put("deliveryTimeframe", "04")
                .put("reorderItemsInd", "01")
                .put("shipIndicator", "01");
    }
}
