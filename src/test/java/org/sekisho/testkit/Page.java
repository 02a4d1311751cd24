package org.sekisho.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the issuer as a browser gets it. */
public record Page(int status, String html) {
    private static final Pattern FIELD = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final Pattern ACTION = Pattern.compile("<form method=\"post\" action=\"([^\"]*)\"");
    private static final Pattern NOTICE = Pattern.compile("id=\"notice\"[^>]*>(.*?)</p>", Pattern.DOTALL);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The hidden fields of its form, in order. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(html);
        while (field.find()) {
            fields.put(unescaped(field.group(1)), unescaped(field.group(2)));
        }
        return fields;
    }

    /** Where its form goes; empty where there is none. */
    public String action() {
        Matcher action = ACTION.matcher(html);
        return action.find() ? unescaped(action.group(1)) : "";
    }

    /** The token of the step. */
    public String step() {
        return field("step");
    }

    /** Whether it asks for an answer. */
    public boolean asks() {
        return status == 200 && html.contains("name=\"answer\"");
    }

    /** What it says about the step before, without markup; empty where it says nothing. */
    public String notice() {
        Matcher notice = NOTICE.matcher(html);
        return notice.find()
                ? notice.group(1)
                        .replaceAll("<[^>]*>", " ")
                        .replaceAll("\\s+", " ")
                        .strip()
                : "";
    }

    /** The message for the shop. */
    public JsonNode cRes() {
        return decoded(field("cres"));
    }

    /** The error message for the shop. */
    public JsonNode erro() {
        return decoded(field("erro"));
    }

    private String field(String name) {
        String value = fields().get(name);
        if (value == null) {
            throw new AssertionError("no field " + name + " in " + html);
        }
        return value;
    }

    private static JsonNode decoded(String base64url) {
        try {
            return JSON.readTree(new String(Base64.getUrlDecoder().decode(base64url), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
