package org.sekisho.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekisho.testkit.SekishoTest;

/** Tables of an older version, with rows in them, become those of this one. */
@SekishoTest
class UpgradeTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /** What the tables are, but for partitions, which follow the calendar. */
    private static final String SHAPE = """
            SELECT concat_ws(' ', table_name, column_name, data_type, character_maximum_length, is_nullable, column_default)
            FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name !~ '_[0-9]{8}$' AND table_name <> 'flyway_schema_history'
            UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace AND contype <> 'n' AND conrelid::regclass::text !~ '_[0-9]{8}$'
            UNION ALL SELECT indexdef FROM pg_indexes
            WHERE schemaname = 'public' AND tablename !~ '_[0-9]{8}$' AND tablename <> 'flyway_schema_history'
            UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger
            WHERE NOT tgisinternal AND tgrelid::regclass::text !~ '(_[0-9]{8}|^demo[.].*)$'
            UNION ALL SELECT pg_get_functiondef(oid) FROM pg_proc p
            WHERE pronamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
            ORDER BY 1
            """;

    private static final String COUNTS = """
            SELECT concat_ws(' ', t, (xpath('/row/c/text()', query_to_xml('SELECT count(*) AS c FROM ' || t, false, true, '')))[1])
            FROM unnest(string_to_array('issuer card_range member credential card requestor transaction request_key outbox one_time_code
                enrolment_budget rule_set velocity known_device trusted_merchant evidence method_data back_test', ' ')) AS s,
                trim(E' \\n' FROM s) AS t WHERE t <> ''
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void makeADatabase() throws SQLException {
        run("sekisho", "DROP DATABASE IF EXISTS older");
        run("sekisho", "CREATE DATABASE older");
    }

    @AfterEach
    void dropIt() throws SQLException {
        run("sekisho", "DROP DATABASE older WITH (FORCE)");
    }

    @Test
    void tablesOfVersionTenWithRowsBecomeThoseOfThisVersion() throws Exception {
        flyway(MIGRATIONS).target("10").load().migrate();
        run("older", Files.readString(Path.of("src/test/resources/upgrade/version-10.sql")));
        List<String> before = rows("older", COUNTS);

        flyway(MIGRATIONS).load().migrate();

        // the member with a confirmed address and a password alone is offered codes as well
        before.replaceAll(count -> count.equals("credential 2") ? "credential 3" : count);
        assertThat(rows("older", COUNTS)).isEqualTo(before).noneMatch(count -> count.endsWith(" 0"));
        assertThat(rows("older", SHAPE)).isEqualTo(rows("sekisho", SHAPE));
        flyway(MIGRATIONS).load().validate();
    }

    @Test
    void rowsMeanWhatTheyMeant() throws Exception {
        flyway(MIGRATIONS).target("10").load().migrate();
        run("older", Files.readString(Path.of("src/test/resources/upgrade/version-10.sql")));

        flyway(MIGRATIONS).load().migrate();

        assertThat(rows("older", "SELECT kind FROM credential ORDER BY kind"))
                .containsExactly("PASSWORD", "SENT_CODE", "SENT_CODE");
        assertThat(rows(
                        "older",
                        "SELECT m.login_id || ' ' || k.kind FROM card_proof p JOIN card c ON c.id = p.card_id"
                                + " JOIN member m ON m.id = c.member_id JOIN credential k ON k.id = p.credential_id"))
                .containsExactly("hanako SENT_CODE");
        assertThat(rows(
                        "older",
                        "SELECT login_id || ' ' || coalesce(k.kind, 'none') FROM member m"
                                + " LEFT JOIN credential k ON k.id = m.password_id ORDER BY login_id"))
                .containsExactly("aoi none", "hanako PASSWORD");
        assertThat(rows("older", "SELECT channel FROM one_time_code")).containsExactly("EMAIL");
        assertThat(rows("older", "SELECT DISTINCT product FROM card")).containsExactly("CONSUMER");
        assertThat(rows("older", "SELECT kind FROM outbox ORDER BY kind")).containsExactly("RREQ", "WEBHOOK");
        assertThatThrownBy(() -> run("older", "UPDATE transaction SET trans_status = 'N' WHERE state = 'FINAL'"))
                .hasMessageContaining("stands");
    }

    /** Passkeys were numbered 14 and came after 17: tables between the two exist where somebody has tried Sekisho early. */
    @Test
    void tablesThatLackAnEarlierMigrationAreRefusedAndMendedByASetting() throws Exception {
        flyway(without("V14__passkeys.sql", "V18__", "V19__", "V2")).load().migrate();
        Flyway strict = flyway(MIGRATIONS).load();

        assertThatThrownBy(strict::migrate).isInstanceOf(FlywayException.class).hasMessageContaining("14");
        assertThat(rows("older", "SELECT max(version::int) FROM flyway_schema_history WHERE type = 'SQL'"))
                .containsExactly("17");

        flyway(MIGRATIONS).outOfOrder(true).load().migrate();

        assertThat(rows("older", SHAPE)).isEqualTo(rows("sekisho", SHAPE));
    }

    /** The folder as it was, without the files whose names begin so; those of one digit stay. */
    private Path without(String... names) throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            files.filter(file -> Stream.of(names)
                            .noneMatch(name -> file.getFileName().toString().startsWith(name)
                                    && !file.getFileName().toString().startsWith("V2__")))
                    .forEach(file -> copy(file, folder.resolve(file.getFileName())));
        }
        return folder;
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the settings that Sekisho has. */
    private static FluentConfiguration flyway(Path folder) {
        return Flyway.configure()
                .dataSource(url("older"), setting("username"), setting("password"))
                .locations("filesystem:" + folder)
                .initSql("set lock_timeout = '2s'")
                .ignoreMigrationPatterns("*:future");
    }

    private static String url(String database) {
        return setting("jdbc.url").replaceFirst("/sekisho(?=\\?|$)", "/" + database);
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue("quarkus.datasource." + name, String.class);
    }

    private static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), setting("username"), setting("password"));
    }

    private static void run(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> rows(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }
}
