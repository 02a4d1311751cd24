package org.sekisho.challenge;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.UUID;

/**
 * The cookies by which a browser that keeps cookies is known again, one for each challenge: with one name for all, the challenge in a
 * second tab would take the first one's.
 */
final class Tickets {

    private static final String NAME = "__Host-challenge-";

    /** Under this name older replicas give theirs, one for all. */
    private static final String EARLIER = "__Host-sekisho";

    private Tickets() {}

    /** All that the browser brought: as many as a request's headers hold, since the newest need not come first. */
    static List<String> of(HttpServerRequest request) {
        return request.cookies().stream()
                .filter(cookie ->
                        cookie.getName().startsWith(NAME) || cookie.getName().equals(EARLIER))
                .map(Cookie::getValue)
                .toList();
    }

    /** Of this top-level site only, and only over a channel that nobody reads along; a browser that refuses it loses nothing. */
    static String kept(UUID acsTransId, String ticket) {
        String id = acsTransId.toString();
        return NAME + id.substring(id.length() - 12) + "=" + ticket
                + "; Path=/; Max-Age=3600; Secure; HttpOnly; SameSite=None; Partitioned";
    }
}
