package org.sekisho.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.quarkus.runtime.QuarkusBindException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartupFailureTest {
    private static String sentenceFor(Map<String, String> settings) {
        var failure = catchThrowable(() -> new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(settings, "config/application.properties", 100))
                .withMapping(PublicAddress.class)
                .withMapping(DatabaseConfig.class)
                .build());
        return StartupFailure.sentence(new ExceptionInInitializerError(failure)).orElseThrow();
    }

    @Test
    void missingSettingIsNamedAsPropertyAndAsEnvironmentVariable() {
        assertThat(sentenceFor(Map.of()))
                .isEqualTo("The setting sekisho.public-url (environment variable SEKISHO_PUBLIC_URL) is missing.");
    }

    @Test
    void valueOfTheWrongKindIsShown() {
        var settings = Map.of("sekisho.public-url", "https://acs.example", "sekisho.database.wait", "abc");

        assertThat(sentenceFor(settings))
                .isEqualTo("The setting sekisho.database.wait (environment variable SEKISHO_DATABASE_WAIT)"
                        + " has a value that cannot be used: \"abc\".");
    }

    @Test
    void misspeltSettingIsReported() {
        var settings = Map.of("sekisho.public-url", "https://acs.example", "sekisho.databse.wait", "10s");

        assertThat(sentenceFor(settings)).startsWith("There is no setting sekisho.databse.wait");
    }

    @Test
    void usedPortIsNamed() {
        var failure = new RuntimeException(new QuarkusBindException("0.0.0.0", 8080, new BindException("in use")));

        assertThat(StartupFailure.sentence(failure))
                .hasValueSatisfying(sentence -> assertThat(sentence).startsWith("Port 8080 "));
    }

    @Test
    void usedManagementPortIsNamed() {
        var failure = new RuntimeException(new IllegalStateException(
                "Unable to start the management interface on 0.0.0.0:9000", new BindException()));

        assertThat(StartupFailure.sentence(failure))
                .hasValueSatisfying(sentence ->
                        assertThat(sentence).startsWith("Port 9000 ").contains("QUARKUS_MANAGEMENT_PORT"));
    }

    @Test
    void missingCertificateIsToldWithItsFile() {
        var failure = new RuntimeException(new IllegalStateException(
                "Invalid key/certificate pair configuration for certificate 'public' - cannot read the key/certificate files",
                new UncheckedIOException(new NoSuchFileException("/run/tls/public/tls.crt"))));

        assertThat(StartupFailure.sentence(failure))
                .hasValue("Invalid key/certificate pair configuration for certificate 'public': NoSuchFileException"
                        + " /run/tls/public/tls.crt.");
    }

    @Test
    void refusalSpeaksForItselfHoweverDeepItLies() {
        var failure =
                new RuntimeException("Failed to start", new IllegalStateException(new StartRefused("No database.")));

        assertThat(StartupFailure.sentence(failure)).hasValue("No database.");
    }

    @Test
    void unknownFailureKeepsItsStackTrace() {
        assertThat(StartupFailure.sentence(new IllegalStateException("never seen")))
                .isEmpty();
    }
}
