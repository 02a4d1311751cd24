package org.sekisho.rest;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A part of the API, for answers that are given before a resource is reached.
 *
 * @param allow the methods it has
 */
record Place(Pattern path, String allow, int longestBody) {

    private static final List<Place> ALL = List.of(
            place("/oauth2/jwks|/v1/authentications/.+|/v1/decisions/[^/]+|/v1/rule-sets/active", "GET, HEAD, OPTIONS"),
            withRules("/v1/rule-sets", "GET, HEAD, POST, OPTIONS"),
            withRules("/v1/rule-sets/[^/]+", "GET, HEAD, PUT, DELETE, OPTIONS"),
            withRules("/v1/back-tests|/v1/decisions/[^/]+/replay", "POST, OPTIONS"),
            place("/v1/back-tests/[^/]+", "GET, HEAD, DELETE, OPTIONS"),
            place("/v1(/.*)?|/oauth2(/.*)?", "POST, OPTIONS"));

    private static final Place ELSEWHERE = place(".*", "");

    private static Place place(String path, String allow) {
        return new Place(Pattern.compile(path), allow, StrictJson.LONGEST);
    }

    private static Place withRules(String path, String allow) {
        return new Place(Pattern.compile(path), allow, StrictJson.LONGEST_WITH_RULES);
    }

    /** What is at a path; another listener's paths are elsewhere. */
    static Place of(String path) {
        return ALL.stream()
                .filter(place -> place.path.matcher(path).matches())
                .findFirst()
                .orElse(ELSEWHERE);
    }

    boolean isOurs() {
        return !equals(ELSEWHERE);
    }
}
