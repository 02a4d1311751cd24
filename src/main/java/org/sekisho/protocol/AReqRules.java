package org.sekisho.protocol;

import static org.sekisho.protocol.DeviceChannel.APP;
import static org.sekisho.protocol.DeviceChannel.BROWSER;
import static org.sekisho.protocol.DeviceChannel.THREE_RI;
import static org.sekisho.protocol.FieldRule.optional;
import static org.sekisho.protocol.FieldRule.required;
import static org.sekisho.protocol.MessageVersion.V2_1_0;
import static org.sekisho.protocol.MessageVersion.V2_2_0;
import static org.sekisho.protocol.MessageVersion.V2_3_1;

import java.util.List;
import java.util.stream.Stream;

/** What an AReq must look like: the rows for its frame and its ids, and all other rows. */
final class AReqRules {

    private AReqRules() {}

    /** All rows; plain http addresses are for places where nothing real is at stake. */
    static List<FieldRule> all(boolean plainHttpAllowed, boolean lenientColorDepth) {
        Format url = url(2048, plainHttpAllowed);
        return Stream.of(
                        frame(url),
                        AReqRequestorRules.rows(url),
                        AReqCardRules.ROWS,
                        AReqDeviceRules.browser(url(256, plainHttpAllowed), lenientColorDepth),
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
                required("messageCategory").as(Format.codesOrDs(1, 2)).from(V2_2_0),
                required("messageCategory")
                        .as(Format.codesOrDs(1, 2))
                        .in(APP, BROWSER)
                        .until(V2_1_0),
                // nobody paid without a cardholder before 2.2.0
                required("messageCategory")
                        .as(Format.codesOrDs(2, 2))
                        .in(THREE_RI)
                        .until(V2_1_0),
                required("deviceChannel").as(Format.codes(1, 3)),
                required("threeDSServerTransID").as(Format.UUID),
                required("threeDSServerRefNumber").length(1, 32),
                optional("threeDSServerOperatorID").length(1, 32),
                required("threeDSServerURL").as(url).in(APP, BROWSER).until(V2_1_0),
                required("threeDSServerURL").as(url).from(V2_2_0),
                required("dsTransID").as(Format.UUID),
                required("dsReferenceNumber").length(1, 32),
                // the protocol lets a directory server leave it out; without it no result can be reported
                required("dsURL").as(url),
                optional("threeDSMethodId").as(Format.UUID).in(BROWSER).from(V2_3_1),
                optional("broadInfo").as(Format.object(4096)),
                Extensions.ROW.until(V2_2_0),
                Extensions.LATER_ROW.from(V2_3_1));
    }

    static Format url(int maximum, boolean plainHttpAllowed) {
        return Format.text(text -> Formats.url(text, maximum, plainHttpAllowed));
    }
}
