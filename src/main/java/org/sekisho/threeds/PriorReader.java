package org.sekisho.threeds;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sekisho.authentication.Opening;
import org.sekisho.protocol.AReq;

/** What an AReq without a cardholder rests on. [3DS: threeDSRequestorPriorAuthenticationInfo] */
final class PriorReader {

    private PriorReader() {}

    /** Null where the cardholder is there. */
    static Opening.@Nullable Absent absent(AReq aReq) {
        String ind = aReq.threeRIInd();
        return ind == null ? null : new Opening.Absent(ind, priors(aReq.threeDSRequestorPriorAuthenticationInfo()));
    }

    /** One object up to 2.2.0, up to three of them from 2.3.1 on; those that name nothing are none. */
    private static List<Opening.Prior> priors(@Nullable JsonNode info) {
        List<Opening.Prior> priors = new ArrayList<>();
        if (info != null) {
            Iterable<JsonNode> each = info.isArray() ? info : List.of(info);
            for (JsonNode one : each) {
                String reference = one.path("threeDSReqPriorRef").textValue();
                String dsTransId = one.path("threeDSReqPriorDsTransId").textValue();
                if (reference != null || dsTransId != null) {
                    priors.add(new Opening.Prior(reference, dsTransId));
                }
            }
        }
        return List.copyOf(priors);
    }
}
