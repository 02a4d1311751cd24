package org.sekisho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.sekisho.platform.EmbeddedDatabase;
import org.sekisho.testkit.SekishoProcess;

/** The packaged jar as Kubernetes runs it: an owner that migrates, replicas without its rights, passwords in files. */
@TestMethodOrder(OrderAnnotation.class)
class DatabaseRightsIT {
    private static final String OWNER = "sekisho_owner";
    private static final String APP = "sekisho_app";
    private static final String PASSWORD = "letters4and8digits";

    @TempDir
    static Path folder;

    private static EmbeddedDatabase server;

    @BeforeAll
    static void prepareTheDatabase() throws SQLException {
        server = EmbeddedDatabase.kept(folder);
        sql(
                server.address().user(),
                server.address().name(),
                "create role sekisho_owner login password '" + PASSWORD + "'");
        sql(
                server.address().user(),
                server.address().name(),
                "create role sekisho_app login password '" + PASSWORD + "'");
        sql(server.address().user(), server.address().name(), "create database acs owner sekisho_owner");
        sql(
                server.address().user(),
                "acs",
                "alter default privileges for role sekisho_owner grant select, insert, update, delete on tables to sekisho_app;"
                        + " alter default privileges for role sekisho_owner grant execute on functions to sekisho_app");
    }

    @AfterAll
    static void stopTheDatabase() {
        server.close();
    }

    @Test
    @Order(1)
    void replicaWithoutRightsRefusesTablesThatAreTooOld() throws Exception {
        var start = replica(Map.of("SEKISHO_DATABASE_WAIT", "1s"));

        assertThat(start.exitCode()).as(start.text()).isEqualTo(1);
        assertThat(start.text())
                .contains("Sekisho cannot start: The tables of 127.0.0.1")
                .contains("run it once with the argument migrate")
                .doesNotContain("\tat ");
    }

    @Test
    @Order(2)
    void migrationWithoutTheOwnersRightsIsToldInOneSentence() throws Exception {
        var migration = migration(APP);

        assertThat(migration.exitCode()).as(migration.text()).isEqualTo(1);
        assertThat(migration.text())
                .contains("Sekisho cannot start: The tables of 127.0.0.1")
                .doesNotContain("\tat ");
    }

    @Test
    @Order(3)
    void migrateNeedsNoKeysAndEndsByItself() throws Exception {
        var first = migration(OWNER);
        assertThat(first.exitCode()).as(first.text()).isZero();
        assertThat(first.text())
                .contains("are up to date")
                .doesNotContain("cannot start")
                .doesNotContain("Listening");

        var second = migration(OWNER);
        assertThat(second.exitCode()).as(second.text()).isZero();
        assertThat(second.text()).contains("are up to date, 0 migrations were run");
    }

    @Test
    @Order(4)
    void replicaWithoutRightsServesAndMakesPartitions() throws Exception {
        var day = "transaction_" + LocalDate.now(ZoneOffset.UTC).plusDays(5).format(DateTimeFormatter.BASIC_ISO_DATE);
        sql(OWNER, "acs", "drop table " + day);

        var started = replica(Map.of()).ready();

        await().atMost(Duration.ofSeconds(20)).until(() -> exists(day));
        assertThat(sessionsOverJdbc())
                .as("a start on current tables needs none")
                .isZero();
        started.stop();
        assertThat(started.text()).doesNotContain("permission denied");
    }

    @Test
    @Order(5)
    void replicasRoleCannotChangeTables() throws Exception {
        try (var connection = connect(APP, "acs");
                var statement = connection.createStatement()) {
            for (var forbidden : new String[] {
                "drop table outbox",
                "alter table transaction disable trigger transaction_result_stands",
                "create table mine (id int)",
                "create or replace function settings_changed() returns trigger language sql as 'select null'"
            }) {
                assertThat(catchThrowable(() -> statement.execute(forbidden)))
                        .as(forbidden)
                        .isInstanceOf(SQLException.class)
                        .extracting(failure -> ((SQLException) failure).getSQLState())
                        .isEqualTo("42501");
            }
        }
    }

    /** With the password in a file, as k8s/base mounts it. */
    private static SekishoProcess replica(Map<String, String> more) throws Exception {
        var keys = SekishoProcess.start(folder, Map.of(), "new-keys");
        assertThat(keys.exitCode()).isZero();
        var environment = new HashMap<>(Map.of(
                "SEKISHO_KEYS_FILE", keys.printed().toString(),
                "SEKISHO_PUBLIC_URL", "https://acs.example",
                "SEKISHO_DATABASE_MIGRATE", "false",
                "SEKISHO_DATABASE_URL", url(APP),
                "QUARKUS_CONFIG_LOCATIONS", passwordFile() + "," + scoringFile(),
                "QUARKUS_MANAGEMENT_PORT", "0",
                "QUARKUS_HTTP_PORT", "0"));
        environment.putAll(more);
        return SekishoProcess.start(folder, environment);
    }

    private static SekishoProcess migration(String role) throws IOException {
        return SekishoProcess.start(
                folder,
                Map.of(
                        "SEKISHO_DATABASE_URL",
                        url(role),
                        "QUARKUS_CONFIG_LOCATIONS",
                        passwordFile().toString()),
                "migrate");
    }

    private static Path passwordFile() throws IOException {
        return Files.writeString(folder.resolve("database.properties"), "quarkus.datasource.password=" + PASSWORD);
    }

    private static Path scoringFile() throws IOException {
        return Files.writeString(
                folder.resolve("scoring.properties"), "sekisho.scoring.url=https://scoring.example/score");
    }

    private static String url(String role) {
        return "postgresql://" + role + "@127.0.0.1:" + server.address().port() + "/acs";
    }

    private static boolean exists(String table) throws SQLException {
        try (var connection = connect(OWNER, "acs");
                var statement = connection.createStatement();
                var row = statement.executeQuery("select to_regclass('" + table + "') is not null")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static int sessionsOverJdbc() throws SQLException {
        try (var connection = connect(server.address().user(), "acs");
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from pg_stat_activity where usename = '" + APP
                        + "' and application_name like '%JDBC%'")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void sql(String role, String database, String statement) throws SQLException {
        try (var connection = connect(role, database);
                var sent = connection.createStatement()) {
            sent.execute(statement);
        }
    }

    private static Connection connect(String role, String database) throws SQLException {
        var address = server.address();
        return DriverManager.getConnection(
                "jdbc:postgresql://" + address.host() + ":" + address.port() + "/" + database,
                role,
                role.equals(address.user()) ? address.password() : PASSWORD);
    }
}
