package org.sekisho.authvalue;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.platform.StartRefused;
import org.sekisho.platform.outbound.OutboundConfig;
import org.sekisho.testkit.Settings;

/** A wrong setting of authentication values stops the start with a sentence that names it. */
class SettingsCheckTest {

    private static void check(Map<String, String> settings) {
        new SettingsCheck()
                .check(
                        new StartupEvent(),
                        Settings.of(ValueConfig.class, settings),
                        Settings.of(OutboundConfig.class, settings));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sekisho.value.http.deadline  | 0s | a gateway needs time
            sekisho.value.validity       | 0s | must count for a time
            sekisho.value.failures       | 0  | one value must be looked at
            sekisho.value.failure-period | 0s | failures must count
            """)
    void wrongSettingIsRefused(String name, String value, String rule) {
        refused(Map.of(name, value), name, rule);
    }

    @ParameterizedTest
    @CsvSource({"http://user:secret@gateway.example/", "ftp://secret.example", "https:secret"})
    void gatewayWithoutAnAddressIsRefusedAndTheAddressNotRepeated(String url) {
        Map<String, String> settings = new HashMap<>(gateway());
        settings.put("sekisho.value.http.url", url);

        refused(settings, "sekisho.value.http.url", "https URL");
    }

    @Test
    void missingGatewayIsRefused() {
        refused(gateway(), "sekisho.value.http.url", "https URL");
    }

    @Test
    void rightOnesAreTaken() {
        Map<String, String> settings = new HashMap<>(gateway());
        settings.put("sekisho.value.http.url", "https://gateway.example/values");

        assertThatCode(() -> check(settings)).doesNotThrowAnyException();
        assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();
    }

    private static Map<String, String> gateway() {
        return Map.of("sekisho.value.algorithm.JCB", "http");
    }

    private static void refused(Map<String, String> settings, String name, String rule) {
        assertThatThrownBy(() -> check(settings))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("The setting " + name + " (environment variable SEKISHO_VALUE_")
                .hasMessageContaining(rule)
                .hasMessageEndingWith(".")
                .hasMessageNotContaining("secret");
    }
}
