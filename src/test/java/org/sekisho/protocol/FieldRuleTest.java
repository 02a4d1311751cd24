package org.sekisho.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.protocol.DeviceChannel.APP;
import static org.sekisho.protocol.DeviceChannel.BROWSER;
import static org.sekisho.protocol.FieldRule.narrowed;
import static org.sekisho.protocol.FieldRule.optional;
import static org.sekisho.protocol.FieldRule.required;
import static org.sekisho.protocol.MessageVersion.V2_1_0;
import static org.sekisho.protocol.MessageVersion.V2_2_0;
import static org.sekisho.protocol.MessageVersion.V2_3_1;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FieldRuleTest {

    @Test
    void rowsAreNarrowedToAVersion() {
        List<FieldRule> rows = List.of(
                required("always"),
                required("early").until(V2_1_0),
                required("late").from(V2_3_1),
                required("once").from(V2_2_0).until(V2_2_0),
                optional("nest")
                        .with(optional("old").until(V2_2_0), optional("young").from(V2_3_1)));

        assertThat(names(narrowed(rows, V2_1_0, BROWSER))).isEqualTo("always early nest(old)");
        assertThat(names(narrowed(rows, V2_2_0, BROWSER))).isEqualTo("always once nest(old)");
        assertThat(names(narrowed(rows, V2_3_1, BROWSER))).isEqualTo("always late nest(young)");
    }

    @Test
    void rowsAreNarrowedToAChannelAndToCommonOnesIfItIsUnknown() {
        List<FieldRule> rows = List.of(
                required("all"),
                required("screen").in(BROWSER),
                required("both").in(APP, BROWSER));

        assertThat(names(narrowed(rows, V2_2_0, BROWSER))).isEqualTo("all screen both");
        assertThat(names(narrowed(rows, V2_2_0, APP))).isEqualTo("all both");
        assertThat(names(narrowed(rows, V2_2_0, null))).isEqualTo("all");
    }

    @ParameterizedTest
    @EnumSource(MessageVersion.class)
    void noElementHasTwoRowsAtOnce(MessageVersion version) {
        for (DeviceChannel channel : DeviceChannel.values()) {
            List<FieldRule> rows = narrowed(AReqRules.all(false, false), version, channel);
            unique(rows);
            rows.forEach(row -> unique(row.members()));
        }
    }

    private static void unique(List<FieldRule> rows) {
        List<String> names = rows.stream().map(FieldRule::name).toList();
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void everyComponentOfTheRecordHasARow() {
        List<String> rows =
                AReqRules.all(false, false).stream().map(FieldRule::name).toList();

        assertThat(rows).containsAll(components(AReq.class, "sdk")).containsAll(components(AReq.Sdk.class, ""));
    }

    private static List<String> components(Class<?> type, String except) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !name.equals(except))
                .toList();
    }

    @Test
    void countriesAreAsManyAsTheJdkKnows() {
        long countries = IntStream.range(0, 1000)
                .filter(number -> Countries.contains(String.format("%03d", number)))
                .count();

        assertThat(countries).isEqualTo(Locale.getISOCountries().length);
    }

    private static String names(List<FieldRule> rows) {
        return rows.stream()
                .map(row -> row.members().isEmpty() ? row.name() : row.name() + '(' + names(row.members()) + ')')
                .collect(Collectors.joining(" "));
    }
}
