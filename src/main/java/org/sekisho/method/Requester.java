package org.sekisho.method;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sekisho.device.Facts;

/** What a browser's request says of it, before any script has run. */
final class Requester {

    private static final int LONGEST_USER_AGENT = 1_024;

    private Requester() {}

    /** With the address of whoever sent it, without the zone of a local one. */
    static Facts facts(HttpServerRequest request, Optional<String> address) {
        return Facts.in(fact -> switch (fact) {
            case IP -> address.map(one -> one.replaceFirst("%.*", "")).orElse(null);
            case USER_AGENT -> userAgent(request);
            case ACCEPT_LANGUAGE -> request.getHeader("Accept-Language");
            case BRANDS -> request.getHeader("Sec-CH-UA");
            case MOBILE -> request.getHeader("Sec-CH-UA-Mobile");
            case SYSTEM -> unquoted(request.getHeader("Sec-CH-UA-Platform"));
            default -> null;
        });
    }

    static @Nullable String userAgent(HttpServerRequest request) {
        String header = request.getHeader("User-Agent");
        return header == null || header.length() <= LONGEST_USER_AGENT
                ? header
                : header.substring(0, LONGEST_USER_AGENT);
    }

    private static @Nullable String unquoted(@Nullable String hint) {
        return hint == null ? null : hint.replace("\"", "");
    }
}
