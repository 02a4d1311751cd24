package org.sekisho.member;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sekisho.testkit.Acs;

/** A browser with its cookie, as far as a member's pages need one. */
final class Browsing {
    static final String HOME = "/my/demo";
    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");

    private String cookie = "";

    static Browsing signedIn(String loginId, String password) {
        Browsing browser = new Browsing();
        HttpResponse<String> answer = browser.signIn(loginId, password);
        if (answer.statusCode() != 303) {
            throw new AssertionError("not signed in: " + answer.statusCode() + " " + answer.body());
        }
        return browser;
    }

    HttpResponse<String> signIn(String loginId, String password) {
        return send(post("/sign-in", Map.of("loginId", loginId, "password", password)));
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** Sends a form with the token of the first page. */
    HttpResponse<String> submit(String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("form", formToken());
        return send(post(path, all));
    }

    String formToken() {
        Matcher form = FORM.matcher(get("").body());
        if (!form.find()) {
            throw new AssertionError("no form");
        }
        return form.group(1);
    }

    /** As another browser that got hold of the cookie, or this one later. */
    String cookie() {
        return cookie;
    }

    HttpRequest.Builder post(String path, Map<String, String> fields) {
        return request(path)
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Acs.encoded(fields)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(Acs.url(HOME + path)))
                .header("accept", "text/html")
                .header("accept-language", "ja");
        return cookie.isEmpty() ? request : request.header("cookie", cookie);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        HttpResponse<String> answer = Acs.send(request);
        answer.headers().firstValue("set-cookie").ifPresent(set -> cookie = set.split(";", 2)[0]);
        return answer;
    }
}
