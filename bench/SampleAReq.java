import java.util.UUID;

/** A browser purchase as shops send it, about 2.4 KB, with fresh ids each time. */
final class SampleAReq {

    static final String PASSWORD_CARD = "3569990000000011";
    static final String MAILED_CODE_CARD = "3569990000000029";

    private static final String TEXT = """
            {"messageType":"AReq","messageVersion":"2.2.0","messageCategory":"01","deviceChannel":"02",\
            "threeDSServerTransID":"%s","threeDSServerRefNumber":"3DS_LOA_SER_BENCH_020200_00001","threeDSServerOperatorID":"bench-operator-1",\
            "threeDSServerURL":"https://threeds-server.example/rreq","dsReferenceNumber":"DS_BENCH_0001","dsTransID":"%s","dsURL":"%s",\
            "threeDSRequestorID":"bench-requestor-000001","threeDSRequestorName":"Bench Tea House","threeDSRequestorURL":"https://shop.example/tea",\
            "threeDSRequestorAuthenticationInd":"01","threeDSRequestorChallengeInd":"01","threeDSCompInd":"U",\
            "threeDSRequestorAuthenticationInfo":{"threeDSReqAuthMethod":"02","threeDSReqAuthTimestamp":"202611231159"},\
            "acctNumber":"%s","cardExpiryDate":"3012","cardholderName":"HANAKO SEKI","email":"hanako.seki@mail.example",\
            "mobilePhone":{"cc":"81","subscriber":"9012345678"},"billAddrCity":"Otsu","billAddrCountry":"392",\
            "billAddrLine1":"1-2-3 Osaka no Seki","billAddrLine2":"Room 405","billAddrPostCode":"520-0063","billAddrState":"25",\
            "shipAddrCity":"Otsu","shipAddrCountry":"392","shipAddrLine1":"1-2-3 Osaka no Seki","shipAddrPostCode":"520-0063","shipAddrState":"25",\
            "addrMatch":"Y","acctID":"bench-account-7654321","acctType":"02",\
            "acctInfo":{"chAccAgeInd":"05","chAccChange":"20260101","chAccChangeInd":"04","chAccDate":"20190401","chAccPwChange":"20260101",\
            "chAccPwChangeInd":"04","nbPurchaseAccount":"12","paymentAccAge":"20190401","paymentAccInd":"05","provisionAttemptsDay":"0",\
            "shipAddressUsage":"20190401","shipAddressUsageInd":"04","shipNameIndicator":"01","suspiciousAccActivity":"01","txnActivityDay":"1",\
            "txnActivityYear":"31"},\
            "merchantRiskIndicator":{"deliveryTimeframe":"03","preOrderPurchaseInd":"01","reorderItemsInd":"02","shipIndicator":"01"},\
            "browserAcceptHeader":"text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",\
            "browserIP":"203.0.113.7","browserJavascriptEnabled":true,"browserJavaEnabled":false,"browserLanguage":"ja-JP","browserColorDepth":"24",\
            "browserScreenHeight":"1080","browserScreenWidth":"1920","browserTZ":"-540",\
            "browserUserAgent":"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",\
            "notificationURL":"https://shop.example/tea/checkout/notification","acquirerBIN":"438309","acquirerMerchantID":"bench-merchant-1",\
            "mcc":"5499","merchantCountryCode":"392","merchantName":"関の茶屋 Tea House","purchaseAmount":"%s","purchaseCurrency":"392",\
            "purchaseExponent":"0","purchaseDate":"20261123120000","transType":"01"}""";

    private SampleAReq() {}

    static String frictionless() {
        return of(UUID.randomUUID().toString(), "https://directory.example/rreq", PASSWORD_CARD, "5000");
    }

    static String of(String threeDSServerTransID, String dsURL, String card, String amount) {
        return TEXT.formatted(threeDSServerTransID, UUID.randomUUID(), dsURL, card, amount);
    }
}
