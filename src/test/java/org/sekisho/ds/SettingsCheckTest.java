package org.sekisho.ds;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.ds.store.DsRetentionConfig;
import org.sekisho.ds.store.ForeignRanges;
import org.sekisho.platform.StartRefused;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Settings;

/** A wrong setting of the directory stops the start with a sentence that names it. */
@SekishoTest
class SettingsCheckTest {
    @Inject
    ForeignRanges foreign;

    private void check(Map<String, String> settings) {
        DsConfig config = Settings.of(DsConfig.class, settings);
        new SettingsCheck()
                .check(
                        new StartupEvent(),
                        config,
                        Settings.of(DsRetentionConfig.class, settings),
                        new Participants(config, Settings.of(DsServersConfig.class, settings), foreign));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sekisho.ds.reference-number       | 123456789012345678901234567890123 | 1 to 32 characters
            sekisho.ds.versions               | 2.2.0,2.4.0                       | one of 2.1.0, 2.2.0 and 2.3.1
            sekisho.ds.ares-timeout           | 0s                                | positive
            sekisho.ds.ares-timeout           | 31s                               | no longer than 30s
            sekisho.ds.rres-timeout           | 0s                                | positive
            sekisho.ds.rres-timeout           | 5s                                | below the 5s
            sekisho.ds.preqs-per-minute       | 0                                 | at least one
            sekisho.retention.ds.transactions | 8d                                | longer than the 8d
            """)
    void wrongSettingIsRefused(String name, String value, String rule) {
        assertThatThrownBy(() -> check(Map.of(name, value)))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("The setting " + name + " (environment variable SEKISHO_")
                .hasMessageContaining(rule)
                .hasMessageEndingWith(".");
    }

    @Test
    void subjectThatIsNoneIsRefused() {
        assertThatThrownBy(() -> check(servers("A", "server one", "CN=b.example")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("sekisho.ds.servers.A.subject is server one");
    }

    @Test
    void twoServersWithOneSubjectAreRefused() {
        assertThatThrownBy(() -> check(servers("A", "CN=server.example, O=Shop", "cn=SERVER.example,o=shop")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("have the same subject");
    }

    @Test
    void rightOnesAreTaken() {
        assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();
        assertThatCode(() -> check(servers("A", "CN=a.example", "CN=b.example")))
                .doesNotThrowAnyException();
    }

    private static Map<String, String> servers(String name, String subject, String other) {
        return Map.of(
                "sekisho.ds.servers." + name + ".subject",
                subject,
                "sekisho.ds.servers." + name + ".hosts",
                "a.example",
                "sekisho.ds.servers.other.subject",
                other,
                "sekisho.ds.servers.other.hosts",
                "b.example");
    }
}
