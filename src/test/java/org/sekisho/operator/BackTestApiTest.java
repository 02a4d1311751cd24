package org.sekisho.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.OperatedIssuers;
import org.sekisho.testkit.OperatedIssuers.Operated;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** Rules tried on what was decided before. */
@SekishoTest
@OverTheWire
class BackTestApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Asks where the provider was content, from 9,000 yen; the amounts below are 0 to 9,990. */
    private static final String ASK_FROM_9000 = """
            "rules": [{"name": "from-9000", "then": "CHALLENGE", "when": [{"amount": {"currency": "392", "atLeast": "9000"}}]},
             {"name": "often", "then": "REFUSE", "when": [{"velocity": {"per": "CARD", "within": "PT1H", "atLeast": 1}}]}]""";

    /** One request a second up to ten minutes ago, a tenth of each thousand yen, all approved. */
    private static final String PAST = """
            INSERT INTO evidence (acs_trans_id, issuer_id, content)
            SELECT overlay(overlay(gen_random_uuid()::text PLACING left(first_id_at(at)::text, 13) FROM 1) PLACING '7' FROM 15)::uuid,
                $1, '{"card":"REGISTERED","verdict":"APPROVE","wish":"NONE","level":"LOW","reasons":[],"amount":"' || n % 1000 * 10
                || '","exponent":0,"currency":"392","hour":14,"payment":true,"velocity":{}}'
            FROM generate_series(1, $2::integer) AS n, LATERAL (SELECT now() - interval '10 min' - n * interval '1 s' AS at) AS t
            """;

    @Inject
    OperatedIssuers issuers;

    @Inject
    Tables tables;

    private Operated issuer = new Operated("", "", "", "");

    @BeforeEach
    void make() {
        issuer = issuers.anIssuer();
    }

    @Test
    void tenThousandRequestsShowTheShiftAndHowFarItIs() {
        tables.change(PAST, issuer.id(), 10_000);
        Set<Integer> percents = new TreeSet<>();

        String location = start("{" + ASK_FROM_9000 + "}");
        await().pollInterval(Duration.ofMillis(50)).atMost(PATIENCE).until(() -> {
            JsonNode now = Acs.json(issuer.asked("rules:read").get(location).asString());
            percents.add(now.path("percent").asInt());
            return now.path("state").asText().equals("DONE");
        });

        Response done = issuer.asked().get(location);
        done.then()
                .body("total", equalTo(10_000))
                .body("done", equalTo(10_000))
                .body("percent", equalTo(100))
                .body("skipped", equalTo(0))
                .body("hits.'from-9000'", equalTo(1_000))
                .body("notCounted.'CARD/PT1H'", equalTo(10_000))
                .body("shifts.find { it.was == 'APPROVE' && it.now == 'CHALLENGE' }.count", equalTo(1_000))
                .body("shifts.find { it.was == 'APPROVE' && it.now == 'CHALLENGE' }.examples.size()", equalTo(20))
                .body("shifts.find { it.was == 'APPROVE' && it.now == 'APPROVE' }.count", equalTo(9_000))
                .body("shifts.find { it.was == 'APPROVE' && it.now == 'APPROVE' }.examples.size()", equalTo(0));
        JsonNode answer = Acs.json(done.asString());
        assertThat(answer.path("before").path("approved").asDouble()).isEqualTo(1);
        assertThat(answer.path("after").path("challenged").asDouble()).isEqualTo(0.1);
        assertThat(percents).as("seen on the way").anyMatch(percent -> percent > 0 && percent < 100);
    }

    @Test
    void whatWasReallyDecidedIsWhatIsCompared() {
        issuer.purchase(5000);
        issuer.purchase(5000);
        issuer.purchase(15000);
        issuer.purchase(100000);

        JsonNode done = finished(start("{" + ASK_FROM_9000 + "}"));

        assertThat(shift(done, "APPROVE", "APPROVE")).isEqualTo(2);
        assertThat(shift(done, "CHALLENGE", "CHALLENGE")).isOne();
        assertThat(shift(done, "REFUSE", "REFUSE")).isOne();
        assertThat(done.path("before")).isEqualTo(done.path("after"));
    }

    /** As a replica left it that was killed after 150 of 300: its lease goes on, its cursor and counts are those of its last commit. */
    @Test
    void testOfADeadReplicaIsGoneOnWithWhenItsLeaseEndsAndNothingIsCountedTwice() {
        tables.change(PAST, issuer.id(), 300);
        JsonNode inOneGo = finished(start("{" + ASK_FROM_9000 + ", \"limit\": 300}"));
        String location = start("{" + ASK_FROM_9000 + ", \"limit\": 150}");
        finished(location);
        UUID id = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
        tables.change(
                "UPDATE back_test SET state = 'RUNNING', ended_at = NULL, most = 300, total = 300, due_at = now() + interval '1 h' WHERE id = $1",
                id);

        JsonNode held = Acs.json(issuer.asked().get(location).asString());
        tables.change("UPDATE back_test SET due_at = now() WHERE id = $1", id);
        JsonNode done = finished(location);

        assertThat(held.path("percent").asInt()).isEqualTo(50);
        assertThat(done.path("done").asInt()).isEqualTo(300);
        for (String counted : Set.of("hits", "notCounted", "before", "after")) {
            assertThat(done.path(counted)).as(counted).isEqualTo(inOneGo.path(counted));
        }
        assertThat(shift(done, "APPROVE", "APPROVE") + shift(done, "APPROVE", "CHALLENGE"))
                .isEqualTo(300);
    }

    @Test
    void timeAndLimitBoundWhatIsLookedAt() {
        tables.change(PAST, issuer.id(), 300);
        String from = "\"from\": \"" + Instant.now().minus(Duration.ofMinutes(12)) + "\"";

        JsonNode lately = finished(start("{" + ASK_FROM_9000 + ", " + from + "}"));
        JsonNode few = finished(start("{" + ASK_FROM_9000 + ", \"limit\": 7}"));

        assertThat(lately.path("done").asInt()).isBetween(100, 125);
        assertThat(few.path("done").asInt()).isEqualTo(7);
    }

    @Test
    void evidenceThatIsNotUnderstoodIsSkippedAndCounted() {
        tables.change(PAST, issuer.id(), 10);
        tables.change(
                "UPDATE evidence SET content = replace(content, 'LOW', 'LUKEWARM') WHERE issuer_id = $1 AND content LIKE '%\"amount\":\"10\"%'",
                issuer.id());

        JsonNode done = finished(start("{" + ASK_FROM_9000 + "}"));

        assertThat(done.path("skipped").asInt()).isOne();
        assertThat(done.path("done").asInt()).isEqualTo(10);
    }

    @Test
    void cancelledTestKeepsWhatItHasCountedAndGoesNoFurther() {
        String location = held();

        issuer.asked().delete(location).then().statusCode(204);
        issuer.asked().delete(location).then().statusCode(204);

        issuer.asked().get(location).then().body("state", equalTo("CANCELLED"));
    }

    @Test
    void testThatHasEndedCannotBeCancelled() {
        String location = start("{" + ASK_FROM_9000 + "}");
        finished(location);

        issuer.asked().delete(location).then().statusCode(409);
    }

    @Test
    void onlyTenTestsMayWait() {
        for (int i = 0; i < 10; i++) {
            held();
        }

        issuer.asked()
                .body("{" + ASK_FROM_9000 + "}")
                .post("/v1/back-tests")
                .then()
                .statusCode(429);
    }

    @Test
    void whatIsWrongIsTold() {
        issuer.asked()
                .body("{\"from\": \"yesterday\", \"limit\": 100001, \"ruleSet\": 1, \"rules\": []}")
                .post("/v1/back-tests")
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("from", "limit", "rules"));
        issuer.asked().body("{}").post("/v1/back-tests").then().statusCode(400);
        issuer.asked().body("{\"ruleSet\": 77}").post("/v1/back-tests").then().statusCode(400);
    }

    @Test
    void anotherIssuersTestIsNotThere() {
        Operated other = issuers.anIssuer();
        String location = start("{" + ASK_FROM_9000 + "}");
        String nothing =
                other.asked().get("/v1/back-tests/" + UUID.randomUUID()).asString();

        Response found = other.asked().get(location);

        found.then().statusCode(404);
        assertThat(found.asString()).isEqualTo(nothing);
        assertThat(other.asked().delete(location).asString()).isEqualTo(nothing);
    }

    /** A test that nobody works on, because its lease seems to be somebody's. */
    private String held() {
        String id = UUID.randomUUID().toString();
        tables.change("""
                INSERT INTO back_test (id, issuer_id, created_by, rules, from_at, to_at, most, cursor, state, due_at)
                VALUES ($1, $2, 'x', '{"rules":[]}', now() - interval '1 h', now(), 10, first_id_at(now()), 'RUNNING', now() + interval '1 h')
                """, UUID.fromString(id), issuer.id());
        return "/v1/back-tests/" + id;
    }

    private String start(String body) {
        return issuer.asked()
                .body(body)
                .post("/v1/back-tests")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
    }

    private JsonNode finished(String location) {
        return await().atMost(PATIENCE)
                .until(
                        () -> Acs.json(issuer.asked().get(location).asString()),
                        now -> now.path("state").asText().equals("DONE"));
    }

    private static int shift(JsonNode test, String was, String now) {
        return test.path("shifts")
                .valueStream()
                .filter(one -> one.path("was").asText().equals(was)
                        && one.path("now").asText().equals(now))
                .mapToInt(one -> one.path("count").asInt())
                .sum();
    }
}
