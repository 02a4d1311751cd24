package org.sekisho.protocol;

import static org.sekisho.protocol.Conditions.JAVASCRIPT;
import static org.sekisho.protocol.DeviceChannel.APP;
import static org.sekisho.protocol.DeviceChannel.BROWSER;
import static org.sekisho.protocol.FieldRule.optional;
import static org.sekisho.protocol.FieldRule.required;
import static org.sekisho.protocol.MessageVersion.V2_1_0;
import static org.sekisho.protocol.MessageVersion.V2_2_0;
import static org.sekisho.protocol.MessageVersion.V2_3_1;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** The rows of an AReq that describe the cardholder's browser or the merchant's app. */
final class AReqDeviceRules {

    /** The depth that some screens report and versions before 2.3.1 do not list. */
    static final String UNLISTED_DEPTH = "30";

    private static final List<String> DEPTHS = List.of("1", "4", "8", "15", "16", "24", "32", "48");

    private static final FieldRule RENDER_OPTIONS = required("deviceRenderOptions")
            .as(Format.OBJECT)
            .with(
                    required("sdkInterface").as(Format.codes(1, 3)),
                    required("sdkUiType")
                            .as(Format.array(5, Format.codes(1, 5)))
                            .until(V2_2_0),
                    required("sdkUiType")
                            .as(Format.array(7, Format.codes(1, 7)))
                            .from(V2_3_1),
                    optional("sdkAuthenticationType")
                            .as(Format.array(99, Format.codesOrDs(1, 16)))
                            .from(V2_3_1))
            .in(APP);

    private static final FieldRule KEY = required("sdkEphemPubKey")
            .as(AReqDeviceRules::key)
            .with(
                    required("kty").codes("EC"),
                    required("crv").codes("P-256"),
                    required("x").as(Format.text(SdkKey::isCoordinate)),
                    required("y").as(Format.text(SdkKey::isCoordinate)))
            .in(APP);

    static final List<FieldRule> APP_ROWS = List.of(
            required("sdkAppID").as(Format.UUID).in(APP),
            required("sdkTransID").as(Format.UUID).in(APP),
            required("sdkReferenceNumber").length(1, 32).in(APP),
            required("sdkMaxTimeout")
                    .as(Format.text(text -> Formats.digits(text, 2, 2) && Integer.parseInt(text) >= 5))
                    .in(APP),
            KEY,
            RENDER_OPTIONS,
            optional("deviceInfo")
                    .as(Format.text(text -> text.length() <= 64_000 && Formats.anyBase64(text)))
                    .in(APP),
            required("sdkType").as(Format.codes(1, 5)).in(APP).from(V2_3_1),
            optional("defaultSdkType").as(Format.OBJECT).in(APP).from(V2_3_1),
            optional("splitSdkType").as(Format.OBJECT).in(APP).from(V2_3_1),
            optional("sdkServerSignedContent").length(1, 4000).in(APP).from(V2_3_1),
            optional("sdkSignatureTimestamp").length(1, 32).in(APP).from(V2_3_1),
            optional("appIp").as(Format.text(IpAddresses::literal)).in(APP).from(V2_3_1));

    private AReqDeviceRules() {}

    static List<FieldRule> browser(Format notificationURL, boolean lenientColorDepth) {
        return Stream.concat(
                        always(notificationURL),
                        Stream.of(java(), language(), depth(lenientColorDepth), screen())
                                .flatMap(List::stream))
                .map(row -> row.in(BROWSER))
                .toList();
    }

    private static Stream<FieldRule> always(Format notificationURL) {
        return Stream.of(
                required("threeDSCompInd").codes("Y", "N", "U"),
                required("browserAcceptHeader").length(1, 2048),
                optional("browserIP").as(Format.text(IpAddresses::literal)),
                required("browserJavascriptEnabled").as(Format.BOOLEAN).from(V2_2_0),
                required("browserUserAgent").length(1, 2048),
                required("notificationURL").as(notificationURL),
                // how many and how long is said nowhere
                required("acceptLanguage")
                        .as(Format.array(100, Format.length(1, 100)))
                        .from(V2_3_1),
                optional("deviceId").length(1, 64).from(V2_3_1),
                optional("userId").length(1, 64).from(V2_3_1));
    }

    private static List<FieldRule> java() {
        return scripted(required("browserJavaEnabled").as(Format.BOOLEAN));
    }

    private static List<FieldRule> language() {
        return List.of(
                required("browserLanguage")
                        .as(Format.text(text -> Formats.language(text, 8)))
                        .until(V2_2_0),
                required("browserLanguage")
                        .as(Format.text(text -> Formats.language(text, 35)))
                        .when(JAVASCRIPT)
                        .from(V2_3_1));
    }

    private static List<FieldRule> depth(boolean lenient) {
        Format listed = Format.text(text -> DEPTHS.contains(text) || (lenient && text.equals(UNLISTED_DEPTH)));
        return Stream.of(
                        scripted(required("browserColorDepth").as(listed).until(V2_2_0)),
                        scripted(required("browserColorDepth")
                                .as(Format.number(2, 1, 99))
                                .from(V2_3_1)))
                .flatMap(List::stream)
                .toList();
    }

    private static List<FieldRule> screen() {
        return Stream.of(
                        scripted(required("browserScreenHeight").digits(1, 6)),
                        scripted(required("browserScreenWidth").digits(1, 6)),
                        scripted(required("browserTZ").as(Format.text(Formats::timeZone))))
                .flatMap(List::stream)
                .toList();
    }

    /** What only a script can find out; 2.1.0 did not think of browsers without. */
    private static List<FieldRule> scripted(FieldRule row) {
        return Stream.of(row.until(V2_1_0), row.when(JAVASCRIPT).from(V2_2_0))
                .filter(each -> !each.versions().isEmpty())
                .toList();
    }

    /** A point beside the curve has two faultless coordinates, so the key as a whole is wrong. */
    private static boolean key(JsonNode jwk) {
        String x = jwk.path("x").asText();
        String y = jwk.path("y").asText();
        boolean readable = SdkKey.isCoordinate(x) && SdkKey.isCoordinate(y);
        return Format.object(256).accepts(jwk) && (!readable || SdkKey.isPoint(x, y));
    }
}
