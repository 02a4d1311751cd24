package org.sekisho.operator;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.MerchantCalls;
import org.sekisho.testkit.OperatedIssuers;
import org.sekisho.testkit.OperatedIssuers.Operated;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

/** An issuer's rules from draft to retirement. */
@SekishoTest
@OverTheWire
class RuleSetApiTest {

    private static final String NIGHT = """
            [{"name": "night", "then": "CHALLENGE", "when": [{"hour": {"from": 0, "until": 5}}]}]""";

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
    void draftGetsTheNextNumberAndComesBackAsItWasWritten() {
        issuer.draft("[]");

        Response added = issuer.asked()
                .body("{\"note\": \"At night\", \"rules\": " + NIGHT + "}")
                .post("/v1/rule-sets");

        added.then().statusCode(201).header("Location", equalTo("/v1/rule-sets/2"));
        issuer.asked()
                .get("/v1/rule-sets/2")
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("status", equalTo("DRAFT"))
                .body("note", equalTo("At night"))
                .body("createdBy", equalTo(issuer.writer()))
                .body("publishedBy", nullValue())
                .body("rules[0].when[0].hour.until", equalTo(5));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        String body = """
                {"note": 7, "extra": true, "rules": [
                  {"name": "a", "then": "CHALLENGE", "when": [{"hour": {"from": 24, "until": 5}}]},
                  {"name": "a", "then": "MAYBE", "when": [{"moon": "full"}]}]}""";

        Response answer = issuer.asked().body(body).post("/v1/rule-sets");

        answer.then().statusCode(400).contentType("application/problem+json");
        assertThat(answer.<List<String>>path("errors.field"))
                .containsExactlyInAnyOrder(
                        "note", "extra", "rules[0].when[0].hour.from", "rules[1].then", "rules[1].when[0].moon");
        issuer.asked().get("/v1/rule-sets").then().body("ruleSets", hasSize(0));
    }

    @Test
    void listIsPagedFromTheNewestToTheOldest() {
        for (int i = 0; i < 5; i++) {
            issuer.draft("[]");
        }

        Response first = issuer.asked().get("/v1/rule-sets?limit=2");
        Response second = issuer.asked().get(first.<String>path("next"));
        Response third = issuer.asked().get(second.<String>path("next"));

        first.then().body("ruleSets.version", contains(5, 4)).body("ruleSets.rules", everyItem(nullValue()));
        second.then().body("ruleSets.version", contains(3, 2));
        third.then().body("ruleSets.version", contains(1)).body("next", nullValue());
        issuer.asked().get("/v1/rule-sets?limit=101").then().statusCode(400);
        issuer.asked().get("/v1/rule-sets?before=x").then().statusCode(400);
    }

    @Test
    void replacedDraftHasAnotherIdAndAnotherWriter() {
        int version = issuer.draft("[]");
        String before = issuer.asked().get("/v1/rule-sets/" + version).path("id");

        Response replaced =
                issuer.by(issuer.second()).body("{\"rules\": " + NIGHT + "}").put("/v1/rule-sets/" + version);

        replaced.then()
                .statusCode(200)
                .body("id", not(equalTo(before)))
                .body("createdBy", equalTo(issuer.second()))
                .body("rules", hasSize(1));
    }

    @Test
    void deletedDraftsNumberIsNotGivenAgain() {
        int version = issuer.draft("[]");

        issuer.asked().delete("/v1/rule-sets/" + version).then().statusCode(204);

        issuer.asked().get("/v1/rule-sets/" + version).then().statusCode(404);
        issuer.asked().delete("/v1/rule-sets/" + version).then().statusCode(404);
        assertThat(issuer.draft("[]")).isEqualTo(version + 1);
    }

    @Test
    void whatWasInForceCanNeitherBeReplacedNorDeleted() {
        int version = issuer.draft("[]");
        issuer.publish(version);

        issuer.asked().body("{\"rules\": []}").put("/v1/rule-sets/1").then().statusCode(409);
        issuer.asked()
                .delete("/v1/rule-sets/1")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:sekisho:problem:not-a-draft"));
    }

    @Test
    void publicationRetiresTheVersionBeforeAndRollBackBringsItBack() {
        issuer.asked().get("/v1/rule-sets/active").then().statusCode(404);
        issuer.draft("[]");
        issuer.draft(NIGHT);

        issuer.publish(1);
        issuer.publish(2);
        issuer.asked().get("/v1/rule-sets").then().body("ruleSets.status", contains("ACTIVE", "RETIRED"));
        issuer.publish(1);

        issuer.asked().get("/v1/rule-sets").then().body("ruleSets.status", contains("RETIRED", "ACTIVE"));
        issuer.asked()
                .get("/v1/rule-sets/active")
                .then()
                .body("version", equalTo(1))
                .body("publishedBy", equalTo(issuer.second()));
    }

