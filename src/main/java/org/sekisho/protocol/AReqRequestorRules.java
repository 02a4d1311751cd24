package org.sekisho.protocol;

import static org.sekisho.protocol.Conditions.equal;
import static org.sekisho.protocol.Conditions.oneOf;
import static org.sekisho.protocol.Conditions.present;
import static org.sekisho.protocol.DeviceChannel.APP;
import static org.sekisho.protocol.DeviceChannel.BROWSER;
import static org.sekisho.protocol.DeviceChannel.THREE_RI;
import static org.sekisho.protocol.FieldRule.optional;
import static org.sekisho.protocol.FieldRule.required;
import static org.sekisho.protocol.MessageVersion.V2_1_0;
import static org.sekisho.protocol.MessageVersion.V2_2_0;
import static org.sekisho.protocol.MessageVersion.V2_3_1;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** The rows of an AReq that say which merchant asks, what it wishes, and what it and others already know of the cardholder. */
final class AReqRequestorRules {

    private static final Format MINUTE = Format.text(Dates::minute);

    private static final FieldRule AUTHENTICATION = optional("threeDSRequestorAuthenticationInfo")
            .with(
                    optional("threeDSReqAuthMethod").as(Format.codesOrDs(1, 6)).until(V2_1_0),
                    optional("threeDSReqAuthMethod").as(Format.codesOrDs(1, 8)).only(V2_2_0),
                    optional("threeDSReqAuthMethod").as(Format.codesOrDs(1, 10)).from(V2_3_1),
                    optional("threeDSReqAuthTimestamp").as(MINUTE),
                    optional("threeDSReqAuthData").length(1, 20_000).until(V2_2_0),
                    optional("threeDSReqAuthData")
                            .as(AReqRequestorRules::authenticationData)
                            .from(V2_3_1),
                    optional("dsAuthInfVerifInd").as(Format.codes(1, 3)).from(V2_3_1));

    private static final FieldRule EARLIER = optional("threeDSRequestorPriorAuthenticationInfo")
            .with(
                    optional("threeDSReqPriorAuthMethod")
                            .as(Format.codesOrDs(1, 4))
                            .until(V2_2_0),
                    optional("threeDSReqPriorAuthMethod")
                            .as(Format.codesOrDs(1, 5))
                            .from(V2_3_1),
                    optional("threeDSReqPriorAuthTimestamp").as(MINUTE),
                    optional("threeDSReqPriorRef").length(1, 36),
                    optional("threeDSReqPriorAuthData").length(1, 2048).until(V2_2_0),
                    optional("threeDSReqPriorAuthData").length(1, 20_000).from(V2_3_1),
                    optional("threeDSReqPriorDsTransId").as(Format.UUID).from(V2_3_1));

    private AReqRequestorRules() {}

    static List<FieldRule> rows(Format url) {
        return Stream.of(requestor(url), authentications(), wishes(), decoupled(), lists())
                .flatMap(List::stream)
                .toList();
    }

    private static List<FieldRule> requestor(Format url) {
        return List.of(
                required("threeDSRequestorID").length(1, 35),
                required("threeDSRequestorName").length(1, 40),
                // shown or kept, never called: plain http is only forbidden from 2.3.1 on
                required("threeDSRequestorURL").as(AReqRules.url(2048, true)).until(V2_2_0),
                required("threeDSRequestorURL").as(url).from(V2_3_1));
    }

    private static List<FieldRule> authentications() {
        FieldRule objects = AUTHENTICATION.as(Format.array(3, Format.OBJECT));
        return List.of(
                AUTHENTICATION.as(Format.OBJECT).in(APP, BROWSER).until(V2_2_0),
                objects.from(V2_3_1),
                EARLIER.as(Format.OBJECT).until(V2_2_0),
                EARLIER.as(Format.array(3, Format.OBJECT)).from(V2_3_1),
                optional("threeDSReqAuthMethodInd")
                        .as(Format.codes(1, 3))
                        .in(APP, BROWSER)
                        .only(V2_2_0));
    }

