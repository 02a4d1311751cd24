import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a 3DS Server and a cardholder's browser do, by HTTP and with nothing but what the pages say. */
final class Browser {

    static final ObjectMapper JSON = new ObjectMapper();
    /** A challenge is for the browser that opened it, which is known by this as well. */
    static final String NAME = "bench";

    static final String SESSION_DATA = "c2Vzc2lvbi9kYXRhKw==";

    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    /** A page: its hidden fields say where the challenge stands. */
    record Page(int status, Map<String, String> fields, String text) {

        boolean isFinal() {
            return fields.containsKey("cres");
        }

        String step() {
            return fields.getOrDefault("step", "");
        }

        /** What the shop is told; the whole of it, to be compared. */
        String told() {
            return fields.toString();
        }

        String transStatus() {
            return isFinal() ? decoded(fields.get("cres")).path("transStatus").asText("none") : "none";
        }
    }

    static JsonNode decoded(String base64url) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(base64url));
        } catch (IOException e) {
            throw new IllegalArgumentException("not a message", e);
        }
    }

    /** Sends an AReq and reads the answer. */
    JsonNode authenticate(String base, String aReq) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(base + "/3ds/areq", "application/json; charset=UTF-8", aReq);
        if (answer.statusCode() != 200) {
            throw new IOException("HTTP " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }

    Page open(String base, JsonNode aRes) throws IOException, InterruptedException {
        String cReq = JSON.createObjectNode()
                .put("threeDSServerTransID", aRes.path("threeDSServerTransID").asText())
                .put("acsTransID", aRes.path("acsTransID").asText())
                .put("messageType", "CReq")
                .put("messageVersion", "2.2.0")
                .put("challengeWindowSize", "02")
                .toString();
        return form(
                base + "/challenge",
                Map.of(
                        "creq",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(cReq.getBytes(StandardCharsets.UTF_8)),
                        "threeDSSessionData",
                        SESSION_DATA));
    }

    Page submit(String base, String step, String answer) throws IOException, InterruptedException {
        return form(base + "/challenge/answer", Map.of("step", step, "answer", answer, "action", "submit"));
    }

    Page resend(String base, String step) throws IOException, InterruptedException {
        return form(base + "/challenge/answer", Map.of("step", step, "action", "resend"));
    }

    Page cancel(String base, String step) throws IOException, InterruptedException {
        return form(base + "/challenge/answer", Map.of("step", step, "action", "cancel"));
    }

    /** The newest code on the demo's phone; empty when none has arrived. */
    String newestCode(String base, String acsTransID) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(base + "/demo/phone/messages?acsTransID=" + acsTransID))
                        .timeout(PATIENCE)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return JSON.readTree(answer.body()).path(0).path("code").asText("");
    }

    private Page form(String url, Map<String, String> fields) throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        HttpResponse<String> answer = post(url, "application/x-www-form-urlencoded", body.toString());
        Map<String, String> hidden = new LinkedHashMap<>();
        for (Matcher found = HIDDEN.matcher(answer.body()); found.find(); ) {
            hidden.put(found.group(1), found.group(2));
        }
        return new Page(answer.statusCode(), hidden, answer.body());
    }

    private HttpResponse<String> post(String url, String type, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(PATIENCE)
                        .header("Content-Type", type)
                        .header("User-Agent", NAME)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
