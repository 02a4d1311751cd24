package org.sekisho.merchant;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sekisho.rest.Declined;

/** The pieces of a token request: its form and its Authorization header. */
final class TokenRequest {

    private static final int LONGEST_BODY = 8 * 1024;
    private static final String BASIC = "basic ";
    private static final String SCOPE_TOKEN = "[!#-\\[\\]-~]+";

    private TokenRequest() {}

    /** A client id and its secret. */
    record Credentials(String clientId, String secret) {

        @Override
        public String toString() {
            return "Credentials[" + clientId + "]";
        }
    }

    /** The form's parameters; those without a value count as absent (RFC 6749, 3.2). */
    static Map<String, String> form(byte[] body) {
        if (body.length > LONGEST_BODY) {
            throw Declined.tooLarge(LONGEST_BODY);
        }
        Map<String, String> form = new HashMap<>();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            String[] parts = pair.split("=", 2);
            String value = parts.length == 2 ? decoded(parts[1]) : "";
            if (!value.isEmpty() && form.put(decoded(parts[0]), value) != null) {
                throw OAuthFailure.invalidRequest("A parameter is there twice.");
            }
        }
        return form;
    }

    /** The credentials of HTTP Basic, each half form-encoded (RFC 6749, 2.3.1). */
    static Optional<Credentials> basic(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).strip());
            String[] halves = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            return halves.length == 2
                    ? Optional.of(new Credentials(decoded(halves[0]), decoded(halves[1])))
                    : Optional.empty();
        } catch (IllegalArgumentException | OAuthFailure unreadable) {
            return Optional.empty();
        }
    }

    /** The scopes asked for, all that are granted where none is named. */
    static Set<String> scopes(@Nullable String scope, Set<String> granted) {
        if (scope == null) {
            return granted;
        }
        Set<String> wanted = new TreeSet<>(Arrays.asList(scope.split(" ")));
        if (!wanted.stream().allMatch(one -> one.matches(SCOPE_TOKEN)) || !granted.containsAll(wanted)) {
            throw OAuthFailure.invalidScope();
        }
        return wanted;
    }

    private static String decoded(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw OAuthFailure.invalidRequest("The body is not a form.");
        }
    }
}
