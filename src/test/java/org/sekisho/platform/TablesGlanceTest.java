package org.sekisho.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.testkit.SekishoTest;

@SekishoTest
class TablesGlanceTest {

    @Inject
    Pool pool;

    @Inject
    TablesGlance glance;

    @Test
    void tablesOfThisVersionNeedNoFlyway() {
        assertThat(glance.showsAll()).isTrue();
    }

    @Test
    void newerTablesNeedNoFlyway() {
        query("INSERT INTO flyway_schema_history"
                + " SELECT 1000, '1000', description, type, 'V1000__later.sql', 1, installed_by, installed_on, 1, true"
                + " FROM flyway_schema_history WHERE version = '1'");
        try {
            assertThat(glance.showsAll()).isTrue();
        } finally {
            query("DELETE FROM flyway_schema_history WHERE installed_rank = 1000");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            checksum = checksum + 1     | checksum = checksum - 1
            script = concat(script, 'x') | script = left(script, -1)
            success = false             | success = true
            type = 'BASELINE'           | type = 'SQL'
            """)
    void anythingElseIsForFlyway(String change, String back) {
        query("UPDATE flyway_schema_history SET " + change + " WHERE version = '1'");
        try {
            assertThat(glance.showsAll()).isFalse();
        } finally {
            query("UPDATE flyway_schema_history SET " + back + " WHERE version = '1'");
        }
    }

    @Test
    void missingHistoryIsForFlyway() {
        query("ALTER TABLE flyway_schema_history RENAME TO hidden_history");
        try {
            assertThat(glance.showsAll()).isFalse();
        } finally {
            query("ALTER TABLE hidden_history RENAME TO flyway_schema_history");
        }
    }

    private void query(String sql) {
        pool.query(sql).executeAndAwait();
    }
}
