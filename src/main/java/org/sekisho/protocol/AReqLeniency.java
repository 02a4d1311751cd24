package org.sekisho.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what was taken in an accepted AReq although the protocol does not foresee it. */
final class AReqLeniency {

    private AReqLeniency() {}

    /** Foreign are the elements that this version knows in other channels only. */
    static Set<Leniency> in(ObjectNode received, AReq aReq, List<String> foreign) {
        EnumSet<Leniency> found = EnumSet.noneOf(Leniency.class);
        note(found, Leniency.CHECK_DIGIT, !aReq.acctNumber().hasCheckDigit());
        note(found, Leniency.UPPER_CASE_ID, hasCapital(aReq.threeDSServerTransID()) || hasCapital(aReq.dsTransID()));
        note(found, Leniency.OTHER_CHANNEL, hasAny(received, foreign));
        note(found, Leniency.COLOR_DEPTH, hasUnlistedDepth(aReq));
        note(found, Leniency.ENCODING, isOtherBase64(aReq.sdk()));
        note(found, Leniency.REQUESTOR_URL, aReq.threeDSRequestorURL().startsWith("http:"));
        note(found, Leniency.SDK_TYPE, hasUnexplainedSdk(aReq.sdk()));
        return found;
    }

    private static void note(Set<Leniency> found, Leniency what, boolean there) {
        if (there) {
            found.add(what);
        }
    }

    private static boolean hasCapital(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) >= 'A' && id.charAt(i) <= 'F') {
                return true;
            }
        }
        return false;
    }

    private static boolean hasAny(ObjectNode received, List<String> names) {
        for (String name : names) {
            if (received.has(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOtherBase64(AReq.@Nullable Sdk sdk) {
        String device = sdk == null ? null : sdk.deviceInfo();
        return device != null && !Formats.base64url(device);
    }

    private static boolean hasUnexplainedSdk(AReq.@Nullable Sdk sdk) {
        String type = sdk == null ? null : sdk.sdkType();
        return type != null && !type.equals("01") && !type.equals("02");
    }

    private static boolean hasUnlistedDepth(AReq aReq) {
        return AReqDeviceRules.UNLISTED_DEPTH.equals(aReq.browserColorDepth())
                && !aReq.messageVersion().equals(MessageVersion.V2_3_1.text());
    }
}
