package org.sekisho.threeds;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.platform.StartRefused;
import org.sekisho.testkit.Settings;

/** A wrong setting of the ACS stops the start with a sentence that names it. */
class SettingsCheckTest {

    private static void check(Map<String, String> settings) {
        new SettingsCheck().check(new StartupEvent(), Settings.of(ThreeDsConfig.class, settings));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            message-versions     | 2.2.0,2.4.0                       | one of 2.1.0, 2.2.0 and 2.3.1
            message-versions     | 2.2                               | one of 2.1.0, 2.2.0 and 2.3.1
            reference-number     | 123456789012345678901234567890123 | 1 to 32 characters
            operator-id          | 123456789012345678901234567890123 | 1 to 32 characters
            merchant-categories  | 5499,581                          | four digits
            merchant-categories  | 5499,food                         | four digits
            """)
    void wrongSettingIsRefused(String name, String value, String rule) {
        assertThatThrownBy(() -> check(Map.of("sekisho.acs." + name, value)))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("The setting sekisho.acs." + name + " (environment variable SEKISHO_ACS_")
                .hasMessageContaining(rule)
                .hasMessageEndingWith(".");
    }

    @Test
    void rightOnesAreTaken() {
        assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();
        assertThatCode(() -> check(Map.of(
                        "sekisho.acs.message-versions", "2.3.1",
                        "sekisho.acs.reference-number", "3DS_LOA_ACS_SEKI_020301_00001",
                        "sekisho.acs.operator-id", "OPERATOR-1",
                        "sekisho.acs.merchant-categories", "5499,5812")))
                .doesNotThrowAnyException();
    }
}
