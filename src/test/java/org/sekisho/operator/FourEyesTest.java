package org.sekisho.operator;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.OperatedIssuers;
import org.sekisho.testkit.OperatedIssuers.Operated;
import org.sekisho.testkit.SekishoTest;

/** As in production: whoever wrote a draft does not publish it. */
@SekishoTest
@TestProfile(FourEyesTest.AsInProduction.class)
class FourEyesTest {

    @Inject
    OperatedIssuers issuers;

    /** The default, which the test profile turns off. */
    public static final class AsInProduction implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("sekisho.rules.four-eyes", "true");
        }
    }

    @Test
    void draftNeedsAnotherClientAndWhatWasInForceDoesNot() {
        Operated issuer = issuers.anIssuer();
        issuer.draft("[]");
        issuer.draft("[]");

        publication(issuer, issuer.writer(), 1).statusCode(403).body("type", equalTo("urn:sekisho:problem:four-eyes"));
        publication(issuer, issuer.second(), 1).statusCode(200);
        publication(issuer, issuer.second(), 2).statusCode(200);

        publication(issuer, issuer.writer(), 1).statusCode(200).body("status", equalTo("ACTIVE"));
    }

    @Test
    void whoeverReplacedADraftWroteIt() {
        Operated issuer = issuers.anIssuer();
        issuer.draft("[]");
        issuer.by(issuer.second())
                .body("{\"rules\": []}")
                .put("/v1/rule-sets/1")
                .then()
                .statusCode(200);

        publication(issuer, issuer.second(), 1).statusCode(403);
        publication(issuer, issuer.writer(), 1).statusCode(200);
    }

    private static ValidatableResponse publication(Operated issuer, String by, int version) {
        return issuer.by(by).post("/v1/rule-sets/" + version + "/publication").then();
    }
}
