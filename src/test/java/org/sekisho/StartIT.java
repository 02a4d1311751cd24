package org.sekisho;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.sekisho.testkit.LentDatabase;
import org.sekisho.testkit.SekishoProcess;

/** Starts the packaged jar as an operator would, and in the ways an operator would get wrong. */
class StartIT {
    private static final String EMBEDDED = "the embedded database belongs to the JVM";

    @TempDir
    static Path folder;

    private static int port;
    private static SekishoProcess running;
    private static LentDatabase database;
    private static Path keyFile;

    @BeforeAll
    static void startTheDemo() throws Exception {
        var newKeys = SekishoProcess.start(folder, Map.of(), "new-keys");
        assertThat(newKeys.exitCode()).isZero();
        keyFile = newKeys.printed();
        port = freePort();
        database = LentDatabase.below(folder);
        running = demo().ready();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        running.stop();
        database.close();
        assertThat(folder.resolve(".sekisho/postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void demoSaysWhereItIsAndWhereTheShopIs() {
        assertThat(running.text())
                .contains("is ready at http://localhost:" + port + ", demo shop: http://localhost:" + port + "/demo");
    }

    @Test
    @DisabledIfSystemProperty(named = SekishoProcess.EXECUTABLE, matches = ".+", disabledReason = EMBEDDED)
    void killedProcessLeavesItsDatabaseToTheNextStart() throws Exception {
        sql("create table kept_over_a_crash as select 42");
        var postmaster = Files.readAllLines(folder.resolve(".sekisho/postgres/postmaster.pid"))
                .getFirst();
        running.kill();

        running = demo().ready();

        sql("drop table kept_over_a_crash");
        assertThat(folder.resolve(".sekisho/postgres/postmaster.pid")).content().startsWith(postmaster + "\n");
    }

    @Test
    @DisabledIfSystemProperty(named = SekishoProcess.EXECUTABLE, matches = ".+", disabledReason = EMBEDDED)
    void secondProcessOnTheSameFolderNamesTheFirst() throws Exception {
        assertRefused(demo(), "Another Sekisho (process " + running.process().pid() + ")");
    }

    @Test
    void productionWithoutDatabaseIsRefused() throws Exception {
        assertRefused(SekishoProcess.start(folder, Map.of()), "set SEKISHO_DATABASE_URL=postgresql://");
    }

    @Test
    @EnabledIfSystemProperty(named = SekishoProcess.EXECUTABLE, matches = ".+", disabledReason = EMBEDDED)
    void executableSaysThatItHasNoDatabaseOfItsOwn() throws Exception {
        assertRefused(SekishoProcess.start(folder, Map.of("QUARKUS_PROFILE", "demo")), "has no embedded PostgreSQL");
    }

    @Test
    void usedPortIsNamed() throws Exception {
        assertRefused(production(url(password()), Map.of("QUARKUS_HTTP_PORT", "" + port)), "Port " + port);
    }

    @Test
    void missingPublicAddressIsNamed() throws Exception {
        var environment = new HashMap<>(settings(url(password())));
        environment.remove("SEKISHO_PUBLIC_URL");

        assertRefused(SekishoProcess.start(folder, environment), "SEKISHO_PUBLIC_URL");
    }

    @Test
    void productionWithoutKeysIsRefused() throws Exception {
        var environment = new HashMap<>(settings(url(password())));
        environment.remove("SEKISHO_KEYS_FILE");

        assertRefused(SekishoProcess.start(folder, environment), "set SEKISHO_KEYS_FILE to a key file");
    }

    @Test
    void productionStartsWithTheKeysItHasMade() throws Exception {
        var started = production(url(password()), Map.of()).ready();

        assertThat(started.text())
                .contains("is ready at https://acs.example", "anybody who reaches our port may send AReqs");
        started.stop();
    }

    @Test
    void productionShowsEachPortItsOwnAndNothingOfTheDemo() throws Exception {
        var started = production(url(password()), Map.of()).ready();
        var ordinary = started.port("Listening on: http://0.0.0.0:");
        var management = started.port("Management interface listening on http://0.0.0.0:");

        assertThat(List.of("/q/health/ready", "/q/metrics"))
                .allSatisfy(path -> assertThat(status(management, path)).isEqualTo(200))
                .allSatisfy(path -> assertThat(status(ordinary, path)).isEqualTo(404));
        assertThat(status(management, "/3ds/areq")).isEqualTo(404);
        assertThat(List.of(
                        "/demo",
                        "/demo;a=b",
                        "/demo;a=b/phone/messages",
                        "/;a=b/demo",
                        "//demo",
                        "/%64emo/phone/messages"))
                .allSatisfy(path -> assertThat(status(ordinary, path)).isEqualTo(404));
        started.stop();
    }

    @Test
    void noPortAtAllIsRefused() throws Exception {
        assertRefused(
                production(url(password()), Map.of("QUARKUS_HTTP_INSECURE_REQUESTS", "disabled")),
                "SEKISHO_TLS_PUBLIC_CERT");
    }

    @Test
    void certificateWithoutItsKeyIsRefused() throws Exception {
        assertRefused(
                production(url(password()), Map.of("SEKISHO_TLS_DIRECTORY_CLIENT_CERT", "/absent/tls.crt")),
                "SEKISHO_TLS_DIRECTORY_CLIENT_KEY");
    }

    @Test
    void directoriesWithoutAPortForThemAreRefused() throws Exception {
        var alone =
                Map.of("SEKISHO_DIRECTORIES_A_SUBJECT", "CN=ds.example", "SEKISHO_DIRECTORIES_A_HOSTS", "ds.example");

        assertRefused(production(url(password()), alone), "SEKISHO_DIRECTORY_PORT");
    }

    @Test
    void twoDirectoriesWithOneSubjectAreRefused() throws Exception {
        var same = Map.of(
                "SEKISHO_DIRECTORIES_A_SUBJECT", "CN=ds.example, O=Scheme",
                "SEKISHO_DIRECTORIES_A_HOSTS", "a.example",
                "SEKISHO_DIRECTORIES_B_SUBJECT", "cn=DS.example,o=scheme",
                "SEKISHO_DIRECTORIES_B_HOSTS", "b.example");

        assertRefused(production(url(password()), same), "have the same subject");
    }

    @Test
    void directoryThatAnybodyCouldAskIsRefused() throws Exception {
        assertRefused(production(url(password()), Map.of("SEKISHO_DS_ENABLED", "true")), "SEKISHO_DS_SERVERS_");
    }

    @Test
    void versionWithoutChecksIsRefused() throws Exception {
        assertRefused(
                production(url(password()), Map.of("SEKISHO_ACS_MESSAGE_VERSIONS", "2.4.0")),
                "SEKISHO_ACS_MESSAGE_VERSIONS");
    }

    @Test
    void missingSigningKeyIsNamed() throws Exception {
        var absent = Map.of("SEKISHO_SDK_SIGNING_KEY", "/absent/key", "SEKISHO_SDK_SIGNING_CERT", "/absent/cert");

        assertRefused(production(url(password()), absent), "/absent/key");
    }

    @Test
    void missingTlsFileIsNamed() throws Exception {
        var absent = Map.of("SEKISHO_TLS_PUBLIC_CERT", "/absent/tls.crt", "SEKISHO_TLS_PUBLIC_KEY", "/absent/tls.key");

        assertRefused(production(url(password()), absent), "/absent/tls.crt");
    }

    @Test
    void wrongKindOfValueIsShown() throws Exception {
        assertRefused(production(url(password()), Map.of("SEKISHO_DATABASE_WAIT", "abc")), "SEKISHO_DATABASE_WAIT");
    }

    @Test
    void databaseThatDoesNotAnswerIsNamed() throws Exception {
        var nobody = freePort();

        assertRefused(
                production("postgresql://a:b@127.0.0.1:" + nobody + "/acs", Map.of("SEKISHO_DATABASE_WAIT", "1s")),
                "The database 127.0.0.1:" + nobody + "/acs cannot be reached");
    }

    @Test
    void wrongPasswordIsToldAtOnce() throws Exception {
        assertRefused(production(url("guess"), Map.of()), "refuses the user or password");
    }

    @Test
    void tablesOfANewerVersionAreServedOn() throws Exception {
        sql("create database newer");
        var newer = url(password()).replaceFirst("/sekisho$", "/newer");
        production(newer, Map.of()).ready().stop();
        sql(
                "newer",
                "insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,"
                        + " execution_time, success) values (999, '999', 'later', 'SQL', 'V999__later.sql', 'later', 1, true)");

        production(newer, Map.of()).ready().stop();
    }

    @Test
    void failedMigrationIsTold() throws Exception {
        sql("create database broken");
        sql("broken", "create table flyway_schema_history (not_a_column int)");

        assertRefused(
                production(url(password()).replaceFirst("/sekisho$", "/broken"), Map.of()), "could not be migrated");
    }

    private static void assertRefused(SekishoProcess start, String reason) throws InterruptedException {
        assertThat(start.exitCode()).as(start.text()).isEqualTo(1);
        assertThat(start.text()).doesNotContain("\tat ");
        assertThat(start.text().lines().filter(line -> !line.startsWith("{") && !line.startsWith("20")))
                .as("one sentence beside the log lines")
                .hasSize(1)
                .first()
                .asString()
                .startsWith("Sekisho cannot start: ")
                .contains(reason);
    }

    private static int status(int port, String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }

    private static SekishoProcess demo() {
        var environment = new HashMap<>(Map.of("QUARKUS_PROFILE", "demo", "QUARKUS_HTTP_PORT", "" + port));
        environment.putAll(database.environment());
        return SekishoProcess.start(folder, environment);
    }

    private static SekishoProcess production(String database, Map<String, String> more) {
        var environment = new HashMap<>(settings(database));
        environment.putAll(more);
        return SekishoProcess.start(folder, environment);
    }

    private static Map<String, String> settings(String database) {
        return Map.of(
                "SEKISHO_KEYS_FILE",
                keyFile.toString(),
                "SEKISHO_SCORING_URL",
                "https://scoring.example/score",
                "SEKISHO_DATABASE_URL",
                database,
                "SEKISHO_PUBLIC_URL",
                "https://acs.example",
                "QUARKUS_HTTP_PORT",
                "0",
                "QUARKUS_MANAGEMENT_PORT",
                "0");
    }

    private static String url(String password) throws IOException {
        List<String> postmaster = Files.readAllLines(folder.resolve(".sekisho/postgres/postmaster.pid"));
        return "postgresql://sekisho:" + password + "@127.0.0.1:"
                + postmaster.get(3).strip() + "/sekisho";
    }

    private static String password() throws IOException {
        return Files.readString(folder.resolve(".sekisho/postgres.password"));
    }

    private static void sql(String statement) throws IOException, SQLException {
        sql("sekisho", statement);
    }

    private static void sql(String database, String statement) throws IOException, SQLException {
        var url = "jdbc:" + url("").replace("sekisho:@", "").replaceFirst("/sekisho$", "/" + database);
        try (var connection = DriverManager.getConnection(url, "sekisho", password());
                var sent = connection.createStatement()) {
            sent.execute(statement);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
