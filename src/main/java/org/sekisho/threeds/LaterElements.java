package org.sekisho.threeds;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sekisho.authentication.Opened;
import org.sekisho.protocol.AReq;
import org.sekisho.protocol.ARes;

/** What an ARes tells from 2.3.1 on of a request without a cardholder. */
final class LaterElements {

    /** What a merchant can do something about, by the names that the decision has for it. */
    private static final Map<String, String> WHY = Map.of(
            "3ri:no-prior", "The request names no prior authentication.",
            "3ri:prior-unknown", "No prior authentication by challenge is known under what the request names.",
            "3ri:prior-of-others", "The prior authentication is of another card or another 3DS Requestor.",
            "3ri:prior-exceeded", "The amount is more than that of the prior authentication.",
            "3ri:not-offered", "There is no answer to requests with this threeRIInd.");

    private static final String DEVICE_BINDING = "13";
    private static final String SECURITY_CODE = "14";

    private LaterElements() {}

    /** Null where there is nothing to tell. No device can be bound here, and nobody here can verify a security code. */
    static ARes.@Nullable Later of(AReq aReq, Opened opened) {
        String ind = aReq.threeRIInd();
        return ind == null
                ? null
                : new ARes.Later(
                        opened.reason() == null ? null : why(opened.facts().reasons()),
                        ind.equals(DEVICE_BINDING) ? ARes.Later.NOT_ELIGIBLE : null,
                        ind.equals(SECURITY_CODE) ? ARes.Later.NOT_VERIFIED : null);
    }

    private static @Nullable String why(List<String> reasons) {
        return reasons.stream()
                .map(WHY::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
