package org.sekisho.platform;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoProcess;
import org.sekisho.testkit.SekishoTest;

@SekishoTest
@OverTheWire
class HealthTest {
    @Inject
    Pool pool;

    @Test
    void readinessAsksTheDatabaseThroughThePoolOfTheRequests() {
        get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks", hasSize(2))
                .body("checks.find { it.name == 'database' }.status", equalTo("UP"));
    }

    @Test
    void livenessDoesNotDependOnTheDatabase() {
        get("/q/health/live").then().statusCode(200).body("checks", hasSize(0));
    }

    @Test
    void migrationHasRunBeforeTheFirstRequest() {
        var found = pool.query("select to_regclass('flyway_schema_history') is not null")
                .executeAndAwait()
                .iterator()
                .next()
                .getBoolean(0);

        assertThat(found).isTrue();
    }

    @Test
    @DisabledIfSystemProperty(named = SekishoProcess.EXECUTABLE, matches = ".+", disabledReason = "holds our own pool")
    void exhaustedPoolIsNotReadyWithinItsDeadline() {
        // one of the sixteen shows this replica's presence
        List<SqlConnection> held = new ArrayList<>();
        try {
            while (held.size() < 15) {
                held.add(pool.getConnectionAndAwait());
            }

            var response = get("/q/health/ready");

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.time()).isLessThan(Duration.ofSeconds(4).toMillis());
        } finally {
            held.forEach(SqlConnection::closeAndAwait);
        }
    }
}
