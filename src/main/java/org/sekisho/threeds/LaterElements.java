package org.sekisho.threeds;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sekisho.authentication.Opened;
import org.sekisho.protocol.AReq;
import org.sekisho.protocol.ARes;
import org.sekisho.protocol.TransStatusReason;

/** What an ARes tells from 2.3.1 on of a request without a cardholder. */
final class LaterElements {

    /** What a merchant can do something about, by the names that the decision has for it. */
    private static final Map<String, String> WHY = Map.of(
            "3ri:no-prior", "The request names no prior authentication.",
            "3ri:prior-unknown", "No prior authentication by challenge is known under what the request names.",
            "3ri:prior-of-others", "The prior authentication is of another card or another 3DS Requestor.",
            "3ri:prior-exceeded", "The amount is more than that of the prior authentication.",
            "3ri:not-offered", "There is no answer to requests with this threeRIInd.");

    /** What else a decision ends with is no matter of what the request rests on. */
    private static final Set<TransStatusReason> ABOUT_IT = EnumSet.of(
            TransStatusReason.DECOUPLED_NOT_REQUESTED,
            TransStatusReason.CARD_AUTHENTICATION_FAILED,
            TransStatusReason.THREE_RI_NOT_SUPPORTED);

    private static final String DEVICE_BINDING = "13";
    private static final String SECURITY_CODE = "14";

    private LaterElements() {}

    /** Null where there is nothing to tell. No device can be bound here, and nobody here can verify a security code. */
    static ARes.@Nullable Later of(AReq aReq, Opened opened) {
        String ind = aReq.threeRIInd();
        TransStatusReason reason = opened.reason();
        return ind == null
                ? null
                : new ARes.Later(
                        reason != null && ABOUT_IT.contains(reason)
                                ? why(opened.facts().reasons())
                                : null,
                        ind.equals(DEVICE_BINDING) ? ARes.Later.NOT_ELIGIBLE : null,
                        ind.equals(SECURITY_CODE) ? ARes.Later.NOT_VERIFIED : null);
    }

    private static @Nullable String why(List<String> reasons) {
        for (String reason : reasons) {
            String said = WHY.get(reason);
            if (said != null) {
                return said;
            }
        }
        return null;
    }
}
