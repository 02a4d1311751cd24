package org.sekisho.method;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.device.Device;
import org.sekisho.device.Screen;
import org.sekisho.device.store.Devices;
import org.sekisho.testkit.Acs;
import org.sekisho.testkit.Messages;
import org.sekisho.testkit.OverTheWire;
import org.sekisho.testkit.Page;
import org.sekisho.testkit.SekishoTest;
import org.sekisho.testkit.Tables;

@SekishoTest
@OverTheWire
class MethodFlowTest {
    private static final String SHOP = "https://shop.example/3ds/method";
    private static final Pattern TOKEN = Pattern.compile("data-token=\"([^\"]+)\"");

    @Inject
    Devices devices;

    @Inject
    Tables tables;

    private final String id = UUID.randomUUID().toString();

    @Test
    void pageReturnsToTheShopWithTheIdAlone() {
        Page page = method(id, SHOP);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.action()).isEqualTo(SHOP);
        assertThat(page.fields()).containsOnlyKeys("threeDSMethodData");
        assertThat(decoded(page.fields().get("threeDSMethodData")))
                .isEqualTo("{\"threeDSServerTransID\":\"" + id + "\"}");
    }

    @Test
    void pageSetsNoCookieAndMayBeFramedByEverybody() {
        HttpResponse<String> page = post("/3ds/method", body(encoded(id, SHOP)));

        assertThat(page.headers().map()).doesNotContainKeys("set-cookie", "x-frame-options");
        assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors *", "form-action https: http:");
        assertThat(page.headers().firstValue("cache-control")).contains("no-store");
        assertThat(page.body()).doesNotContain("http://", "//cdn").contains("<script nonce=\"");
    }

    @Test
    void whatTheRequestSaysIsKeptBeforeAnyScriptHasRun() throws Throwable {
        method(id, SHOP);

        Device device = find(id).orElseThrow();
        assertThat(device.key()).isNull();
        assertThat(device.facts().ip()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(device.facts().userAgent()).startsWith("Java-http-client");
        assertThat(device.facts().languages()).containsExactly("ja");
    }

    @Test
    void whatTheScriptTellsCompletesIt() throws Throwable {
        Page page = method(id, SHOP);

        assertThat(tell(page, facts()).statusCode()).isEqualTo(204);

        Device device = find(id.toUpperCase(java.util.Locale.ROOT)).orElseThrow();
        assertThat(device.key()).matches("[0-9a-f]{64}");
        assertThat(device.facts().timeZone()).isEqualTo("Asia/Tokyo");
        assertThat(device.facts().languages()).containsExactly("ja", "en-US");
        assertThat(device.facts().screen()).isEqualTo(new Screen(1920, 1080, 24));
        assertThat(device.facts().platform()).isEqualTo("Linux");
        assertThat(device.facts().webdriver()).isTrue();
    }

    @Test
    void secondDataAreRefused() throws Throwable {
        Page page = method(id, SHOP);
        tell(page, facts());
        String key = find(id).orElseThrow().key();

        tell(page, Map.of("timeZone", "Europe/Berlin"));

        assertThat(find(id).orElseThrow().facts().timeZone()).isEqualTo("Asia/Tokyo");
        assertThat(find(id).orElseThrow().key()).isEqualTo(key);
    }

    @Test
    void samePageAgainIsServedAndTheFirstRequestStays() {
        method(id, SHOP);
        String first = served();

        Page again = Acs.form("/3ds/method", body(encoded(id, SHOP)), "de");

        assertThat(again.action()).isEqualTo(SHOP);
        assertThat(served()).isEqualTo(first);
    }

    @Test
    void factsOfAWrongFormAreLeftOut() throws Throwable {
        Map<String, String> facts = facts();
        facts.put("platform", "<script>\0");
        facts.put("timeZone", "\uD83D\uDE00");
        facts.put("hardwareConcurrency", "many");
        facts.put("ip", "192.0.2.99");
        facts.put("unknown", "x");

        tell(method(id, SHOP), facts);

        Device device = find(id).orElseThrow();
        assertThat(device.facts().platform()).isNull();
        assertThat(device.facts().timeZone()).isNull();
        assertThat(device.facts().ip()).isNotEqualTo("192.0.2.99");
        assertThat(device.facts().screen()).isNotNull();
    }

    @Test
    void dataOfAPageThatIsTooOldAreNotTaken() throws Throwable {
        Page page = method(id, SHOP);
        tables.change(
                "UPDATE method_data SET created_at = now() - interval '11 minutes'"
                        + " WHERE three_ds_server_trans_id = $1",
                UUID.fromString(id));

        tell(page, facts());

        assertThat(find(id).orElseThrow().key()).isNull();
    }

    @Test
    void newestVersionMayNameAnEarlierRunForTenMinutes() throws Throwable {
        tell(method(id, SHOP), facts());
        String key = find(id).orElseThrow().key();

        assertThat(deviceOf(Acs.answer(naming(id)))).contains(key);

        tables.change(
                "UPDATE method_data SET created_at = now() - interval '11 minutes'"
                        + " WHERE three_ds_server_trans_id = $1",
                UUID.fromString(id));
        assertThat(deviceOf(Acs.answer(naming(id)))).doesNotContain(key);
        assertThat(deviceOf(Acs.answer(naming(id).put("messageVersion", "2.2.0"))))
                .doesNotContain(key);
    }

    private static ObjectNode naming(String earlier) {
        ObjectNode aReq = Messages.aReq()
                .put("messageVersion", "2.3.1")
                .put("acquirerCountryCode", "392")
                .put("threeDSCompInd", "Y")
                .put("threeDSMethodId", earlier);
        aReq.putArray("acceptLanguage").add("ja");
        return aReq;
    }

    private String deviceOf(JsonNode aRes) {
        return Objects.requireNonNull(tables.text(
                "SELECT facts FROM transaction WHERE acs_trans_id = $1::text::uuid",
                aRes.path("acsTransID").asText()));
    }

    @Test
    void dataWithoutATokenOfOursOrTooLongAreRefused() throws Throwable {
        Page page = method(id, SHOP);
        Map<String, String> forged = facts();
        forged.put("token", token(page).replaceFirst(".$", "_-"));
        Map<String, String> tooLong = facts();
        tooLong.put("unknown", "x".repeat(16_384));

        assertThat(post("/3ds/method/data", Acs.encoded(forged)).statusCode()).isEqualTo(400);
        assertThat(post("/3ds/method/data", Acs.encoded(facts())).statusCode()).isEqualTo(400);
        assertThat(tell(page, tooLong).statusCode()).isEqualTo(400);

        assertThat(find(id).orElseThrow().key()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "https://shop.example/<script>alert(1)</script>",
                "https://shop.example/\uD83D\uDE00",
                "https://shop.example/\\u0000",
                "ftp://shop.example/"
            })
    void hostileAddressGetsAPageThatDoesNothing(String address) throws Throwable {
        assertNothing(body(encoded(id, address)));
    }

    @Test
    void whatIsNoMethodDataGetsAPageThatDoesNothing() throws Throwable {
        for (String body : new String[] {
            "",
            "threeDSMethodData",
            "threeDSMethodData=",
            "threeDSMethodData=%",
            "threeDSMethodData=%00",
            "threeDSMethodData=%F0%9F%98%80",
            "threeDSMethodData=" + base64url("{\"threeDSServerTransID\":\"" + id + "\"}"),
            "threeDSMethodData=" + "A".repeat(1_000_000),
            body(encoded(id, SHOP)) + "&" + body(encoded(id, SHOP)),
            "x=\uD83D\uDE00\0<script>"
        }) {
            assertNothing(body);
        }
    }

    @Test
    void otherWaysOfAskingAreRefused() {
        HttpRequest.Builder get = HttpRequest.newBuilder(URI.create(Acs.url("/3ds/method")));
        HttpRequest.Builder json = HttpRequest.newBuilder(URI.create(Acs.url("/3ds/method")))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString("{}"));

        assertThat(Acs.send(get).statusCode()).isEqualTo(405);
        assertThat(Acs.send(json).statusCode()).isEqualTo(415);
    }

    @Test
    void idThatIsNoneIsNobodys() throws Throwable {
        for (String odd : new String[] {"", "1-1-1-1-1", "x", "\0", UUID.randomUUID() + "0"}) {
            assertThat(find(odd)).isEmpty();
        }
        assertThat(find(UUID.randomUUID().toString())).isEmpty();
    }

    @Test
    void pagesAreCounted() {
        method(id, SHOP);
        post("/3ds/method", "nonsense");

        String metrics = Acs.send(HttpRequest.newBuilder(URI.create(Acs.url("/q/metrics"))))
                .body();
        assertThat(metrics)
                .contains("sekisho_method_total{outcome=\"served\"}", "sekisho_method_total{outcome=\"refused\"}");
    }

    private void assertNothing(String body) throws Throwable {
        HttpResponse<String> page = post("/3ds/method", body);
        assertThat(page.statusCode()).as(body).isEqualTo(400);
        assertThat(page.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
        assertThat(page.body())
                .doesNotContain("script", "form", "Exception", "shop.example")
                .hasSizeLessThan(200);
        assertThat(find(id)).isEmpty();
    }

    private static Page method(String id, String url) {
        return Acs.form("/3ds/method", body(encoded(id, url)), "ja");
    }

    private static HttpResponse<String> tell(Page page, Map<String, String> facts) {
        Map<String, String> all = new LinkedHashMap<>(facts);
        all.put("token", token(page));
        return post("/3ds/method/data", Acs.encoded(all));
    }

    private static String token(Page page) {
        Matcher token = TOKEN.matcher(page.html());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static HttpResponse<String> post(String path, String body) {
        return Acs.send(HttpRequest.newBuilder(URI.create(Acs.url(path)))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private static Map<String, String> facts() {
        return new LinkedHashMap<>(Map.of(
                "timeZone", "Asia/Tokyo",
                "languages", "ja,en-US",
                "screenWidth", "1920",
                "screenHeight", "1080",
                "colorDepth", "24",
                "platform", "Linux",
                "webdriver", "true"));
    }

    private Optional<Device> find(String text) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> devices.find(text));
    }

    private String served() {
        return String.valueOf(tables.text(
                "SELECT served::text FROM method_data WHERE three_ds_server_trans_id = $1", UUID.fromString(id)));
    }

    private static String encoded(String id, String url) {
        return base64url("{\"threeDSServerTransID\":\"" + id + "\",\"threeDSMethodNotificationURL\":\"" + url + "\"}");
    }

    private static String body(String field) {
        return "threeDSMethodData=" + field;
    }

    private static String base64url(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }

    private static String decoded(String field) {
        return new String(Base64.getUrlDecoder().decode(field), UTF_8);
    }
}
