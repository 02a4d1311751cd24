package org.sekisho.testkit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.sekisho.protocol.Wire;

/** Valid 2.2.0 messages, to be sent as they are or broken on purpose. */
public final class Messages {

    /** A JCB test number. */
    public static final String PAN = "3569990000000011";

    private Messages() {}

    /** A payment of 5000 yen in a browser with script, under fresh ids; only required elements. */
    public static ObjectNode aReq() {
        return aReq(PAN);
    }

    /** The same with another card. */
    public static ObjectNode aReq(String pan) {
        ObjectNode aReq = JsonNodeFactory.instance.objectNode();
        aReq.put("messageType", "AReq")
                .put("messageVersion", "2.2.0")
                .put("messageCategory", "01")
                .put("deviceChannel", "02")
                .put("threeDSServerTransID", UUID.randomUUID().toString())
                .put("threeDSServerRefNumber", "3DS_LOA_SER_SEKI_020200_00001")
                .put("threeDSServerURL", "http://localhost/server")
                .put("dsTransID", UUID.randomUUID().toString())
                .put("dsReferenceNumber", "3DS_LOA_DIS_SEKI_020200_00001")
                .put("dsURL", "http://localhost/rreq")
                .put("threeDSCompInd", "U")
                .put("acctNumber", pan);
        requestor(aReq);
        browser(aReq);
        purchase(aReq);
        return aReq;
    }

    /** What an SDK adds in the channel of apps, up to 2.2.0. */
    public static ObjectNode sdk() {
        ObjectNode sdk = JsonNodeFactory.instance.objectNode();
        sdk.put("sdkAppID", "dbd64fcb-c19a-4728-8849-e3d50bfdde39")
                .put("sdkTransID", "b2385523-a66c-4907-ac3c-91848e8c0067")
                .put("sdkReferenceNumber", "3DS_LOA_SDK_SEKI_020200_00001")
                .put("sdkMaxTimeout", "05")
                .put("deviceInfo", "eyJEViI6IjEuMCJ9");
        sdk.putObject("sdkEphemPubKey")
                .put("kty", "EC")
                .put("crv", "P-256")
                .put("x", "C1PL42i6kmNkM61aupEAgLJ4gF1ZRzcV7lqo1TG0mL4")
                .put("y", "cNToWLSdcFQKG--PGVEUQrIHP8w6TcRyj0pyFx4-ZMc");
        sdk.putObject("deviceRenderOptions")
                .put("sdkInterface", "03")
                .putArray("sdkUiType")
                .add("01")
                .add("05");
        return sdk;
    }

    /** The form field of a browser's CReq with the smallest window. */
    public static String cReq(String threeDSServerTransID, String acsTransID) {
        return Wire.base64url(cReqJson(threeDSServerTransID, acsTransID));
    }

    /** The same as JSON. */
    public static ObjectNode cReqJson(String threeDSServerTransID, String acsTransID) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("threeDSServerTransID", threeDSServerTransID)
                .put("acsTransID", acsTransID)
                .put("messageType", "CReq")
                .put("messageVersion", "2.2.0")
                .put("challengeWindowSize", "01");
    }

    private static void requestor(ObjectNode aReq) {
        aReq.put("threeDSRequestorID", "shop-1")
                .put("threeDSRequestorName", "Example Shop")
                .put("threeDSRequestorURL", "https://shop.example")
                .put("threeDSRequestorAuthenticationInd", "01");
    }

    private static void browser(ObjectNode aReq) {
        aReq.put("browserAcceptHeader", "text/html,*/*;q=0.8")
                .put("browserIP", "192.0.2.7")
                .put("browserJavascriptEnabled", true)
                .put("browserJavaEnabled", false)
                .put("browserLanguage", "ja-JP")
                .put("browserColorDepth", "24")
                .put("browserScreenHeight", "1080")
                .put("browserScreenWidth", "1920")
                .put("browserTZ", "-540")
                .put("browserUserAgent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                .put("notificationURL", "http://localhost/notify");
    }

    private static void purchase(ObjectNode aReq) {
        aReq.put("acquirerBIN", "353012")
                .put("acquirerMerchantID", "000000000000001")
                .put("mcc", "5411")
                .put("merchantCountryCode", "392")
                .put("merchantName", "Example Shop")
                .put("purchaseAmount", "5000")
                .put("purchaseCurrency", "392")
                .put("purchaseExponent", "0")
                .put("purchaseDate", "20260401093000");
    }
}
