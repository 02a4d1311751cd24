package org.sekisho.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.protocol.Refusals.READER;
import static org.sekisho.protocol.Refusals.verdict;
import static org.sekisho.protocol.Refusals.without;
import static org.sekisho.testkit.Messages.aReq;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.testkit.Messages;

class AReqChannelTest {

    private static final List<String> BROWSER_ELEMENTS = List.of(
            "browserAcceptHeader",
            "browserIP",
            "browserJavascriptEnabled",
            "browserJavaEnabled",
            "browserLanguage",
            "browserColorDepth",
            "browserScreenHeight",
            "browserScreenWidth",
            "browserTZ",
            "browserUserAgent",
            "notificationURL",
            "threeDSCompInd");

    @Test
    void appRequestIsAccepted() {
        assertThat(verdict(app())).isEqualTo("accepted");
        assertThat(READER.read(app().toString()).aReq().channel()).isEqualTo(DeviceChannel.APP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sdkAppID",
                "sdkTransID",
                "sdkReferenceNumber",
                "sdkMaxTimeout",
                "sdkEphemPubKey",
                "deviceRenderOptions",
                "threeDSRequestorAuthenticationInd"
            })
    void appRequestNeedsTheSdksElements(String name) {
        assertThat(verdict(without(app(), name))).isEqualTo("201 " + name);
    }

    @Test
    void membersOfTheSdksObjectsAreChecked() {
        var app = app().put("sdkMaxTimeout", "04");
        app.withObject("/sdkEphemPubKey").put("crv", "P-384");
        app.withObject("/deviceRenderOptions")
                .put("sdkInterface", "04")
                .putArray("sdkUiType")
                .add("06");

        assertThat(verdict(app))
                .isEqualTo("203 sdkMaxTimeout,sdkEphemPubKey.crv,deviceRenderOptions.sdkInterface,"
                        + "deviceRenderOptions.sdkUiType");
    }

    @Test
    void keyMustBeAPointOfTheCurve() {
        var beside = app();
        beside.withObject("/sdkEphemPubKey").put("y", "cNToWLSdcFQKG--PGVEUQrIHP8w6TcRyj0pyFx4-ZMY");
        var zero = app();
        zero.withObject("/sdkEphemPubKey").put("x", "A".repeat(43)).put("y", "A".repeat(43));
        var other = app();
        other.withObject("/sdkEphemPubKey").put("kty", "RSA").put("x", "AQAB");
        var tooLarge = app();
        tooLarge.withObject("/sdkEphemPubKey").put("x", "_".repeat(42) + "8");

        assertThat(verdict(beside)).isEqualTo("203 sdkEphemPubKey");
        assertThat(verdict(zero)).isEqualTo("203 sdkEphemPubKey");
        assertThat(verdict(tooLarge)).isEqualTo("203 sdkEphemPubKey");
        assertThat(verdict(other)).isEqualTo("203 sdkEphemPubKey.kty,sdkEphemPubKey.x");
    }

    @Test
    void elementsOfAnotherChannelAreIgnoredHoweverBroken() {
        var browser = aReq().put("sdkTransID", "").put("threeRIInd", 5);
        browser.putObject("deviceRenderOptions");
        var app = app().put("browserIP", "nowhere").put("browserTZ", "");
        app.putObject("notificationURL").put("a", 1);

        assertThat(verdict(browser)).isEqualTo("accepted");
        assertThat(READER.read(browser.toString()).aReq().sdkTransID()).isNull();
        assertThat(verdict(app)).isEqualTo("accepted");
    }

    @Test
    void requestWithoutCardholderIsAcceptedWithStrayIndicators() {
        var threeRI =
                threeRI("04").put("threeDSRequestorChallengeInd", "99x").put("threeDSRequestorAuthenticationInd", "02");

        assertThat(verdict(threeRI)).isEqualTo("accepted");
        assertThat(verdict(without(threeRI("04"), "threeRIInd"))).isEqualTo("201 threeRIInd");
    }

    @Test
    void requestWithoutCardholderForPaymentsDescribesThem() {
        assertThat(verdict(threeRI("06")))
                .isEqualTo("201 purchaseAmount,purchaseCurrency,purchaseExponent,purchaseDate");
        assertThat(verdict(threeRI("02")))
                .isEqualTo("201 purchaseAmount,purchaseCurrency,purchaseExponent,purchaseDate,"
                        + "purchaseInstalData,recurringExpiry,recurringFrequency");
    }

    @Test
    void unknownChannelIsTheOnlyFinding() {
        assertThat(verdict(aReq().put("deviceChannel", "04"))).isEqualTo("203 deviceChannel");
    }

    private static ObjectNode app() {
        var app = aReq().put("deviceChannel", "01");
        app.remove(BROWSER_ELEMENTS);
        app.setAll(Messages.sdk());
        return app;
    }

    private static ObjectNode threeRI(String threeRIInd) {
        var threeRI =
                aReq().put("deviceChannel", "03").put("messageCategory", "02").put("threeRIInd", threeRIInd);
        threeRI.remove(BROWSER_ELEMENTS);
        threeRI.remove(List.of("purchaseAmount", "purchaseCurrency", "purchaseExponent", "purchaseDate"));
        threeRI.remove("threeDSRequestorAuthenticationInd");
        return threeRI;
    }
}
