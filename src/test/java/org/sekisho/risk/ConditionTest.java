package org.sekisho.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.risk.SignalsOf.aPurchase;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

    private static final Window HOUR = new Window(Window.Per.CARD, Duration.ofHours(1));

    @ParameterizedTest
    @CsvSource({
        "5000, 0, 392, true",
        "4999, 0, 392, false",
        "9999, 0, 392, true",
        "10000, 0, 392, false",
        "500000, 2, 392, false",
        "5000, 2, 392, true",
        "5000, 0, 840, false"
    })
    void amountIsComparedInMajorUnitsOfItsCurrency(String minor, int exponent, String currency, boolean holds) {
        Condition condition = new Condition.AmountIn("392", new BigDecimal("5000"), new BigDecimal("10000"));

        assertThat(condition.holds(aPurchase().of(minor, exponent, currency).evidence()))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 5, 1, true",
        "1, 5, 4, true",
        "1, 5, 5, false",
        "23, 5, 23, true",
        "23, 5, 4, true",
        "23, 5, 22, false"
    })
    void hoursMayRunOverMidnight(int from, int until, int hour, boolean holds) {
        assertThat(new Condition.HourOfDay(from, until)
                        .holds(aPurchase().at(hour).evidence()))
                .isEqualTo(holds);
    }

    @Test
    void velocityCountsThisRequestToo() {
        Condition condition = new Condition.Velocity(HOUR, 3);

        assertThat(condition.holds(aPurchase().counted(HOUR, 3).evidence())).isTrue();
        assertThat(condition.holds(aPurchase().counted(HOUR, 2).evidence())).isFalse();
    }

    @Test
    void anotherCountryIsAnotherOne() {
        Condition condition = new Condition.IpCountryDiffers(Condition.IpCountryDiffers.From.BILLING);

        assertThat(condition.holds(aPurchase().from("840").billedTo("392").evidence()))
                .isTrue();
        assertThat(condition.holds(aPurchase().from("392").billedTo("392").evidence()))
                .isFalse();
    }

    @Test
    void whatIsNotKnownNeverHolds() {
        Evidence nothing = aPurchase().withoutAmount().from(null).billedTo(null).evidence();

        assertThat(new Condition.AmountIn("392", null, new BigDecimal("10")).holds(nothing))
                .isFalse();
        assertThat(new Condition.Velocity(HOUR, 1).holds(nothing)).isFalse();
        assertThat(new Condition.KnownDevice(true).holds(nothing)).isFalse();
        assertThat(new Condition.KnownDevice(false).holds(nothing)).isFalse();
        assertThat(new Condition.TrustedMerchant(false).holds(nothing)).isFalse();
        assertThat(new Condition.IpCountryDiffers(Condition.IpCountryDiffers.From.ISSUER).holds(nothing))
                .isFalse();
        assertThat(new Condition.OneOf(Condition.Fact.IP_COUNTRY, Set.of("392")).holds(nothing))
                .isFalse();
    }

    @Test
    void absenceOfTheCardholderIsAChannel() {
        Evidence there = aPurchase().evidence();
        Evidence absent = new Evidence(
                there.card(),
                there.assessment(),
                there.wish(),
                there.signals().without(new ThreeRi("11", ThreeRi.Basis.PROVEN)));
        Condition channel = new Condition.OneOf(Condition.Fact.CHANNEL, Set.of("3RI"));
        Condition ind = new Condition.OneOf(Condition.Fact.THREE_RI_IND, Set.of("11"));

        assertThat(channel.holds(absent) && ind.holds(absent)).isTrue();
        assertThat(channel.holds(there) || ind.holds(there)).isFalse();
    }
}
