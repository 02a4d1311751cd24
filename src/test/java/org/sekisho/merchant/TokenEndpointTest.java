package org.sekisho.merchant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.requestor.store.Requestors;
import org.sekisho.testkit.MerchantCalls;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;

@SekishoTest
@OverTheWire
class TokenEndpointTest {

    private static final String GOOD = "demo-shop:demo-shop-secret";

    @Inject
    Requestors requestors;

    @Test
    void clientCredentialsBuyATokenThatIsNotCached() {
        ask(GOOD, "grant_type=client_credentials")
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(600))
                .body("scope", equalTo("authentications:read authentications:write enrolment:read"));
    }

    @Test
    void anybodyVerifiesATokenWithThePublishedKeys() throws Exception {
        String token = MerchantCalls.demoToken("enrolment:read");
        String keys = given().get("/oauth2/jwks")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("max-age"))
                .body("keys.kid", everyItem(notNullValue()))
                .body("keys[0].d", equalTo(null))
                .extract()
                .asString();

        JsonWebSignature signed = new JsonWebSignature();
        signed.setCompactSerialization(token);
        signed.setKey(
                new JwksVerificationKeyResolver(new JsonWebKeySet(keys).getJsonWebKeys()).resolveKey(signed, null));

        assertThat(signed.verifySignature()).isTrue();
        JwtClaims claims = JwtClaims.parse(signed.getPayload());
        assertThat(claims.getSubject()).isEqualTo("demo-shop");
        assertThat(claims.getAudience()).containsExactly("sekisho");
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("enrolment:read");
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(600);
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type=password,                                               unsupported_grant_type",
        "grant_type=,                                                       invalid_request",
        "scope=enrolment:read,                                              invalid_request",
        "grant_type=client_credentials&grant_type=client_credentials,       invalid_request",
        "grant_type=client_credentials&client_secret=demo-shop-secret,      invalid_request",
        "grant_type=%zz,                                                    invalid_request",
        "grant_type=client_credentials&scope=admin,                         invalid_scope",
        "grant_type=client_credentials&scope=enrolment:read++admin,         invalid_scope"
    })
    void aWrongRequestIsToldSo(String form, String error) {
        ask(GOOD, form)
                .statusCode(400)
                .contentType(ContentType.JSON)
                .header("Cache-Control", "no-store")
                .body("error", equalTo(error))
                .body("error_description", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-shop:wrong", "nobody:demo-shop-secret", "demo-shop:", ":", "demo-shop", "%zz:%zz"})
    void wrongCredentialsAreAllTheSame(String credentials) {
        String unknown =
                ask("nobody:nothing", "grant_type=client_credentials").extract().asString();

        ask(credentials, "grant_type=client_credentials")
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Basic"))
                .body("error", equalTo("invalid_client"))
                .body(equalTo(unknown));
    }

    @Test
    void theSecretIsNotTakenFromTheForm() {
        given().formParam("grant_type", "client_credentials")
                .formParam("client_id", "demo-shop")
                .formParam("client_secret", "demo-shop-secret")
                .post("/oauth2/token")
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
    }

    @Test
    void credentialsAreFormEncodedInsideBasic() {
        MerchantCalls.register(requestors, "shop: plus+", null, null);

        ask("shop%3A+plus%2B:shop%3A+plus%2B-secret", "grant_type=client_credentials")
                .statusCode(200);
        ask("shop%3A+plus%2B:shop%3A+plus%2B-Secret", "grant_type=client_credentials")
                .statusCode(401)
                .body(not(containsString("plus")));
    }

    private static ValidatableResponse ask(String credentials, String form) {
        return given().header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .contentType("application/x-www-form-urlencoded")
                .body(form)
                .post("/oauth2/token")
                .then();
    }
}
