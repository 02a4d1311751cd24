package org.sekisho.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @TempDir
    Path parent;

    @AfterEach
    void endWhatIsLeft() {
        Path data = parent.resolve(".sekisho/postgres");
        Postmaster.recordedIn(data).ifPresent(left -> left.stop(data));
    }

    @Test
    void secondStartFindsTheDataOfTheFirst() throws Exception {
        try (var first = EmbeddedDatabase.kept(parent)) {
            assertThat(ask(first, "show fsync")).isEqualTo("on");
            assertThat(ask(first, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(first, "create table kept as select 42 as n; select n from kept"))
                    .isEqualTo("42");
        }
        try (var second = EmbeddedDatabase.kept(parent)) {
            assertThat(ask(second, "select n from kept")).isEqualTo("42");
        }
        assertThat(Files.exists(Postmaster.file(parent.resolve(".sekisho/postgres"))))
                .isFalse();
    }

    @Test
    void passwordIsRandomAndForItsOwnerOnly() throws Exception {
        try (var database = EmbeddedDatabase.empty(parent)) {
            var stranger = new DatabaseAddress(
                    database.address().host(),
                    database.address().port(),
                    "sekisho",
                    "sekisho",
                    "guess",
                    DatabaseEncryption.NONE);

            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(parent.resolve(".sekisho/postgres.password"))))
                    .isEqualTo("rw-------");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> ask(stranger, "select 1"))
                    .withMessageContaining("password");
        }
    }

    @Test
    void folderInUseIsRefusedWithTheProcessThatHoldsIt() {
        try (var database = EmbeddedDatabase.empty(parent)) {
            assertThat(database.address().place()).startsWith("127.0.0.1:");
            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(() -> EmbeddedDatabase.kept(parent))
                    .withMessageContaining("(process " + ProcessHandle.current().pid() + ")")
                    .withMessageContaining("SEKISHO_DATA_DIR");
        }
    }

    @Test
    void emptyForgetsWhatWasThere() throws Exception {
        try (var first = EmbeddedDatabase.empty(parent)) {
            ask(first, "create table gone as select 1 as n; select 1");
        }
        try (var second = EmbeddedDatabase.empty(parent)) {
            assertThat(ask(second, "select to_regclass('gone') is null")).isEqualTo("t");
        }
    }

    @Test
    void numberOfAnotherProgramInTheOldFileDoesNotPreventTheStart() throws Exception {
        EmbeddedDatabase.kept(parent).close();
        record(ProcessHandle.current().pid());

        try (var database = EmbeddedDatabase.kept(parent)) {
            assertThat(ask(database, "select 1")).isEqualTo("1");
        }
    }

    private void record(long pid) throws IOException {
        Path data = parent.resolve(".sekisho/postgres");
        Files.writeString(Postmaster.file(data), pid + "\n" + data + "\n0\n54321\n\n127.0.0.1\n\nready\n");
    }

    private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
        return ask(database.address(), sql);
    }

    private static String ask(DatabaseAddress address, String sql) throws SQLException {
        var properties = address.properties();
        try (var connection = DriverManager.getConnection(
                        properties.get("quarkus.datasource.jdbc.url"), address.user(), address.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
            while (statement.getResultSet() == null) {
                statement.getMoreResults();
            }
            try (var rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
