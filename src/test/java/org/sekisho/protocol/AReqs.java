package org.sekisho.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.sekisho.testkit.Messages;

/** Valid AReqs of every version, channel and category with nothing but what is required. */
final class AReqs {

    static final AReqReader READER = new AReqReader(Set.of("2.1.0", "2.2.0", "2.3.1"), true);

    private static final List<String> BROWSER = List.of(
            "threeDSCompInd",
            "browserAcceptHeader",
            "browserIP",
            "browserJavascriptEnabled",
            "browserJavaEnabled",
            "browserLanguage",
            "browserColorDepth",
            "browserScreenHeight",
            "browserScreenWidth",
            "browserTZ",
            "browserUserAgent",
            "notificationURL");
    private static final List<String> MERCHANT =
            List.of("acquirerBIN", "acquirerMerchantID", "mcc", "merchantCountryCode", "merchantName");
    private static final List<String> PURCHASE =
            List.of("purchaseAmount", "purchaseCurrency", "purchaseExponent", "purchaseDate");

    private AReqs() {}

    static ObjectNode of(String version, String channel, String category) {
        ObjectNode aReq = Messages.aReq()
                .put("messageVersion", version)
                .put("deviceChannel", channel)
                .put("messageCategory", category);
        boolean browser = channel.equals("02");
        boolean latest = version.equals("2.3.1");
        aReq.remove("browserIP");
        if (!browser) {
            aReq.remove(BROWSER);
        } else if (version.equals("2.1.0")) {
            aReq.remove("browserJavascriptEnabled");
        } else if (latest) {
            aReq.putArray("acceptLanguage").add("ja").add("en;q=0.5");
        }
        if (channel.equals("01")) {
            aReq.setAll(Messages.sdk());
            aReq.remove("deviceInfo");
            if (latest) {
                aReq.put("sdkType", "01");
            }
        }
        if (channel.equals("03")) {
            aReq.remove("threeDSRequestorAuthenticationInd");
            aReq.put("threeRIInd", "04");
            if (version.equals("2.1.0")) {
                aReq.remove("threeDSServerURL");
                aReq.remove(PURCHASE);
            }
        }
        if (category.equals("02")) {
            aReq.remove(MERCHANT);
            aReq.remove(PURCHASE);
        } else if (latest) {
            aReq.put("acquirerCountryCode", "392");
        }
        return aReq;
    }
}
