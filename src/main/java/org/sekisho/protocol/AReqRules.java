package org.sekisho.protocol;

import static org.sekisho.protocol.Conditions.equal;
import static org.sekisho.protocol.Conditions.present;
import static org.sekisho.protocol.DeviceChannel.APP;
import static org.sekisho.protocol.DeviceChannel.BROWSER;
import static org.sekisho.protocol.DeviceChannel.THREE_RI;
import static org.sekisho.protocol.FieldRule.optional;
import static org.sekisho.protocol.FieldRule.required;
import static org.sekisho.protocol.MessageVersion.V2_2_0;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What an AReq must look like: the rows for its frame, its ids and the merchant's wishes, and all other rows. */
final class AReqRules {

    /** The versions for which the table is complete. */
    static final Set<MessageVersion> COMPLETE = EnumSet.of(V2_2_0);

    private AReqRules() {}

    /** All rows; plain http addresses are for places where nothing real is at stake. */
    static List<FieldRule> all(boolean plainHttpAllowed) {
        Format url = url(2048, plainHttpAllowed);
        return Stream.of(
                        frame(url),
                        requestor(),
                        AReqCardRules.ROWS,
                        AReqDeviceRules.browser(url(256, plainHttpAllowed)),
                        AReqDeviceRules.APP_ROWS,
                        AReqPurchaseRules.ROWS,
                        AReqRiskRules.ROWS)
                .flatMap(List::stream)
                .toList();
    }

    private static List<FieldRule> frame(Format url) {
        return List.of(
                required("messageType").codes(AReq.TYPE),
                required("messageVersion").as(Format.text(Formats::version)),
                required("messageCategory").as(Format.codesOrDs(1, 2)),
                required("deviceChannel").as(Format.codes(1, 3)),
                required("threeDSServerTransID").as(Format.UUID),
                required("threeDSServerRefNumber").length(1, 32),
                optional("threeDSServerOperatorID").length(1, 32),
                required("threeDSServerURL").as(url).from(V2_2_0),
                required("dsTransID").as(Format.UUID),
                required("dsReferenceNumber").length(1, 32),
                // the protocol lets a directory server leave it out; without it no result can be reported
                required("dsURL").as(url),
                optional("broadInfo").as(Format.object(4096)),
                Extensions.ROW);
    }

    private static List<FieldRule> requestor() {
        return List.of(
                required("threeDSRequestorID").length(1, 35),
                required("threeDSRequestorName").length(1, 40),
                // shown or kept, never called: plain http is only forbidden from 2.3.1 on
                required("threeDSRequestorURL").as(url(2048, true)).until(V2_2_0),
                required("threeDSRequestorAuthenticationInd")
                        .as(Format.codesOrDs(1, 7))
                        .in(APP, BROWSER),
                optional("threeDSRequestorAuthenticationInfo")
                        .as(Format.OBJECT)
                        .with(
                                optional("threeDSReqAuthMethod").as(Format.codesOrDs(1, 8)),
                                optional("threeDSReqAuthTimestamp").as(Format.text(Dates::minute)),
                                optional("threeDSReqAuthData").length(1, 20_000))
                        .in(APP, BROWSER),
                optional("threeDSRequestorChallengeInd")
                        .as(Format.codesOrDs(1, 9))
                        .in(APP, BROWSER),
                optional("threeDSRequestorPriorAuthenticationInfo")
                        .as(Format.OBJECT)
                        .with(
                                optional("threeDSReqPriorAuthMethod").as(Format.codesOrDs(1, 4)),
                                optional("threeDSReqPriorAuthTimestamp").as(Format.text(Dates::minute)),
                                optional("threeDSReqPriorRef").length(1, 36),
                                optional("threeDSReqPriorAuthData").length(1, 2048)),
                optional("threeDSReqAuthMethodInd")
                        .as(Format.codes(1, 3))
                        .in(APP, BROWSER)
                        .from(V2_2_0)
                        .until(V2_2_0),
                optional("threeDSRequestorDecReqInd").codes("Y", "N").from(V2_2_0),
                optional("threeDSRequestorDecMaxTime")
                        .as(Format.text(text -> Formats.digits(text, 5, 5) && minutesOfAWeek(text)))
                        .when(equal("threeDSRequestorDecReqInd", "Y"))
                        .from(V2_2_0),
                required("threeRIInd").as(Format.codesOrDs(1, 11)).in(THREE_RI),
                optional("whiteListStatus").codes("Y", "N").from(V2_2_0).until(V2_2_0),
                optional("whiteListStatusSource")
                        .as(Format.codes(1, 3))
                        .when(present("whiteListStatus"))
                        .from(V2_2_0)
                        .until(V2_2_0));
    }

    private static Format url(int maximum, boolean plainHttpAllowed) {
        return Format.text(text -> Formats.url(text, maximum, plainHttpAllowed));
    }

    private static boolean minutesOfAWeek(String digits) {
        int minutes = Integer.parseInt(digits);
        return minutes >= 1 && minutes <= 10_080;
    }
}
