package org.sekisho.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
    private static DatabaseAddress parsed(String url) {
        return DatabaseAddress.parse("SEKISHO_DATABASE_URL", url);
    }

    @Test
    void bothClientsGetTheSamePlaceAndDecodedCredentials() {
        var properties = parsed("postgres://acs:p%40ss%2Fw+rd@db.bank.example/acs?sslmode=require")
                .properties();

        assertThat(properties)
                .containsEntry("quarkus.datasource.reactive.url", "postgresql://db.bank.example:5432/acs")
                .containsEntry(
                        "quarkus.datasource.jdbc.url", "jdbc:postgresql://db.bank.example:5432/acs?sslmode=require")
                .containsEntry("quarkus.datasource.username", "acs")
                .containsEntry("quarkus.datasource.password", "p@ss/w+rd")
                .containsEntry("quarkus.datasource.reactive.postgresql.ssl-mode", "require")
                .containsEntry("quarkus.datasource.reactive.trust-all", "true");
    }

    @Test
    void verifyFullTrustsTheGivenAuthorityOnlyAndChecksTheHostName() {
        var properties = parsed("postgresql://a:b@db:6432/acs?sslmode=verify-full&sslrootcert=/etc/ca.pem")
                .properties();

        assertThat(properties)
                .doesNotContainKey("quarkus.datasource.reactive.trust-all")
                .containsEntry("quarkus.datasource.reactive.trust-certificate-pem.certs", "/etc/ca.pem")
                .containsEntry("quarkus.datasource.reactive.hostname-verification-algorithm", "HTTPS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://a:topsecret@db/acs",
                "postgresql://a:topsecret@db",
                "postgresql://a:topsecret^@db/acs",
                "postgresql://a:topsecret%4@db/acs",
                "postgresql://a:topsecret@db/acs?sslmode=maybe",
                "postgresql://a:topsecret@db/acs?sslmode=verify-full",
                "postgresql://a:topsecret@db/acs?foo=bar",
                "topsecret"
            })
    void whatCannotBeUsedIsRefusedInOneSentenceWithoutTheSecret(String url) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> parsed(url))
                .withMessageContaining("SEKISHO_DATABASE_URL")
                .withMessageNotContaining("topsecret");
    }

    @Test
    void passwordIsNotPrinted() {
        assertThat(parsed("postgresql://a:topsecret@db/acs")).hasToString("a@db:5432/acs");
    }
}
