package org.sekisho.member;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.sekisho.platform.PublicAddress;

/** The cookie that holds a session's token; gone with the browser. */
@ApplicationScoped
class SessionCookie {

    private static final int LONGEST = 64;

    private final boolean https;

    SessionCookie(PublicAddress address) {
        this.https = "https".equals(address.base().getScheme());
    }

    /** Browsers refuse the prefix and Secure over plain http, which only dev, test and demo speak to them. */
    private String name() {
        return https ? "__Host-sekisho" : "sekisho-member";
    }

    Optional<String> of(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(name()))
                .map(Cookie::getValue)
                .filter(token -> !token.isEmpty() && token.length() <= LONGEST);
    }

    String set(String token) {
        return name() + "=" + token + attributes();
    }

    String clear() {
        return name() + "=" + attributes() + "; Max-Age=0";
    }

    private String attributes() {
        return "; Path=/; HttpOnly; SameSite=Strict" + (https ? "; Secure" : "");
    }
}
