package org.sekisho.merchant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;

@SekishoTest
@OverTheWire
class ApiDescriptionTest {

    @Test
    void onlyTheApiIsDescribedAndEachOperationHasExamples() throws Exception {
        JsonNode description = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json").asString());

        assertThat(description.path("info").path("title").asText()).isEqualTo("Sekisho for merchants and issuers");
        assertThat(description.path("paths").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "/oauth2/token",
                        "/oauth2/jwks",
                        "/v1/enrolment-checks",
                        "/v1/authentications",
                        "/v1/authentications/{id}",
                        "/v1/rule-sets",
                        "/v1/rule-sets/active",
                        "/v1/rule-sets/{version}",
                        "/v1/rule-sets/{version}/publication",
                        "/v1/decisions/{acsTransID}",
                        "/v1/decisions/{acsTransID}/replay",
                        "/v1/back-tests",
                        "/v1/back-tests/{id}",
                        "/v1/invitations",
                        "/v1/authentication-values/verifications");
        assertThat(description
                        .at("/components/securitySchemes/token/flows/clientCredentials/tokenUrl")
                        .asText())
                .isEqualTo("/oauth2/token");
        assertThat(operations(description)).allSatisfy(ApiDescriptionTest::hasExamples);
    }

    private static Stream<JsonNode> operations(JsonNode description) {
        return description.path("paths").valueStream().flatMap(JsonNode::valueStream);
    }

    private static void hasExamples(JsonNode operation) {
        Stream<JsonNode> contents = Stream.concat(
                operation.path("responses").valueStream().flatMap(response -> response.path("content")
                        .valueStream()),
                operation.path("requestBody").path("content").valueStream());
        assertThat(contents).isNotEmpty().allSatisfy(content -> assertThat(content.path("examples"))
                .as(operation.path("operationId").asText())
                .isNotEmpty());
    }
}
