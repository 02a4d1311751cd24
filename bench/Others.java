import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/** What else is asked of replicas while purchases go on: nothing of it needs the provider, so nothing of it may suffer from it. */
final class Others {

    static final List<String> NAMES = List.of("enrolment", "challenge page", "ready", "token");

    private static final String BASIC = "Basic "
            + Base64.getEncoder().encodeToString("demo-shop:demo-shop-secret".getBytes(StandardCharsets.UTF_8));
    private static final String FORM = "application/x-www-form-urlencoded";

    private final OpenLoop loop;
    private final List<String> bases;
    private final List<String> tokens = new ArrayList<>();
    private final List<String> challenges = new ArrayList<>();

    /**
     * One look.
     *
     * @param wrong what came where the answer was not as it should be, else empty
     */
    record Look(String name, double millis, String wrong) {}

    /** Gets a token and opens a challenge at each replica; both last longer than a run. */
    Others(OpenLoop loop, List<String> bases, Browser browser) throws IOException, InterruptedException {
        this.loop = loop;
        this.bases = bases;
        for (String base : bases) {
            tokens.add(token(base));
            String aReq = SampleAReq.of(UUID.randomUUID().toString(), "https://directory.example/rreq", SampleAReq.PASSWORD_CARD, "5000")
                    .replace("\"threeDSRequestorChallengeInd\":\"01\"", "\"threeDSRequestorChallengeInd\":\"04\"");
            JsonNode aRes = browser.authenticate(base, aReq);
            if (browser.open(base, aRes).step().isEmpty()) {
                throw new IOException("no challenge to look at: " + aRes);
            }
            challenges.add(cReq(aRes));
        }
    }

    private static String cReq(JsonNode aRes) {
        String cReq = Browser.JSON.createObjectNode()
                .put("threeDSServerTransID", aRes.path("threeDSServerTransID").asText())
                .put("acsTransID", aRes.path("acsTransID").asText())
                .put("messageType", "CReq")
                .put("messageVersion", "2.2.0")
                .put("challengeWindowSize", "02")
                .toString();
        return "creq=" + Base64.getUrlEncoder().withoutPadding().encodeToString(cReq.getBytes(StandardCharsets.UTF_8))
                + "&threeDSSessionData=" + URLEncoder.encode(Browser.SESSION_DATA, StandardCharsets.UTF_8);
    }

    static String token(String base) throws IOException, InterruptedException {
        var answer = java.net.http.HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(java.net.URI.create(base + "/oauth2/token"))
                                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                                .header("Authorization", BASIC)
                                .header("Content-Type", FORM)
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.ofString());
        return Browser.JSON.readTree(answer.body()).path("access_token").asText();
    }

    /** Looks as long as it goes on, at so many things a second. */
    ConcurrentLinkedQueue<Look> look(int rate, BooleanSupplier goesOn) throws InterruptedException {
        ConcurrentLinkedQueue<Look> looks = new ConcurrentLinkedQueue<>();
        loop.run(rate, Integer.MAX_VALUE, goesOn, i -> {
            String name = NAMES.get(i % NAMES.size());
            return request(name, i / NAMES.size() % bases.size(), looks);
        });
        return looks;
    }

    private OpenLoop.Request request(String name, int replica, ConcurrentLinkedQueue<Look> looks) {
        String base = bases.get(replica);
        return switch (name) {
            case "enrolment" -> new OpenLoop.Request(
                    HttpMethod.POST,
                    base + "/v1/enrolment-checks",
                    Map.of("content-type", "application/json", "authorization", "Bearer " + tokens.get(replica)),
                    "{\"cardNumber\":\"" + SampleAReq.PASSWORD_CARD + "\"}",
                    answer -> seen(name, answer, "\"enrolled\":\"Y\"", looks));
            case "challenge page" -> new OpenLoop.Request(
                    HttpMethod.POST,
                    base + "/challenge",
                    Map.of("content-type", FORM, "user-agent", Browser.NAME),
                    challenges.get(replica),
                    answer -> seen(name, answer, "name=\"step\"", looks));
            case "ready" -> new OpenLoop.Request(
                    HttpMethod.GET, base + "/q/health/ready", Map.of(), "", answer -> seen(name, answer, "UP", looks));
            default -> new OpenLoop.Request(
                    HttpMethod.POST,
                    base + "/oauth2/token",
                    Map.of("content-type", FORM, "authorization", BASIC),
                    "grant_type=client_credentials",
                    answer -> seen(name, answer, "access_token", looks));
        };
    }

    private static void seen(String name, OpenLoop.Answer answer, String right, ConcurrentLinkedQueue<Look> looks) {
        boolean good = answer.status() == 200 && answer.body().contains(right);
        looks.add(new Look(name, answer.millis(), good ? "" : name + ": " + answer.status() + " " + answer.body()));
    }
}
