package org.sekisho.testkit;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sekisho.requestor.Requestor;
import org.sekisho.requestor.store.Requestors;

/** What merchants send. */
public final class MerchantCalls {

    /** A registered card, approved below 10,000 yen and challenged from there. */
    public static final String PAN = "3569990000000011";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Set<String> ALL_SCOPES =
            Set.of("enrolment:read", "authentications:write", "authentications:read");

    private MerchantCalls() {}

    /** A merchant of its own, known at once. */
    public static Requestor register(
            Requestors requestors, String clientId, @Nullable String webhookUrl, @Nullable String webhookSecret) {
        Requestor requestor = new Requestor(
                UUID.randomUUID(), clientId, "A shop", ALL_SCOPES, Set.of("https://shop.example"), webhookUrl);
        try {
            VertxContextSupport.subscribeAndAwait(
                    () -> requestors.addIfAbsent(requestor, clientId + "-secret", webhookSecret));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        reload(requestors);
        if (SekishoProcess.isNative()) {
            awaitKnown(clientId);
        }
        return requestor;
    }

    /** Waits until a replica in another process knows a new client, whose secret is its id and {@code -secret}. */
    static void awaitKnown(String clientId) {
        await().atMost(PATIENCE)
                .until(() -> given().auth()
                                .preemptive()
                                .basic(encoded(clientId), encoded(clientId + "-secret"))
                                .formParam("grant_type", "client_credentials")
                                .post("/oauth2/token")
                                .statusCode()
                        == 200);
    }

    /** RFC 6749, 2.3.1 */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Makes a change of merchants known: at once here, and to a replica in another process by waiting for its next look. */
    public static void reload(Requestors requestors) {
        try {
            VertxContextSupport.subscribeAndAwait(requestors::reload);
            if (SekishoProcess.isNative()) {
                Thread.sleep(1_500);
            }
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks for a token with all scopes, or those named. */
    public static String token(String clientId, String secret, String... scopes) {
        RequestSpecification request =
                given().auth().preemptive().basic(clientId, secret).formParam("grant_type", "client_credentials");
        if (scopes.length > 0) {
            request.formParam("scope", String.join(" ", scopes));
        }
        return request.post("/oauth2/token").then().statusCode(200).extract().path("access_token");
    }

    /** A token of the demo's merchant. */
    public static String demoToken(String... scopes) {
        return token("demo-shop", "demo-shop-secret", scopes);
    }

    /** A purchase in yen. */
    public static String purchase(long yen) {
        return """
                {"cardNumber": "%s", "amount": {"value": %d, "currency": "JPY"}, "returnUrl": "https://shop.example/back"}""".formatted(PAN, yen);
    }

    /** Opens an authentication. */
    public static Response authenticate(String token, String key, String body) {
        return given().auth()
                .oauth2(token)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/authentications");
    }

    /** Opens an authentication with a key of its own. */
    public static Response authenticate(String token, String body) {
        return authenticate(token, UUID.randomUUID().toString(), body);
    }

    /** Asks whether a card is enrolled. */
    public static Response check(String token, String cardNumber) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{\"cardNumber\": \"" + cardNumber + "\"}")
                .post("/v1/enrolment-checks");
    }

    /** Does what the cardholder's browser and the cardholder do, with the right password; gives the last page. */
    public static String pass(String challengeUrl) {
        String start =
                given().get(challengeUrl).then().statusCode(200).extract().asString();
        String asked = given().formParam("creq", hidden(start, "creq"))
                .post("/challenge")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return given().formParam("step", hidden(asked, "step"))
                .formParam("answer", "Sakura-0011")
                .formParam("action", "submit")
                .post("/challenge/answer")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static String hidden(String page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        if (!field.find()) {
            throw new AssertionError("no field " + name + " in " + page);
        }
        return field.group(1);
    }
}
