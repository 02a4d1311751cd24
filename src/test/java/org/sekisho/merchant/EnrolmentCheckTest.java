package org.sekisho.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.requestor.store.Requestors;
import org.sekisho.testkit.MerchantCalls;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;

@SekishoTest
@OverTheWire
class EnrolmentCheckTest {

    private static final String UNKNOWN = "3569990000009988";

    @Inject
    Requestors requestors;

    @ParameterizedTest
    @ValueSource(strings = {"3569990000000011", "3569990000000029"})
    void aRegisteredCardIsEnrolled(String pan) {
        MerchantCalls.check(MerchantCalls.demoToken(), pan)
                .then()
                .statusCode(200)
                .body("enrolled", equalTo("Y"))
                .body("protocolVersions", equalTo(List.of("2.2.0")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3569990000000045", "3569990000000052", UNKNOWN, "4111111111111111"})
    void allOthersGetTheSameBytes(String pan) {
        String token = MerchantCalls.demoToken();

        String answer =
                MerchantCalls.check(token, pan).then().statusCode(200).extract().asString();

        assertThat(answer).isEqualTo("{\"enrolled\":\"N\",\"protocolVersions\":[\"2.2.0\"]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "356999000001", "35699900000000000112", "3569 9900 0000 0011", "３５６９９９０００００００１１１", "\\u0000"
            })
    void whatIsNoCardNumberIsNamed(String pan) {
        MerchantCalls.check(MerchantCalls.demoToken(), pan)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItem("cardNumber"));
    }

    @ParameterizedTest
    @CsvSource({
        "4111111111111111, true",
        "4111111111111112, false",
        "3566002020360505, true",
        "3530111333300000, true",
        "3569990000000011, false",
        "4222222222222, true"
    })
    void theCheckDigitTellsASlipOfTheFinger(String pan, boolean right) {
        assertThat(CardNumbers.checks(pan)).isEqualTo(right);
    }

    @Test
    void aMerchantLearnsOfAHundredUnknownCardsAndThenNothing() throws Exception {
        MerchantCalls.register(requestors, "curious", null, null);
        String token = MerchantCalls.token("curious", "curious-secret");

        List<Integer> answers =
                together(130, () -> MerchantCalls.check(token, UNKNOWN).statusCode());

        assertThat(answers).filteredOn(status -> status == 200).hasSize(100);
        assertThat(answers).filteredOn(status -> status == 429).hasSize(30);
        MerchantCalls.check(token, MerchantCalls.PAN)
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:sekisho:problem:too-many-unknown-cards"));
        int retryAfter = Integer.parseInt(MerchantCalls.check(token, UNKNOWN).header("Retry-After"));
        assertThat(retryAfter).isBetween(1, 660);
    }

    @Test
    void knownCardsCostNothing() {
        MerchantCalls.register(requestors, "busy", null, null);
        String token = MerchantCalls.token("busy", "busy-secret");

        assertThat(IntStream.range(0, 120)
                        .map(i -> MerchantCalls.check(token, MerchantCalls.PAN).statusCode()))
                .containsOnly(200);
    }

    private static List<Integer> together(int times, Callable<Integer> call) throws Exception {
        try (var threads = Executors.newFixedThreadPool(16)) {
            return threads.invokeAll(Collections.nCopies(times, call)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }
}
