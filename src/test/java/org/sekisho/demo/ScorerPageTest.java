package org.sekisho.demo;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.SekishoTest;

/** The page that says how the stand-in scorer behaves. */
@SekishoTest
@OverTheWire
class ScorerPageTest {

    @AfterEach
    void calm() {
        ScorerCalls.calm();
    }

    @Test
    void pageShowsWhatIsChosenAndWhatWasTyped() {
        given().get("/demo/scorer?lang=en").then().statusCode(200).body(containsString("Prompt and honest"));

        ScorerCalls.choose(Map.of("lie", "NAN", "latencyMillis", "1234"));

        given().get("/demo/scorer?lang=ja")
                .then()
                .body(containsString("value=\"NAN\" checked"), containsString("value=\"1234\""))
                .body(containsString("いまは、わざと乱れています"));
    }

    @Test
    void nothingIsChangedByOtherSitesOrBeyondTheBounds() {
        given().header("Sec-Fetch-Site", "cross-site")
                .formParams(ScorerCalls.form(Map.of("lie", "ALWAYS_ALLOW")))
                .post("/demo/scorer")
                .then()
                .statusCode(403);
        ScorerCalls.choose(Map.of("latencyMillis", "30001")).statusCode(400);

        given().get("/demo/scorer?lang=en").then().body(containsString("Prompt and honest"));
    }

    @Test
    void lieAppearsInTheTimelineAsItWasSent() {
        ScorerCalls.choose("NAN");

        String order = given().redirects()
                .follow(false)
                .formParams(Map.of(
                        "article",
                        "FREE",
                        "amount",
                        "500",
                        "currency",
                        "JPY",
                        "card",
                        "NOT_REGISTERED",
                        "windowSize",
                        "SIZE_03",
                        "lang",
                        "en",
                        "script",
                        "false"))
                .post("/demo/shop/orders")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");

        given().get(order + "/timeline")
                .then()
                .body("exchanges.message", hasItems("score", "decision"))
                .body(containsString("\\\"score\\\":NaN"), not(containsString("api_key")));
        given().get(order)
                .then()
                .body(
                        containsString("Shown in the demo only"),
                        containsString("risk:unknown"),
                        containsString("There was no assessment to rely on"));
    }
}
