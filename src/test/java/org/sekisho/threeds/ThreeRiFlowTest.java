package org.sekisho.threeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.testkit.Enrolment.PASSWORD;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Challenge;
import org.sekisho.testkit.Directory;
import org.sekisho.testkit.Enrolment;
import org.sekisho.testkit.Messages;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** Merchants that ask while the cardholder is absent. */
@SekishoTest
@OverTheWire
class ThreeRiFlowTest {

    private static Directory directory;

    @Inject
    Enrolment enrolment;

    @Inject
    Tables tables;

    @BeforeAll
    static void startTheDirectory() {
        directory = Directory.start();
    }

    @AfterAll
    static void stopTheDirectory() {
        directory.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "02", "06", "07", "11"})
    void whatTheCardholderProvedCarriesALaterPayment(String ind) {
        Challenge proven = proven(enrolment.withPassword().pan());
        ObjectNode aReq = later(proven, "5000").put("threeRIInd", ind);
        aReq.put("purchaseInstalData", "012").put("recurringExpiry", "20301231").put("recurringFrequency", "30");

        JsonNode aRes = Acs.answer(aReq);

        assertThat(told(aRes)).isEqualTo("Y");
        assertThat(aRes.path("eci").asText()).isEqualTo("05");
        assertThat(aRes.path("authenticationValue").asText()).hasSize(28);
        assertThat(aRes.has("acsURL") || aRes.has("acsChallengeMandated")).isFalse();
        assertThat(Acs.areq(aReq.toString()).body()).isEqualTo(aRes.toString());
    }

    @ParameterizedTest
    @CsvSource({
        // amount, status with reason
        "15000,    U23",
        "100000,   N11",
        "7777,     U22",
        "8888,     U22"
    })
    void scorerHasItsSayAsWell(String amount, String told) {
        Challenge proven = proven(enrolment.withPassword().pan());

        JsonNode aRes = Acs.answer(later(proven, amount));

        assertThat(told(aRes)).isEqualTo(told);
        assertThat(aRes.has("authenticationValue")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"threeDSRequestorID, shop-2", "acquirerMerchantID, 000000000000002", "acquirerBIN,        353099"})
    void proofIsWorthNothingToAnotherMerchant(String element, String value) {
        Challenge proven = proven(enrolment.withPassword().pan());

        JsonNode aRes = Acs.answer(later(proven, "5000").put(element, value));

        assertThat(told(aRes)).isEqualTo("N01");
        assertThat(aRes.has("authenticationValue")).isFalse();
    }

    @Test
    void proofOfOneCardIsNoneOfAnother() {
        Challenge proven = proven(enrolment.withPassword().pan());

        JsonNode aRes = Acs.answer(
                later(proven, "5000").put("acctNumber", enrolment.withPassword().pan()));

        assertThat(told(aRes)).isEqualTo("N01");
    }

    @Test
    void onlyAChallengeProvesAnything() {
        String pan = enrolment.withPassword().pan();
        JsonNode frictionless = Acs.answer(Messages.aReq(pan));
        Challenge open = Challenge.of(pan, directory);
        open.open();

        assertThat(frictionless.path("transStatus").asText()).isEqualTo("Y");
        assertThat(told(Acs.answer(later(pan, frictionless.path("acsTransID").asText(), "5000"))))
                .isEqualTo("U23");
        assertThat(told(Acs.answer(later(pan, open.id().toString(), "5000")))).isEqualTo("U23");
    }

    @Test
    void failedChallengeProvesNothing() {
        String pan = enrolment.withPassword().pan();
        Challenge cancelled = Challenge.of(pan, directory);
        Challenge.press(cancelled.open(), "cancel");
        directory.result(cancelled);

        assertThat(told(Acs.answer(later(cancelled, "5000")))).isEqualTo("U23");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "11111111-2222-4333-8444-555555555555", "1-1-1-1-1"})
    void whatWeDoNotKnowIsNoProof(String reference) {
        String pan = enrolment.withPassword().pan();

        assertThat(told(Acs.answer(later(pan, reference, "5000")))).isEqualTo("U23");
    }

    @Test
    void laterPaymentThatNamesNothingIsNotAuthenticated() {
        ObjectNode aReq = later(enrolment.withPassword().pan(), null, "5000");

        assertThat(told(Acs.answer(aReq))).isEqualTo("U23");
    }

    @Test
    void proofRunsOut() {
        Challenge proven = proven(enrolment.withPassword().pan());
        tables.change(
                "UPDATE prior_authentication SET proven_at = now() - interval '401 days' WHERE acs_trans_id = $1",
                proven.id());

        assertThat(told(Acs.answer(later(proven, "5000")))).isEqualTo("U23");
    }

    @ParameterizedTest
    @CsvSource({"06, 392, 0, U23", "02, 392, 0, U23", "11, 392, 0, Y", "06, 840, 2, U23", "11, 840, 2, Y"})
    void partIsNotMoreThanTheWhole(String ind, String currency, String exponent, String told) {
        Challenge proven = proven(enrolment.withPassword().pan());
        tables.change("UPDATE prior_authentication SET amount = '4999' WHERE acs_trans_id = $1", proven.id());
        ObjectNode aReq = later(proven, "5000").put("threeRIInd", ind);
        aReq.put("purchaseCurrency", currency).put("purchaseExponent", exponent);
        aReq.put("purchaseInstalData", "012").put("recurringExpiry", "20301231").put("recurringFrequency", "30");

        assertThat(told(Acs.answer(aReq))).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        // card            ind told
        "3569990000000011, 05, Y",
        "3569990000000011, 04, Y",
        "3569990000000011, 80, Y",
        "3569990000000011, 03, U23",
        "3569990000000011, 10, U21",
        "3569990000000045, 05, Y",
        "3569990000000052, 05, N10",
        "3569990000000078, 05, N08"
    })
    void whetherACardIsGoodIsToldWithoutProof(String pan, String ind, String told) {
        JsonNode aRes = Acs.answer(check(pan, ind));

        assertThat(told(aRes)).isEqualTo(told);
        assertThat(aRes.has("authenticationValue")).isFalse();
    }

    @Test
    void inTheOldestVersionReasonsAreThoseItKnows() {
        assertThat(told(Acs.answer(check(Messages.PAN, "05").put("messageVersion", "2.1.0"))))
                .isEqualTo("Y");
        assertThat(told(Acs.answer(check(Messages.PAN, "03").put("messageVersion", "2.1.0"))))
                .isEqualTo("U07");
    }

    @Test
    void newestVersionNamesSeveralAndTheDirectorysIdAsWell() {
        Challenge proven = proven(enrolment.withPassword().pan());
        ObjectNode aReq = later(proven.aReq().path("acctNumber").asText(), null, "5000")
                .put("messageVersion", "2.3.1")
                .put("acquirerCountryCode", "392")
                .put("threeRIInd", "16");
        var priors = aReq.putArray("threeDSRequestorPriorAuthenticationInfo");
        priors.addObject().put("threeDSReqPriorRef", "unknown");
        priors.addObject().set("threeDSReqPriorDsTransId", proven.aReq().path("dsTransID"));

        assertThat(told(Acs.answer(aReq))).isEqualTo("Y");
    }

    @Test
    void bothIdsHaveToBeThoseOfOneAuthentication() {
        Challenge proven = proven(enrolment.withPassword().pan());
        ObjectNode aReq = later(proven.aReq().path("acctNumber").asText(), null, "5000")
                .put("messageVersion", "2.3.1")
                .put("acquirerCountryCode", "392");
        aReq.putArray("threeDSRequestorPriorAuthenticationInfo")
                .addObject()
                .put("threeDSReqPriorRef", proven.id().toString())
                .put("threeDSReqPriorDsTransId", "11111111-2222-4333-8444-555555555555");

        JsonNode aRes = Acs.answer(aReq);

        assertThat(told(aRes)).isEqualTo("U23");
        assertThat(aRes.path("transStatusReasonInfo").asText()).contains("prior authentication");
    }

    @ParameterizedTest
    @CsvSource({"13, deviceBindingStatus, 02, 03", "14, cardSecurityCodeStatus, U, 02"})
    void whatIsNotKnownHereIsSaidInSoManyWords(String ind, String element, String status, String source) {
        ObjectNode aReq = check(Messages.PAN, ind).put("messageVersion", "2.3.1");

        JsonNode aRes = Acs.answer(aReq);

        assertThat(told(aRes)).isEqualTo("U21");
        assertThat(aRes.path(element).asText()).isEqualTo(status);
        assertThat(aRes.path(element + "Source").asText()).isEqualTo(source);
    }

    @ParameterizedTest
    @CsvSource({"0003, Y", "0013, N01", "0053, U22", "0033, R11", "0072, U23"})
    void simulatorPlaysItsDigitsHereToo(String digits, String told) {
        assertThat(told(Acs.answer(later("356999014711" + digits, null, "5000"))))
                .isEqualTo(told);
    }

    @Test
    void isOverAsSoonAsItIsAnswered() {
        JsonNode aRes = Acs.answer(later(enrolment.withPassword().pan(), null, "5000"));

        assertThat(tables.text(
                        "SELECT state FROM transaction WHERE acs_trans_id = $1::text::uuid",
                        aRes.path("acsTransID").asText()))
                .isEqualTo("FINAL");
    }

    private Challenge proven(String pan) {
        Challenge challenge = Challenge.of(pan, directory);
        Challenge.submit(challenge.open(), PASSWORD);
        assertThat(directory.result(challenge).path("transStatus").asText()).isEqualTo("Y");
        return challenge;
    }

    private static ObjectNode later(Challenge earlier, String amount) {
        return later(earlier.aReq().path("acctNumber").asText(), earlier.id().toString(), amount);
    }

    private static ObjectNode later(String pan, @Nullable String reference, String amount) {
        ObjectNode aReq = withoutBrowser(Messages.aReq(pan))
                .put("deviceChannel", "03")
                .put("threeRIInd", "11")
                .put("purchaseAmount", amount);
        if (reference != null) {
            aReq.putObject("threeDSRequestorPriorAuthenticationInfo")
                    .put("threeDSReqPriorAuthMethod", "02")
                    .put("threeDSReqPriorRef", reference);
        }
        return aReq;
    }

    private static ObjectNode check(String pan, String ind) {
        ObjectNode aReq = withoutBrowser(Messages.aReq(pan))
                .put("deviceChannel", "03")
                .put("messageCategory", "02")
                .put("threeRIInd", ind);
        aReq.properties().removeIf(element -> element.getKey().startsWith("purchase"));
        return aReq;
    }

    private static ObjectNode withoutBrowser(ObjectNode aReq) {
        aReq.remove("threeDSCompInd");
        aReq.remove("notificationURL");
        aReq.properties().removeIf(element -> element.getKey().startsWith("browser"));
        return aReq;
    }

    private static String told(JsonNode aRes) {
        assertThat(aRes.path("messageType").asText()).as("%s", aRes).isEqualTo("ARes");
        return aRes.path("transStatus").asText()
                + aRes.path("transStatusReason").asText();
    }
}