    private static List<FieldRule> wishes() {
        FieldRule why = required("threeDSRequestorAuthenticationInd").in(APP, BROWSER);
        FieldRule challenge = optional("threeDSRequestorChallengeInd");
        return List.of(
                why.as(Format.codesOrDs(1, 6)).until(V2_1_0),
                why.as(Format.codesOrDs(1, 7)).only(V2_2_0),
                why.as(Format.codesOrDs(1, 10)).from(V2_3_1),
                challenge.as(Format.codesOrDs(1, 4)).in(APP, BROWSER).until(V2_1_0),
                challenge.as(Format.codesOrDs(1, 9)).in(APP, BROWSER).only(V2_2_0),
                challenge.as(Format.set(2, Format.codesOrDs(1, 14))).from(V2_3_1),
                required("threeRIInd").as(Format.codesOrDs(1, 5)).in(THREE_RI).until(V2_1_0),
                required("threeRIInd").as(Format.codesOrDs(1, 11)).in(THREE_RI).only(V2_2_0),
                required("threeRIInd").as(Format.codesOrDs(1, 19)).in(THREE_RI).from(V2_3_1),
                optional("threeDSRequestorSpcSupport").codes("Y").in(BROWSER).from(V2_3_1),
                optional("spcIncompInd").as(Format.codes(1, 3)).in(BROWSER).from(V2_3_1),
                optional("payeeOrigin")
                        .as(Format.text(AReqRequestorRules::origin))
                        .when(equal("threeDSRequestorSpcSupport", "Y"))
                        .in(BROWSER)
                        .from(V2_3_1));
    }

    private static List<FieldRule> decoupled() {
        FieldRule time = optional("threeDSRequestorDecMaxTime")
                .as(Format.text(text -> Formats.digits(text, 5, 5) && minutesOfAWeek(text)));
        return List.of(
                optional("threeDSRequestorDecReqInd").codes("Y", "N").only(V2_2_0),
                optional("threeDSRequestorDecReqInd").codes("Y", "N", "F", "B").from(V2_3_1),
                time.when(equal("threeDSRequestorDecReqInd", "Y")).only(V2_2_0),
                time.when(oneOf("threeDSRequestorDecReqInd", "Y", "F", "B")).from(V2_3_1));
    }

    /** The list of shops that the cardholder trusts changed its name; the old one means nothing later, nor the new one earlier. */
    private static List<FieldRule> lists() {
        return List.of(
                optional("whiteListStatus").codes("Y", "N").only(V2_2_0),
                optional("whiteListStatusSource")
                        .as(Format.codes(1, 3))
                        .when(present("whiteListStatus"))
                        .only(V2_2_0),
                optional("trustListStatus").codes("Y", "N").from(V2_3_1),
                optional("trustListStatusSource")
                        .as(Format.codes(1, 3))
                        .when(present("trustListStatus"))
                        .from(V2_3_1),
                optional("deviceBindingStatus")
                        .as(Format.codes(1, 5).and(Format.codes(11, 15)))
                        .from(V2_3_1),
                optional("deviceBindingStatusSource")
                        .as(Format.codes(1, 3))
                        .when(present("deviceBindingStatus"))
                        .from(V2_3_1));
    }

    private static boolean authenticationData(JsonNode value) {
        return value.isTextual()
                ? Formats.length(value.textValue(), 1, 50_000)
                : Format.object(50_000).accepts(value);
    }

    /** Scheme, host and port, nothing behind them. */
    private static boolean origin(String text) {
        return Formats.url(text, 2048, false) && text.indexOf('/', "https://".length()) < 0 && !text.contains("?");
    }

    private static boolean minutesOfAWeek(String digits) {
        int minutes = Integer.parseInt(digits);
        return minutes >= 1 && minutes <= 10_080;
    }
}
