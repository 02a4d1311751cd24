package org.sekisho.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** The running application, as directories and browsers reach it. */
public final class Acs {
    private static final String JSON_TYPE = "application/json; charset=UTF-8";
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Acs() {}

    /** An address of the application. */
    public static String url(String path) {
        return ConfigProvider.getConfig().getValue("sekisho.public-url", String.class) + path;
    }

    /** Sends an AReq, or something like it. */
    public static HttpResponse<String> areq(String body) {
        return areq(body.getBytes(UTF_8), JSON_TYPE);
    }

    /** Sends bytes where an AReq is expected. */
    public static HttpResponse<String> areq(byte[] body, String type) {
        return send(HttpRequest.newBuilder(URI.create(url("/3ds/areq")))
                .header("content-type", type)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    /** Sends an AReq and reads what comes back: an ARes or an Erro. */
    public static JsonNode answer(JsonNode aReq) {
        return json(areq(aReq.toString()).body());
    }

    /** Posts a form as a browser does. */
    public static Page form(String path, Map<String, String> fields) {
        return form(path, encoded(fields), "ja");
    }

    /** Posts the text of a form as a browser does that speaks these languages. */
    public static Page form(String path, String body, String languages) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(url(path)))
                .header("content-type", "application/x-www-form-urlencoded")
                .header("accept", "text/html")
                .header("accept-language", languages)
                .POST(BodyPublishers.ofString(body)));
        return new Page(answer.statusCode(), answer.body());
    }

    /** Sends a request and waits for its answer. */
    public static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.timeout(LONGEST).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Fields as a form writes them. */
    public static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(joining("&"));
    }

    /** Reads JSON. */
    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
