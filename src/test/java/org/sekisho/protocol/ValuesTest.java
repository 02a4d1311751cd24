package org.sekisho.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @ParameterizedTest
    @CsvSource({
        "3569990000000011, 35699900, 0011, 356999******0011",
        "3569990000011, 356999, 0011, 356999***0011",
        "356999000000011, 356999, 0011, 356999*****0011",
        "3569990000000000011, 35699900, 0011, 356999*********0011"
    })
    void cardNumberShowsItsEndsOnly(String digits, String bin, String lastFour, String shown) {
        Pan pan = new Pan(digits);

        assertThat(pan.bin()).isEqualTo(bin);
        assertThat(pan.lastFour()).isEqualTo(lastFour);
        assertThat(pan).hasToString(shown);
        assertThat(Wire.write(pan)).isEqualTo('"' + digits + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "356999000001", "35699900000000000112", "35699900000000 11", "３５６９９９０００００００１１１"})
    void whatIsNoCardNumberIsRefusedUnrepeated(String digits) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pan(digits))
                .withMessage("a card number has 13 to 19 digits");
    }

    @Test
    void closedListsHaveTheCodesOfTheProtocol() {
        assertThat(codes(TransStatus.values())).isEqualTo("Y N U A C D R I S");
        assertThat(codes(TransStatusReason.values()))
                .isEqualTo("01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26"
                        + " 27 28 29 30");
        assertThat(codes(ChallengeCancel.values())).isEqualTo("01 03 04 05 06 07 08 09 10");
        assertThat(codes(AuthenticationType.values())).isEqualTo("01 02 03 04");
        assertThat(codes(DeviceChannel.values())).isEqualTo("01 02 03");
        assertThat(codes(ResultsStatus.values())).isEqualTo("01 02 03 04");
        assertThat(codes(ChallengeWindowSize.values())).isEqualTo("01 02 03 04 05");
        assertThat(codes(ErrorCode.values()))
                .isEqualTo("101 102 103 201 202 203 204 205 206 207 301 302 303 304 305 306 307 308 309 310 311 312"
                        + " 313 314 315 402 403 404 405");
    }

    @Test
    void everyCodeLeadsBackToItsValue() {
        assertThat(TransStatus.values()).allMatch(value -> TransStatus.of(value.code()) == value);
        assertThat(TransStatusReason.values()).allMatch(value -> TransStatusReason.of(value.code()) == value);
        assertThat(ChallengeCancel.values()).allMatch(value -> ChallengeCancel.of(value.code()) == value);
        assertThat(AuthenticationType.values()).allMatch(value -> AuthenticationType.of(value.code()) == value);
        assertThat(DeviceChannel.values()).allMatch(value -> DeviceChannel.of(value.code()) == value);
        assertThat(ResultsStatus.values()).allMatch(value -> ResultsStatus.of(value.code()) == value);
        assertThat(ChallengeWindowSize.values()).allMatch(value -> ChallengeWindowSize.of(value.code()) == value);
    }

    @Test
    void unknownCodeIsAFormatErrorThatNamesTheElement() {
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> TransStatus.of("Z"))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.FORMAT_INVALID);
                    assertThat(refusal.detail()).isEqualTo("transStatus");
                });
        assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> TransStatus.of(null));
    }

    @Test
    void descriptionsAreThereAndShort() {
        assertThat(ErrorCode.values())
                .allMatch(code ->
                        !code.description().isBlank() && code.description().length() < 100);
    }

    @Test
    void windowsHaveTheirSizes() {
        assertThat(Arrays.stream(ChallengeWindowSize.values()).map(size -> size.width() + "x" + size.height()))
                .containsExactly("250x400", "390x400", "500x600", "600x400", "0x0");
    }

    @Test
    void everyCountryOfTheJdkLeadsThereAndBack() {
        assertThat(Locale.getISOCountries())
                .allSatisfy(letters -> assertThat(Countries.numeric(letters).flatMap(Countries::alpha2))
                        .contains(letters));
    }

    @ParameterizedTest
    @CsvSource({"392, JP", "840, US", "276, DE", "004, AF", "894, ZM", "728, SS"})
    void countriesHaveThreeDigitsAndTwoLetters(String numeric, String alpha2) {
        assertThat(Countries.alpha2(numeric)).contains(alpha2);
        assertThat(Countries.numeric(alpha2)).contains(numeric);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jp", "JPN", "XK", "999", "4", "000"})
    void otherTextsAreNoCountries(String text) {
        assertThat(Countries.alpha2(text)).isEmpty();
        assertThat(Countries.numeric(text)).isEmpty();
    }

    @Test
    void currenciesHaveThreeLetters() {
        assertThat(Currencies.alpha3("392")).contains("JPY");
        assertThat(Currencies.alpha3("978")).contains("EUR");
        assertThat(Currencies.alpha3("000")).isEmpty();
        assertThat(Currencies.alpha3("JPY")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.2.1", "2001:DB8::1, 2001:db8:0:0:0:0:0:1", "::ffff:192.0.2.1, 192.0.2.1"})
    void addressesAreReadFromTheirText(String text, String address) {
        assertThat(IpAddresses.parse(text).orElseThrow().getHostAddress()).isEqualTo(address);
    }

    private static String codes(Coded... values) {
        return Arrays.stream(values).map(Coded::code).collect(Collectors.joining(" "));
    }
}