    @Test
    void whoeverExpectsOtherRulesPublishesNothing() {
        issuer.draft("[]");
        issuer.draft(NIGHT);
        String id = issuer.asked().get("/v1/rule-sets/2").path("id");
        issuer.asked().body("{\"rules\": []}").put("/v1/rule-sets/2").then().statusCode(200);

        publication(1, "{\"expectedActive\": 7}")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:sekisho:problem:other-rules-active"));
        publication(1, "{\"expectedActive\": 0}").then().statusCode(200);
        publication(2, "{\"expectedActive\": 1, \"id\": \"" + id + "\"}")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:sekisho:problem:draft-replaced"));
        publication(9, "{}").then().statusCode(404);
        publication(2, "{\"expectedactive\": 1}").then().statusCode(400);
    }

    private Response publication(int version, String body) {
        return issuer.by(issuer.second()).body(body).post("/v1/rule-sets/" + version + "/publication");
    }

    @Test
    void ofPublicationsAtTheSameMomentExactlyOneWins() throws Exception {
        List<Integer> versions =
                Stream.generate(() -> issuer.draft("[]")).limit(8).toList();

        List<Integer> answers = together(versions.stream()
                .<Callable<Integer>>map(version ->
                        () -> publication(version, "{\"expectedActive\": 0}").statusCode())
                .toList());

        assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
        assertThat(tables.number(
                        "SELECT count(*) FROM rule_set WHERE issuer_id = $1 AND status = 'ACTIVE'", issuer.id()))
                .isOne();
    }

    @Test
    void draftsAtTheSameMomentGetDifferentNumbers() throws Exception {
        List<Integer> versions = together(Stream.<Callable<Integer>>generate(() -> () -> issuer.draft("[]"))
                .limit(8)
                .toList());

        assertThat(versions).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    }

    private static <T> List<T> together(List<Callable<T>> calls) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(calls.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            List<Future<T>> all = calls.stream()
                    .map(call -> threads.submit(() -> {
                        barrier.await();
                        return call.call();
                    }))
                    .toList();
            List<T> answers = new ArrayList<>();
            for (Future<T> one : all) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    @Test
    void anotherIssuersRulesAreNotThere() {
        Operated other = issuers.anIssuer();
        int version = other.draft("[]");
        other.draft("[]");
        String nothing = issuer.asked().get("/v1/rule-sets/999").asString();

        Response found = issuer.asked().get("/v1/rule-sets/" + version);

        found.then().statusCode(404);
        assertThat(found.asString()).isEqualTo(nothing);
        issuer.asked().body("{\"rules\": []}").put("/v1/rule-sets/2").then().statusCode(404);
        issuer.asked().delete("/v1/rule-sets/2").then().statusCode(404);
        publication(2, "{}").then().statusCode(404);
        issuer.asked().get("/v1/rule-sets").then().body("ruleSets", hasSize(0));
        other.asked().get("/v1/rule-sets").then().body("ruleSets", hasSize(2));
    }

    @Test
    void operatorsMayNotDoWhatMerchantsDo() {
        String token = MerchantCalls.token(issuer.writer(), issuer.writer() + "-secret");

        MerchantCalls.check(token, MerchantCalls.PAN).then().statusCode(403);
        MerchantCalls.authenticate(token, MerchantCalls.purchase(5000)).then().statusCode(403);
    }

    @Test
    void longRulesAreTakenAndLongerOnesAreNot() {
        String merchants = "\"" + "m".repeat(34) + "\",";
        String list = merchants.repeat(990) + "\"m\"";
        String rules = Stream.of(1, 2, 3, 4, 5, 6)
                .map(n ->
                        "{\"name\": \"r%d\", \"then\": \"NOTE\", \"when\": [{\"merchant\": [%s]}]}".formatted(n, list))
                .collect(joining(","));

        assertThat(rules.length()).isGreaterThan(200_000);
        issuer.draft("[" + rules + "]");
        issuer.asked()
                .body("{\"note\": \"" + "x".repeat(600_000) + "\"}")
                .post("/v1/rule-sets")
                .then()
                .statusCode(413);
        publication(1, "{\"id\": \"" + "x".repeat(70_000) + "\"}").then().statusCode(413);
    }

    @Test
    void methodsThatAreNotThereNameThoseThatAre() {
        issuer.asked().delete("/v1/rule-sets").then().statusCode(405).header("Allow", "GET, HEAD, POST, OPTIONS");
        issuer.asked()
                .body("{}")
                .post("/v1/rule-sets/1")
                .then()
                .statusCode(405)
                .header("Allow", "GET, HEAD, PUT, DELETE, OPTIONS");
    }
}
