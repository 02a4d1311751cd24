package org.sekisho.protocol;

import static org.sekisho.protocol.Conditions.JAVASCRIPT;
import static org.sekisho.protocol.DeviceChannel.APP;
import static org.sekisho.protocol.DeviceChannel.BROWSER;
import static org.sekisho.protocol.FieldRule.optional;
import static org.sekisho.protocol.FieldRule.required;
import static org.sekisho.protocol.MessageVersion.V2_2_0;

import java.util.List;

/** The rows of an AReq that describe the cardholder's browser or the merchant's app. */
final class AReqDeviceRules {

    static final List<FieldRule> APP_ROWS = List.of(
            required("sdkAppID").as(Format.UUID).in(APP),
            required("sdkTransID").as(Format.UUID).in(APP),
            required("sdkReferenceNumber").length(1, 32).in(APP),
            required("sdkMaxTimeout")
                    .as(Format.text(text -> Formats.digits(text, 2, 2) && Integer.parseInt(text) >= 5))
                    .in(APP),
            required("sdkEphemPubKey")
                    .as(Format.object(256))
                    .with(
                            required("kty").codes("EC"),
                            required("crv").codes("P-256"),
                            required("x").as(Format.text(Formats::base64url)),
                            required("y").as(Format.text(Formats::base64url)))
                    .in(APP),
            required("deviceRenderOptions")
                    .as(Format.OBJECT)
                    .with(
                            required("sdkInterface").as(Format.codes(1, 3)),
                            required("sdkUiType").as(Format.array(5, Format.codes(1, 5))))
                    .in(APP)
                    .until(V2_2_0),
            optional("deviceInfo")
                    .as(Format.text(text -> text.length() <= 64_000 && Formats.base64url(text)))
                    .in(APP));

    private AReqDeviceRules() {}

    static List<FieldRule> browser(Format notificationURL) {
        return List.of(
                required("threeDSCompInd").codes("Y", "N", "U").in(BROWSER),
                required("browserAcceptHeader").length(1, 2048).in(BROWSER),
                optional("browserIP").as(Format.text(IpAddresses::literal)).in(BROWSER),
                required("browserJavascriptEnabled")
                        .as(Format.BOOLEAN)
                        .in(BROWSER)
                        .from(V2_2_0),
                required("browserJavaEnabled")
                        .as(Format.BOOLEAN)
                        .when(JAVASCRIPT)
                        .in(BROWSER)
                        .from(V2_2_0),
                required("browserLanguage")
                        .as(Format.text(text -> Formats.language(text, 8)))
                        .in(BROWSER)
                        .until(V2_2_0),
                required("browserColorDepth")
                        .codes("1", "4", "8", "15", "16", "24", "32", "48")
                        .when(JAVASCRIPT)
                        .in(BROWSER)
                        .from(V2_2_0)
                        .until(V2_2_0),
                required("browserScreenHeight")
                        .digits(1, 6)
                        .when(JAVASCRIPT)
                        .in(BROWSER)
                        .from(V2_2_0),
                required("browserScreenWidth")
                        .digits(1, 6)
                        .when(JAVASCRIPT)
                        .in(BROWSER)
                        .from(V2_2_0),
                required("browserTZ")
                        .as(Format.text(Formats::timeZone))
                        .when(JAVASCRIPT)
                        .in(BROWSER)
                        .from(V2_2_0),
                required("browserUserAgent").length(1, 2048).in(BROWSER),
                required("notificationURL").as(notificationURL).in(BROWSER));
    }
}
