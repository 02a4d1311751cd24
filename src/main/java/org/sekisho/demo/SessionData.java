package org.sekisho.demo;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The order number as threeDSSessionData: the shop finds an order again without any cookie. */
final class SessionData {
    private SessionData() {}

    static String of(ShopOrder order) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(order.id().toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** The order number, or a refusal with status 400 where the text is none of ours. */
    static String orderId(String sessionData) {
        try {
            return new String(Base64.getUrlDecoder().decode(sessionData), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException notOurs) {
            throw new Refusal(400, "threeDSSessionData is missing or not from this shop.");
        }
    }
}
